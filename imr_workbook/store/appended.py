"""What an append comes to: the pure part that every store shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias

from imr_workbook.domain.changes import PURGED, Change
from imr_workbook.domain.records import Record, Value, merge, swallowed
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import Version, kept

Key: TypeAlias = tuple[str, str]
"""Kind and record id."""
FieldKey: TypeAlias = tuple[str, str, str]
"""Kind, record id and field."""


class Stored(Protocol):
    """What an append must know of what is stored already."""

    @property
    def device(self) -> str:
        """Id of this device."""

    @property
    def last_stamp(self) -> Stamp | None:
        """The latest stamp that this device has written."""

    def record(self, key: Key) -> Record | None:
        """The record, or none."""

    def waiting(self, key: FieldKey) -> Change | None:
        """The unsent change of a field, or none."""

    def versions(self, kind: str, record_id: str) -> list[Version]:
        """The kept texts of a record."""


@dataclass(slots=True)
class Appended:
    """The rows to write for a batch of changes."""

    changes: list[Change] = field(default_factory=list)
    """The batch, as it is kept and sent."""
    records: dict[Key, Record] = field(default_factory=dict)
    """Records that are other than before."""
    versions: list[Version] = field(default_factory=list)
    """Texts to keep beside them."""
    outbox: dict[FieldKey, Change] = field(default_factory=dict)
    """Changes to send, each in place of what waits of its field."""
    unsent: set[FieldKey] = field(default_factory=set)
    """Changes that must not be sent any more: their record was purged. To be taken out before `outbox` is put in."""
    emptied: dict[Key, list[Version]] = field(default_factory=dict)
    """Records that were purged, with the kept texts that stay, of all that were in the store."""
    last_stamp: Stamp | None = None
    """The latest stamp that this device has written."""


def appended(changes: Iterable[Change], stored: Stored) -> Appended:
    """What must be written so that `changes`, own or from other devices, in any order, are in the store."""
    result = Appended(last_stamp=stored.last_stamp)
    for change in changes:
        own = change.stamp.device == stored.device
        _append(result, _as_sent(result, change, stored) if own else change, stored, own)
    return result


def missing(versions: Iterable[Version], stored: Stored) -> list[Version]:
    """Those of the versions that are not kept, each once; none that was written before its record was purged."""
    result = Appended()
    for version in versions:
        record = stored.record((version.kind, version.record_id))
        purged = None if record is None else record.purged
        if purged is not None and version.value.stamp <= purged:
            continue
        if not _kept_already(version, result, stored):
            result.versions.append(version)
    return result.versions


def by_age(versions: Iterable[Version]) -> list[Version]:
    """The one written first first: what comes from a copy may be older than what was kept before it."""
    return sorted(versions, key=lambda version: version.value.stamp)


def _append(result: Appended, change: Change, stored: Stored, own: bool) -> None:
    key = (change.kind, change.record_id)
    old = result.records.get(key) or stored.record(key)
    new = merge(old, change)
    result.changes.append(change)
    if new is not old:
        result.records[key] = new
    if own:
        result.last_stamp = max(change.stamp, result.last_stamp or change.stamp)
    if swallowed(old, change):
        return
    if change.field == PURGED:
        _empty(result, old, new, stored)
    elif (version := _version(old, change)) is not None and not _kept_already(version, result, stored):
        result.versions.append(version)
    if own and new is not old:
        result.outbox[*key, change.field] = change


def _empty(result: Appended, old: Record | None, new: Record, stored: Stored) -> None:
    """Of what was written up to a purge nothing is kept, and nothing is sent."""
    purged = new.purged
    if old is None or purged is None or purged == old.purged:
        return
    key = (new.kind, new.id)

    def stays(version: Version) -> bool:
        return (version.kind, version.record_id) != key or version.value.stamp > purged

    result.emptied[key] = [version for version in stored.versions(*key) if stays(version)]
    result.versions = [version for version in result.versions if stays(version)]
    for name in old.fields:
        field_key = (*key, name)
        waiting = result.outbox.get(field_key) or stored.waiting(field_key)
        if waiting is not None and waiting.stamp <= purged:
            result.outbox.pop(field_key, None)
            result.unsent.add(field_key)


def _as_sent(result: Appended, change: Change, stored: Stored) -> Change:
    """One that is written over an unsent one takes its place, and its base: the last that others can know."""
    key = (change.kind, change.record_id, change.field)
    unsent = result.outbox.get(key) or stored.waiting(key)
    if unsent is None or unsent.stamp != change.base:
        return change
    return replace(change, base=unsent.base)


def _version(old: Record | None, change: Change) -> Version | None:
    standing = None if old is None else old.fields.get(change.field)
    if standing is None:
        return None
    new = Value(change.value, change.stamp, change.base)
    return kept(change.kind, change.record_id, change.field, standing, new)


def _kept_already(version: Version, result: Appended, stored: Stored) -> bool:
    """Whether the same text of the same moment is kept: changes may arrive more than once."""
    here = [*stored.versions(version.kind, version.record_id), *result.versions]
    return any(
        (one.kind, one.record_id, one.field) == (version.kind, version.record_id, version.field)
        and (one.value.stamp, one.value.content) == (version.value.stamp, version.value.content)
        for one in here
    )
