"""WorkbookState: everything in the workbook at one moment, and the fold that changes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Record, merge

_BUCKETS = 256


class RecordMap(Mapping[str, Record]):
    """An immutable map of records by id, cheap to change.

    Records lie in 256 small dicts, so that replacing one copies a handful of entries and not the
    whole map: a change costs the same with 100 records as with 10,000.
    """

    __slots__ = ("_buckets", "_size")

    def __init__(self, buckets: tuple[dict[str, Record], ...] | None = None, size: int = 0) -> None:
        self._buckets = buckets or tuple({} for _ in range(_BUCKETS))
        self._size = size

    def __getitem__(self, record_id: str) -> Record:
        return self._buckets[hash(record_id) % _BUCKETS][record_id]

    def __iter__(self) -> Iterator[str]:
        for bucket in self._buckets:
            yield from bucket

    def __len__(self) -> int:
        return self._size

    def with_record(self, record: Record) -> RecordMap:
        """A map that holds `record` under its id and is otherwise the same."""
        place = hash(record.id) % _BUCKETS
        old = self._buckets[place]
        new = {**old, record.id: record}
        buckets = (*self._buckets[:place], new, *self._buckets[place + 1 :])
        return RecordMap(buckets, self._size + len(new) - len(old))

    @classmethod
    def of(cls, records: Iterable[Record]) -> RecordMap:
        """A map of many records at once."""
        buckets: tuple[dict[str, Record], ...] = tuple({} for _ in range(_BUCKETS))
        for record in records:
            buckets[hash(record.id) % _BUCKETS][record.id] = record
        return cls(buckets, sum(map(len, buckets)))


@dataclass(frozen=True, slots=True, eq=False)
class WorkbookState:
    """Every record by kind. Two states are equal only when they are the same object."""

    kinds: Mapping[str, RecordMap] = field(default_factory=lambda: MappingProxyType({}))

    def record(self, kind: str, record_id: str) -> Record | None:
        """The record, deleted or not; none when nothing was ever written to it."""
        records = self.kinds.get(kind)
        return None if records is None else records.get(record_id)

    def saved_ms(self, kind: str, record_id: str, name: str | None = None) -> int | None:
        """When a record, or one field of it, was last changed, in milliseconds since 1970 UTC; none when never."""
        record = self.record(kind, record_id)
        if record is None or record.bare:
            return None
        if name is None:
            return record.changed.ms
        value = record.fields.get(name)
        return None if value is None else value.stamp.ms

    def living(self, kind: str) -> list[Record]:
        """The records of one kind that are not deleted, oldest first."""
        found = (record for record in self.kinds.get(kind, {}).values() if not record.deleted)
        return sorted(found, key=lambda record: (record.created, record.id))


def state_of(records: Iterable[Record]) -> WorkbookState:
    """The state that holds just these records."""
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        by_kind.setdefault(record.kind, []).append(record)
    return WorkbookState(MappingProxyType({kind: RecordMap.of(found) for kind, found in by_kind.items()}))


def fold(state: WorkbookState, changes: Iterable[Change]) -> WorkbookState:
    """`state` with the changes in it; replaces the touched records and nothing else.

    The order of the changes and repeats of them make no difference to the result.
    """
    kinds = dict(state.kinds)
    for change in changes:
        records = kinds.get(change.kind) or RecordMap()
        old = records.get(change.record_id)
        new = merge(old, change)
        if new is not old:
            kinds[change.kind] = records.with_record(new)
    return WorkbookState(MappingProxyType(kinds))
