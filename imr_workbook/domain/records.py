"""Record: what is known of one goal, answer or rating, field by field, and how two copies merge."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from imr_workbook.domain.changes import DELETED, PURGED, SCHEMA, Change, Json
from imr_workbook.domain.stamps import Stamp


class Value(NamedTuple):
    """What a field holds, when that was written, and what its writer had seen."""

    content: Json
    stamp: Stamp
    base: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its fields by name. Immutable; merging gives a new one."""

    kind: str
    id: str
    fields: Mapping[str, Value] = field(default_factory=dict)
    schema: int = SCHEMA
    """Highest schema version that has written to it."""

    def get(self, name: str, default: Json = None) -> Json:
        """Content of a field, or `default` when it was never written."""
        value = self.fields.get(name)
        return default if value is None else value.content

    def text(self, name: str) -> str:
        """A field as text; empty when it was never written or holds anything else."""
        content = self.get(name)
        return content if isinstance(content, str) else ""

    @property
    def deleted(self) -> bool:
        """Whether the person removed it."""
        return self.removed is not None

    @property
    def removed(self) -> Stamp | None:
        """When the person removed it; none while it stands. One that was purged stays removed until it is put back."""
        deleted = self.fields.get(DELETED)
        if deleted is None:
            return self.purged
        return deleted.stamp if deleted.content else None

    @property
    def purged(self) -> Stamp | None:
        """Up to when nothing that was written into it stands; none where it was never purged."""
        value = self.fields.get(PURGED)
        return None if value is None else value.stamp

    @property
    def bare(self) -> bool:
        """Whether it was purged and nothing has been written into it since: a tombstone and no more."""
        return self.fields.keys() == {PURGED}

    @property
    def created(self) -> Stamp:
        """The earliest stamp that still stands in it: an order for lists."""
        return min(value.stamp for value in self.fields.values())

    @property
    def changed(self) -> Stamp:
        """The latest stamp that stands in it."""
        return max(value.stamp for value in self.fields.values())


def supersedes(new: Value, old: Value) -> bool:
    """Whether `new` stands and `old` gives way: the later stamp, and on equal stamps the greater value.

    Equal stamps with different values come only from a copied device; comparing the values lets all
    copies agree anyway.
    """
    if new.stamp != old.stamp:
        return new.stamp > old.stamp
    return _sort_key(new) > _sort_key(old)


def concurrent(winner: Value, loser: Value) -> bool:
    """Whether the winner's writer may not have seen the loser: neither wrote it nor wrote over it.

    A device has always seen what it wrote itself, and the value that it wrote over. Of anything else
    that cannot be known here, and a text shown once too often is better than a text lost.
    """
    if winner.stamp == loser.stamp:
        return not same_content(winner.content, loser.content)
    return winner.stamp.device != loser.stamp.device and winner.base != loser.stamp


def same_content(one: Json, other: Json) -> bool:
    """Whether two contents are the same; unlike `==`, true and 1 are two."""
    return one == other and _text(one) == _text(other)


def swallowed(record: Record | None, change: Change) -> bool:
    """Whether `change` was written before the record was purged, and so stands in no copy of it."""
    purged = None if record is None else record.purged
    return purged is not None and change.field != PURGED and change.stamp <= purged


def merge(record: Record | None, change: Change) -> Record:
    """`record` with `change` in it; the same object when nothing changes.

    What was written up to a purge is as if it had never been, in whatever order the two arrive; what is
    written after it stands. Commutative, associative and idempotent over changes of one record.
    """
    current = record if record is not None else Record(change.kind, change.record_id, {}, change.schema)
    if swallowed(current, change):
        return _with_schema(current, change.schema)
    new = Value(change.value, change.stamp, change.base)
    old = current.fields.get(change.field)
    if old is not None and not supersedes(new, old):
        return _with_schema(current, change.schema)
    fields = {**current.fields, change.field: new}
    if change.field == PURGED:
        fields = {
            name: value for name, value in fields.items() if name == PURGED or value.stamp > change.stamp
        }
    return Record(current.kind, current.id, fields, max(current.schema, change.schema))


def _with_schema(record: Record, schema: int) -> Record:
    return record if schema <= record.schema else Record(record.kind, record.id, record.fields, schema)


def _sort_key(value: Value) -> tuple[str, str]:
    return _text(value.content), str(value.base or "")


def _text(content: Json) -> str:
    return json.dumps(content, sort_keys=True, ensure_ascii=True)
