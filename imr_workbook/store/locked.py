"""LockedStore: what stands in the store's place while the workbook is locked: nothing goes in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Record
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import Version
from imr_workbook.store.store import Lost, StoreLocked


class LockedStore:
    """Shows only what may be seen; refuses every change, so that none is taken for saved."""

    device = "locked"
    last_stamp: Stamp | None = None
    damaged = 0
    read_only = False
    lost: Lost | None = None

    def __init__(self, seen: Iterable[Record] = ()) -> None:
        """Show these records, which lie outside the vault already."""
        self._seen = list(seen)

    def records(self) -> list[Record]:
        """What may be seen."""
        return self._seen

    def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:  # noqa: ARG002
        """Always raises StoreLocked."""
        raise StoreLocked("locked")

    def keep(self, versions: Iterable[Version]) -> None:  # noqa: ARG002
        """Always raises StoreLocked."""
        raise StoreLocked("locked")

    def outbox(self) -> list[Change]:
        """None."""
        return []

    def acknowledge(self, changes: Iterable[Change]) -> None:  # noqa: ARG002
        """Always raises StoreLocked."""
        raise StoreLocked("locked")

    def versions(self, kind: str, record_id: str) -> list[Version]:  # noqa: ARG002
        """None."""
        return []

    def cursors(self) -> dict[str, int]:
        """None."""
        return {}

    def lost_marks(self) -> list[Change]:
        """Nothing can be told."""
        return []

    def count_lost(self, backup: int | None) -> None:
        """Nothing can be told."""

    def forget_lost(self) -> None:
        """Nothing is told."""

    def backed_up(self, backup: int) -> None:
        """Nothing is confirmed."""

    def close(self) -> None:
        """Nothing is open."""
