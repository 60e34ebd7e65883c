"""The backups of one vault: two beside the workbook that look after themselves, and files that the person takes out.

What was deleted for good is in none of those beside the workbook: they are renewed at once.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from imr_workbook.crypto.keys import derive
from imr_workbook.domain.purges import MARK_BYTES, Purges, lacks, mark, purges_in
from imr_workbook.domain.state import WorkbookState
from imr_workbook.store.damaged import destroy_damaged
from imr_workbook.vault.backup import PURPOSE, Backup, BackupAltered, BackupOfAnother, written_backup
from imr_workbook.vault.folder_backups import FolderBackups
from imr_workbook.vault.local_backups import BackupNotWritten, Found, LocalBackups, due
from imr_workbook.workbook import Workbook

if TYPE_CHECKING:
    from imr_workbook.vault.vault import Vault

log = logging.getLogger(__name__)


class Contents(Protocol):
    """What stands in a backup, and how it comes back."""

    def written(self, workbook: Workbook) -> bytes:
        """All of a workbook."""

    def purges(self, content: bytes) -> Purges:
        """Which purges `written` knew of; raises ValueError as `merged`."""

    def merged(self, workbook: Workbook, content: bytes) -> int:
        """Merge what `written` gave, never over anything newer.

        Returns:
            How many records are other than before.

        Raises:
            ValueError: it is not what this version writes.
            StoreError: nothing that stands has changed.
        """


class NoContents:
    """For a workbook that is not kept: there is nothing to back up."""

    def written(self, workbook: Workbook) -> bytes:  # noqa: ARG002
        """Nothing."""
        return b""

    def purges(self, content: bytes) -> Purges:  # noqa: ARG002
        """None."""
        return {}

    def merged(self, workbook: Workbook, content: bytes) -> int:  # noqa: ARG002
        """Nothing."""
        return 0


class Backups:
    """Makes them, renews them, and takes them in; everything is synchronous."""

    def __init__(self, vault: Vault, folder: Path | None, contents: Contents) -> None:
        """Of one vault.

        Args:
            vault: it must be open for all but `tend`.
            folder: where the two beside the workbook lie; none where there are none.
            contents: what stands in them.
        """
        self._vault = vault
        self._folder = folder
        self._contents = contents
        self._looked_at: tuple[Purges, bool, date] | None = None
        """What the last look was about: the purges, whether there was anything at all, and the day. What is written
        beside that brings no other backup on the same day, and so those there are need not be read again."""
        self._left = 0
        """How much of what is damaged no backup could mend."""
        self._mending = False
        self.restored = 0
        """How many records came back out of a backup since the app started, because the file was damaged."""
        self.in_folder = FolderBackups(vault, folder, self.file, contents.purges)
        """Those that go by themselves to a folder that the person chose."""
        vault.subscribe(self._changed)
        self._purges = vault.workbook.purges
        self._purged = False
        """Whether something was purged that may stand in a file beside the workbook still."""

    @property
    def can_be_opened(self) -> bool:
        """Whether a file that is made now could be opened on another device, by a kode or by words."""
        return self._vault.has_words or self._vault.carried_kode is not None

    def file(self) -> bytes:
        """All of the workbook in one sealed file, opened again before it is given.

        Raises:
            BackupNotWritten: what was made does not open.
        """
        vault, content = self._vault, self._contents.written(self._vault.workbook)
        key = vault.key_for(PURPOSE)
        made = written_backup(
            content, vault.workbook.now(), vault.id, key, vault.words_slot, vault.carried_kode
        )
        if Backup(made).opened_in(vault.id, key) != content:
            raise BackupNotWritten
        return made

    def restore(self, backup: Backup, kode: str | None = None, words: bytes | None = None) -> int:
        """Merge a backup with what is here; nothing newer is overwritten.

        Args:
            backup: a file that was looked at.
            kode: the one that stood when it was made.
            words: the 16 bytes that its reservenøgle stands for. One of this vault needs neither.

        Returns:
            How many records are other than before.

        Raises:
            WrongBackupKey, BackupAltered: as `Backup.opened_with_words`.
            BackupOfAnother: neither was given, and it is of another vault.
            StoreError: nothing that stands has changed.
        """
        if kode is not None:
            content = backup.opened_with_kode(kode)
        elif words is not None:
            content = backup.opened_with_words(words)
        elif backup.head.vault == self._vault.id:
            content = backup.opened_in(self._vault.id, self._vault.key_for(PURPOSE))
        else:
            raise BackupOfAnother
        try:
            return self._contents.merged(self._vault.workbook, content)
        except ValueError:
            raise BackupAltered from None

    def tend(self) -> None:
        """What is due, where the vault is open: mend what is damaged, renew after a purge, make one of today.

        Nothing where a later version's workbook is shown: what that has written is its own to look after.

        Raises:
            OSError, BackupNotWritten, StoreError: it is tried again the next time.
        """
        vault = self._vault
        if self._folder is None or vault.locked or vault.workbook.read_only:
            return
        self._mend()
        workbook, kept = vault.workbook, self._local()
        state, now = workbook.state, workbook.now()
        known, anything = purges_in(state), any(state.kinds.values())
        if self._looked_at == (known, anything, now.date()) and not self._purged:
            return
        if self._purged:
            self._destroy_damaged()
            self._purged = False
        good = kept.good()
        if due(good, now) or self._hold_purged(good):
            self._keep_one(kept)
        self._looked_at = known, anything, now.date()

    def _keep_one(self, kept: LocalBackups) -> None:
        """Make one of all there is now; of nothing none. Where one holds what was purged since, it alone stays."""
        workbook = self._vault.workbook
        content = mark(purges_in(workbook.state)) + self._contents.written(workbook)
        if self._hold_purged(kept.good()):
            workbook.backed_up(self._renewed(kept, content))
        elif any(workbook.state.kinds.values()):
            workbook.backed_up(kept.keep(content, workbook.now()))

    def _hold_purged(self, good: Iterable[Found]) -> bool:
        known = purges_in(self._vault.workbook.state)
        return any(self._may_hold_purged(one.content, known) for one in good)

    def there(self, master: bytes) -> bool:
        """Whether there is a good one beside the workbook, which is not open yet."""
        key = derive(master, PURPOSE, self._vault.id)
        return (
            self._folder is not None and LocalBackups(self._folder, self._vault.id, key).newest() is not None
        )

    def forget(self) -> None:
        """Another workbook begins."""
        self._looked_at, self._left, self.restored = None, 0, 0
        self.in_folder.forget()

    def _mend(self) -> None:
        """Take back what the damaged file no longer tells: from the backups, and what came after them."""
        if not self._missing:
            return
        workbook, kept = self._vault.workbook, self._local()
        before, rebuilt = workbook.state, self._is_rebuilt
        self._mending = True
        try:
            newest = self._merged(kept)
            workbook.bring_back_unsent()
            workbook.count_lost(newest)
        finally:
            self._mending = False
            # A purge that comes back was done before, and is no reason to destroy the damaged file.
            self._purges = workbook.purges
        self.restored += _other(before, workbook.state)
        self._left = workbook.damaged
        if rebuilt or workbook.state is not before:
            # What is counted the next time begins with it.
            self._keep_one(kept)

    def _merged(self, kept: LocalBackups) -> int | None:
        """Merge what stands in the backups, the older first, and give the number of the newest; none for none."""
        newest = None
        for one in sorted(kept.good()):
            try:
                self._contents.merged(self._vault.workbook, one.content[MARK_BYTES:])
            except ValueError:
                log.error("backups: not of this version")
            else:
                newest = one.serial
        return newest

    @property
    def _missing(self) -> bool:
        """Whether something that was in the file is not: a store that opens empty where it was not is cut short."""
        workbook = self._vault.workbook
        return self._is_rebuilt or workbook.damaged > self._left or not any(workbook.state.kinds.values())

    @property
    def _is_rebuilt(self) -> bool:
        """Whether the workbook was rebuilt, and it is not counted yet what is missing in it."""
        lost = self._vault.workbook.lost
        return lost is not None and lost.missing is None

    def _may_hold_purged(self, content: bytes, known: Purges) -> bool:
        """Whether a local backup knows less of what was purged than the workbook, or cannot be read as one."""
        if content[:MARK_BYTES] == mark(known):
            return False
        try:
            return lacks(self._contents.purges(content[MARK_BYTES:]), known)
        except ValueError:
            return True

    def _destroy_damaged(self) -> None:
        assert self._folder is not None
        destroy_damaged(self._folder)

    def _renewed(self, kept: LocalBackups, content: bytes) -> int:
        try:
            # Also where the app was ended before it could be done.
            self._destroy_damaged()
            return kept.renew(content, self._vault.workbook.now())
        except (OSError, BackupNotWritten):
            # What was deleted for good must be gone, also where there is no room for a new one.
            kept.destroy()
            raise

    def _changed(self) -> None:
        """Was something purged, or found to be damaged? Then at once.

        What a person has read to be gone is not to be found, and what is missing is not missed for a minute.
        """
        vault, workbook = self._vault, self._vault.workbook
        if vault.locked:
            self.in_folder.forget()
        if self._mending or workbook.read_only:
            return
        self._purged = self._purged or workbook.purges != self._purges
        self._purges = workbook.purges
        self._left = min(self._left, workbook.damaged)
        try:
            if self._purged:
                self.tend()
            elif self._folder is not None and not vault.locked and self._missing:
                self._mend()
        except Exception as error:  # noqa: BLE001
            # The purge itself stands; what is left is done at the next look.
            log.error("backups: %s", type(error).__name__)

    def _local(self) -> LocalBackups:
        assert self._folder is not None
        return LocalBackups(self._folder, self._vault.id, self._vault.key_for(PURPOSE))


def _other(before: WorkbookState, now: WorkbookState) -> int:
    """How many records are other than before."""
    return sum(
        record is not before.record(record.kind, record.id)
        for records in now.kinds.values()
        for record in records.values()
    )
