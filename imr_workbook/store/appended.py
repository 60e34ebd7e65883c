"""What an append comes to: the pure part that every store shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Record, Value, merge
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import Version, kept

Key: TypeAlias = tuple[str, str]
"""Kind and record id."""
FieldKey: TypeAlias = tuple[str, str, str]
"""Kind, record id and field."""


@dataclass(slots=True)
class Appended:
    """The rows to write for a batch of changes."""

    records: dict[Key, Record] = field(default_factory=dict)
    versions: list[Version] = field(default_factory=list)
    outbox: dict[FieldKey, Change] = field(default_factory=dict)
    last: Stamp | None = None


def appended(
    changes: Iterable[Change],
    device: str,
    last: Stamp | None,
    load: Callable[[Key], Record | None],
    waiting: Callable[[FieldKey], Change | None],
) -> Appended:
    """What must be written so that `changes` are in the store.

    Args:
        changes: own or from other devices, in any order.
        device: id of this device.
        last: the latest stamp so far.
        load: the stored record, or none.
        waiting: the unsent change of a field, or none.
    """
    result = Appended(last=last)
    for change in changes:
        key = (change.kind, change.record_id)
        old = result.records.get(key) or load(key)
        new = merge(old, change)
        if (version := _version(old, change)) is not None:
            result.versions.append(version)
        if new is not old:
            result.records[key] = new
            if change.stamp.device == device:
                _queue(result, change, waiting)
        result.last = change.stamp if result.last is None else max(result.last, change.stamp)
    return result


def _version(old: Record | None, change: Change) -> Version | None:
    standing = None if old is None else old.fields.get(change.field)
    if standing is None:
        return None
    new = Value(change.value, change.stamp, change.base)
    return kept(change.kind, change.record_id, change.field, standing, new)


def _queue(result: Appended, change: Change, waiting: Callable[[FieldKey], Change | None]) -> None:
    """Into the outbox; a change that replaces an unsent one keeps its base, the last that others can know."""
    key = (change.kind, change.record_id, change.field)
    unsent = result.outbox.get(key) or waiting(key)
    result.outbox[key] = change if unsent is None else replace(change, base=unsent.base)
