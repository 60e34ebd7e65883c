"""Store: where the workbook's records are kept durably. The protocol and its errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Record
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import Version


class StoreError(Exception):
    """The store could not do what was asked; nothing acknowledged before is affected."""


class StoreInUse(StoreError):
    """Another process has this store open."""


class StoreFull(StoreError):
    """No room on the disk. Reading goes on; saving works again when there is room."""


class StoreNotWritable(StoreError):
    """The folder or file may not be written."""


class StoreReadOnly(StoreError):
    """A later version of the app wrote it: this one shows it and changes nothing."""


class StoreLocked(StoreError):
    """The workbook is locked. Nothing is read or written until it is unlocked."""


class StoreStopped(StoreError):
    """The disk failed to confirm a write. Reading goes on; saving does when the store is opened anew.

    The kernel may have dropped what it could not write, so that trying again would prove nothing.
    """


class StoreDamaged(StoreError):
    """The file cannot be read as a store. It is left as it is."""


class StoreOfAnotherKey(StoreError):
    """The file was sealed with another key than the one it was opened with. It is left as it is."""


class StoreFromNewerVersion(StoreError):
    """The file was written by a later version of the app than this one."""


class Lost(NamedTuple):
    """What damage to the file has cost, until the person has read it."""

    kept: str = ""
    """The folder in which the damaged file is kept; empty where it went on being used."""
    missing: int | None = 0
    """Records that are gone, or stand as they were before. None: not counted yet, for a backup is to be merged."""
    counted: bool = True
    """Whether these are all. Otherwise there may be more."""


class Store(Protocol):
    """Keeps records, the changes no other device has yet, and overwritten texts.

    All methods are synchronous and short. What `append` has returned from survives a crash.
    """

    @property
    def device(self) -> str:
        """Random id of this device, the same for the life of the store."""

    @property
    def last_stamp(self) -> Stamp | None:
        """The latest stamp that this device has written, or none."""

    @property
    def damaged(self) -> int:
        """How many records and earlier texts do not open, as `records` has found: they are left out."""

    @property
    def read_only(self) -> bool:
        """Whether a later version of the app wrote it, so that this one takes nothing in."""

    @property
    def lost(self) -> Lost | None:
        """What damage to the file has cost; none where it has cost nothing, or where that was read."""

    def lost_marks(self) -> list[Change]:
        """Marks that something was deleted, which were confirmed and stand no more in records that do.

        What was deleted shall not stand there again because an older copy of it was found.

        Raises:
            StoreError: it cannot be told.
        """

    def count_lost(self, backup: int | None) -> None:
        """Count what is missing of all that was confirmed, when everything was merged that there is.

        Args:
            backup: number of the newest backup that was merged; none where there was none.

        Raises:
            StoreError: it is to be counted yet.
        """

    def forget_lost(self) -> None:
        """It was read; raises StoreError."""

    def backed_up(self, backup: int) -> None:
        """Everything confirmed so far stands in the backup with this number: only what comes now is to be counted."""

    def records(self) -> list[Record]:
        """Every record that can be read, deleted ones too, in no particular order."""

    def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:
        """Make changes durable, all or none: records, outbox, versions, last stamp and cursors.

        Own changes (`stamp.device == self.device`) go to the outbox, where a later change to the same
        field that was written over an unsent one replaces it and takes its base. Others come with the
        cursor they bring.

        A change to the field `purged` leaves the bare record of what it is about, here and in every file: what
        was written up to it is taken out of values, earlier texts and outbox, and is let in no more.

        Args:
            changes: any number, own or from other devices, in any order, repeats allowed.
            cursor: stream name -> sequence number that is now applied; None leaves cursors as they are.

        Returns:
            The changes as they are kept and sent, in the order given.

        Raises:
            StoreFull, StoreNotWritable, StoreStopped, StoreReadOnly, StoreError: nothing of it was kept.
        """

    def outbox(self) -> list[Change]:
        """Own changes that no hub has acknowledged, oldest first."""

    def acknowledge(self, changes: Iterable[Change]) -> None:
        """Take changes out of the outbox; one overwritten since (another stamp) stays."""

    def versions(self, kind: str, record_id: str) -> list[Version]:
        """Kept earlier texts of one record, the one written first first."""

    def keep(self, versions: Iterable[Version]) -> None:
        """Keep earlier texts that a copy of the workbook has, all or none; those that are kept already only once.

        Raises:
            StoreFull, StoreNotWritable, StoreStopped, StoreError: nothing of it was kept.
        """

    def cursors(self) -> dict[str, int]:
        """Stream name -> sequence number applied so far."""

    def close(self) -> None:
        """Let go of the file. Closing twice is harmless."""
