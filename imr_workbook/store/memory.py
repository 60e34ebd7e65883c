"""MemoryStore: a store for as long as the process lives. Keeps every promise but durability."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Record
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import Version
from imr_workbook.store.appended import Appended, FieldKey, Key, appended, by_age, missing
from imr_workbook.store.store import Lost


class MemoryStore:
    """Everything in dicts."""

    damaged = 0
    """Nothing here can be."""
    read_only = False
    """Everything can be changed."""
    lost: Lost | None = None
    """Nor can anything be missing."""

    def __init__(self, device: str = "memory") -> None:
        self.device = device
        """Random id of this device."""
        self.last_stamp: Stamp | None = None
        """The latest stamp that this device has written, or none."""
        self._records: dict[Key, Record] = {}
        self._outbox: dict[FieldKey, Change] = {}
        self._versions: list[Version] = []
        self._cursors: dict[str, int] = {}

    def records(self) -> list[Record]:
        """Every record, deleted ones too."""
        return list(self._records.values())

    def record(self, key: Key) -> Record | None:
        """One record, or none."""
        return self._records.get(key)

    def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:
        """See `Store.append`."""
        result = appended(changes, self)
        self._records |= result.records
        self._take_out(result)
        self._outbox |= result.outbox
        self._versions += result.versions
        self.last_stamp = result.last_stamp
        self._cursors |= cursor or {}
        return result.changes

    def _take_out(self, result: Appended) -> None:
        for field in result.unsent:
            self._outbox.pop(field, None)
        for record, staying in result.emptied.items():
            others = [one for one in self._versions if (one.kind, one.record_id) != record]
            self._versions = [*others, *staying]

    def outbox(self) -> list[Change]:
        """Own changes that no hub has, oldest first."""
        return sorted(self._outbox.values(), key=lambda change: change.stamp)

    def waiting(self, key: FieldKey) -> Change | None:
        """The unsent change of a field, or none."""
        return self._outbox.get(key)

    def acknowledge(self, changes: Iterable[Change]) -> None:
        """Take changes out of the outbox; one overwritten since stays."""
        for change in changes:
            key = (change.kind, change.record_id, change.field)
            waiting = self._outbox.get(key)
            if waiting is not None and waiting.stamp == change.stamp:
                del self._outbox[key]

    def versions(self, kind: str, record_id: str) -> list[Version]:
        """Kept earlier texts of one record, the one written first first."""
        return by_age(one for one in self._versions if (one.kind, one.record_id) == (kind, record_id))

    def keep(self, versions: Iterable[Version]) -> None:
        """Keep earlier texts that a copy has."""
        self._versions += missing(versions, self)

    def cursors(self) -> dict[str, int]:
        """Stream name -> sequence number applied so far."""
        return dict(self._cursors)

    def lost_marks(self) -> list[Change]:
        """None can be."""
        return []

    def count_lost(self, backup: int | None) -> None:
        """There is nothing to count."""

    def forget_lost(self) -> None:
        """It was read."""
        self.lost = None

    def backed_up(self, backup: int) -> None:
        """Nothing is to be counted after it."""

    def close(self) -> None:
        """Nothing to let go of."""
