"""Backups that go by themselves to a folder that the person chose: each read again and opened before it counts.

Only what this device put there itself is ever taken away again, and only when a newer one stands. What was
deleted for good is taken out of them as soon as the folder is here.
"""

from __future__ import annotations

import errno
import hashlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from imr_workbook.device.chosen_folder import Refusal, drive_of, is_here, refusal
from imr_workbook.device.files import destroy, replace_bytes
from imr_workbook.domain.purges import Purges, lacks, mark, purges_in
from imr_workbook.vault.backup import ENDING, Backup, BackupRefused, head_of
from imr_workbook.vault.backup import PURPOSE as BACKUP
from imr_workbook.vault.folder_choice import (
    PURPOSE,
    ChoiceFile,
    ChoiceUnreadable,
    Every,
    FolderChoice,
    FolderCopy,
    Trouble,
)
from imr_workbook.vault.local_backups import BackupNotWritten

if TYPE_CHECKING:
    from imr_workbook.vault.vault import Vault

log = logging.getLogger(__name__)

KEPT = 3
"""How many of this device's stay there."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


class FolderGone(OSError):
    """The folder is not here now."""


class FolderBackups:
    """Those of one vault; everything is synchronous."""

    def __init__(
        self,
        vault: Vault,
        data: Path | None,
        make: Callable[[], bytes],
        known_in: Callable[[bytes], Purges],
    ) -> None:
        """Nothing is chosen until `choose`.

        Args:
            vault: whose.
            data: the data folder; none where there is none, and nothing can be chosen.
            make: gives a whole file of all of the workbook.
            known_in: which purges the content of a file knows of; raises ValueError where it cannot be read.
        """
        self._vault = vault
        self._data = data
        self._file = None if data is None else ChoiceFile(data)
        self._make = make
        self._known_in = known_in
        self._choice: FolderChoice | None = None
        self._loaded = False
        self._seen: object = None
        self.unreadable = False
        """Whether something was chosen that cannot be read any more, so that nothing is saved."""

    # what was chosen -------------------------------------------------------------------------

    @property
    def possible(self) -> bool:
        """Whether a folder can be chosen: not where nothing is kept, or nothing may be changed."""
        return self._file is not None and not self._vault.workbook.read_only

    @property
    def choice(self) -> FolderChoice | None:
        """What was chosen and how it stands; none while the workbook is locked."""
        if self._file is None or self._vault.locked:
            return None
        if not self._loaded:
            self._choice, self.unreadable = None, False
            try:
                self._choice = self._file.read(self._vault.id, self._key)
            except ChoiceUnreadable:
                self.unreadable = True
            self._loaded = True
        return self._choice

    @property
    def here(self) -> bool:
        """Whether the folder that was chosen is here now."""
        choice = self.choice
        return choice is not None and is_here(choice.path, Path(choice.drive))

    def refusal(self, folder: Path) -> Refusal | None:
        """Why a folder cannot be chosen, tried by writing in it; none where it can."""
        return None if self._data is None else refusal(folder, self._data)

    def choose(self, folder: Path, every: Every) -> None:
        """Save into this folder from now on; what lies in one that was chosen before stays there, as it is.

        Args:
            folder: one that `chosen_folder.refusal` does not refuse.
            every: how often.

        Raises:
            OSError: it could not be kept; what was chosen before still is.
        """
        before = self.choice
        if before is not None and before.folder == str(folder):
            self._keep(before.model_copy(update={"every": every}))
        else:
            self._keep(FolderChoice(folder=str(folder), drive=str(drive_of(folder)), every=every))

    def stop(self) -> None:
        """Save no more. What lies in the folder stays there, and which it was is forgotten; raises OSError."""
        if self._file is not None:
            self._file.destroy()
        self.forget()

    def forget(self) -> None:
        """Another workbook begins, or this one is locked."""
        self._choice, self._loaded, self._seen, self.unreadable = None, False, None, False

    # the doing -------------------------------------------------------------------------------

    def tend(self) -> None:
        """Save one where it is due, and renew those that may hold what was deleted for good.

        What cannot be done now is tried again at the next call; `choice.trouble` tells why. A folder is looked
        at only where there is something to do in it.

        Raises:
            OSError: the data folder itself cannot be written.
        """
        choice, workbook = self.choice, self._vault.workbook
        if choice is None or not self.possible or not self._vault.backups.can_be_opened:
            return
        seen = (workbook.state, workbook.today(), self._openers(), choice.folder, choice.every)
        if self._seen == seen or not any(workbook.state.kinds.values()):
            return
        known = purges_in(workbook.state)
        told = any(copy.mark != mark(known) for copy in choice.copies)
        if (self._due(choice) or told) and self._tried(lambda: self._look(choice, known)) is not None:
            return
        self._seen = seen

    def save(self) -> Trouble | None:
        """Save one now; why it could not be, or none. Nothing that could not be opened is saved.

        Raises:
            OSError: the data folder itself cannot be written.
        """
        choice, known = self.choice, purges_in(self._vault.workbook.state)
        if not self.possible or not self._vault.backups.can_be_opened:
            return Trouble.FAILED
        return None if choice is None else self._tried(lambda: self._look(choice, known, now=True))

    def _tried(self, action: Callable[[], None]) -> Trouble | None:
        trouble: Trouble | None = None
        try:
            action()
        except _DataFolder as error:
            raise OSError(*error.args) from None
        except (OSError, BackupNotWritten) as error:
            trouble = _trouble(error)
        choice = self.choice
        if choice is not None and choice.trouble != trouble:
            if trouble is not None:
                log.error("backup folder: %s", trouble)
            self._keep(choice.model_copy(update={"trouble": trouble}))
        return trouble

    def _look(self, choice: FolderChoice, known: Purges, now: bool = False) -> None:
        if not self.here:
            raise FolderGone
        choice = self._found(choice, known)
        stale = choice.copies != () and choice.copies[-1].mark != mark(known)
        if now or stale or self._due(choice):
            choice = self._written(choice, known)
        self._tidied(choice, known)

    def _found(self, choice: FolderChoice, known: Purges) -> FolderChoice:
        """Only those that are there, each with the mark of what it knows: the workbook's own where it lacks nothing."""
        copies = []
        for copy in choice.copies:
            path = choice.path / copy.name
            if path.exists():
                knows = copy.mark == mark(known) or not self._lacks(path, known)
                copies.append(copy.model_copy(update={"mark": mark(known)}) if knows else copy)
            else:
                # Ended while it was written or destroyed: half of it may be there, under a name that only we gave.
                destroy(path.with_suffix(".new"))
        return self._kept(choice.model_copy(update={"copies": tuple(copies)}))

    def _written(self, choice: FolderChoice, known: Purges) -> FolderChoice:
        made, workbook = self._make(), self._vault.workbook
        file = head_of(made).file
        name = f"arbejdsbog-{workbook.today().isoformat()}-{file[:3].hex()}{ENDING}"
        path = choice.path / name
        if path.exists():
            # One time in sixteen million; the next has another name.
            raise BackupNotWritten
        copy = FolderCopy(name=name, file=file, mark=mark(known))
        # Before it is there: whenever the app is ended, what lies there is known.
        choice = self._kept(choice.model_copy(update={"copies": (*choice.copies, copy)}))
        replace_bytes(path, made)
        if path.read_bytes() != made or self._content(path) is None:
            destroy(path)
            raise BackupNotWritten
        update = {"made": workbook.now(), "openers": self._openers(), "trouble": None}
        return self._kept(choice.model_copy(update=update))

    def _tidied(self, choice: FolderChoice, known: Purges) -> None:
        """Take away what is more than enough, and what may hold something that was deleted for good."""
        *older, newest = choice.copies or (None,)
        if newest is None or newest.mark != mark(known):
            return
        enough = older[-(KEPT - 1) :]
        if self._vault.workbook.damaged or self._vault.workbook.lost is not None:
            # Those of before may be the only ones that have what is missing now.
            enough = [*older[:KEPT], *enough]
        away = [
            copy for copy in older if copy is not None and (copy not in enough or copy.mark != mark(known))
        ]
        if not away or self._content(choice.path / newest.name) is None:
            return
        gone = [copy for copy in away if self._taken_away(choice.path / copy.name, copy)]
        self._kept(
            choice.model_copy(update={"copies": tuple(one for one in choice.copies if one not in gone)})
        )

    def _taken_away(self, path: Path, copy: FolderCopy) -> bool:
        """Destroy a file of ours; whether nothing of ours is left there."""
        try:
            head = head_of(path.read_bytes())
            if (head.vault, head.file) == (self._vault.id, copy.file):
                # Ended while it is overwritten, it must not stand there as one that does not open.
                destroy(path.replace(path.with_suffix(".new")))
        except (FileNotFoundError, BackupRefused):
            # Gone, or something else by now.
            return True
        except OSError as error:
            log.error("backup folder: %s", type(error).__name__)
            return False
        return True

    # what one can tell of a file -------------------------------------------------------------

    def _due(self, choice: FolderChoice) -> bool:
        """Whether none was saved for as long as was chosen, or what opens the workbook is another by now.

        One of a day to come, by a clock that was wrong, does not count.
        """
        if choice.made is None or choice.openers != self._openers():
            return True
        now = self._vault.workbook.now()
        days = (now.date() - choice.made.astimezone(now.tzinfo).date()).days
        return not 0 <= days < choice.every.days

    def _openers(self) -> bytes:
        kode, words = self._vault.carried_kode, self._vault.words_slot
        told = [None if one is None else one.model_dump_json() for one in (kode, words)]
        return hashlib.blake2b(repr(told).encode(), digest_size=16).digest()

    def _lacks(self, path: Path, known: Purges) -> bool:
        content = self._content(path)
        try:
            return content is None or lacks(self._known_in(content), known)
        except ValueError:
            return True

    def _content(self, path: Path) -> bytes | None:
        """What stands in a file of this vault; none where it does not open."""
        try:
            return Backup(path.read_bytes()).opened_in(self._vault.id, self._vault.key_for(BACKUP))
        except BackupRefused:
            return None

    # keeping it ------------------------------------------------------------------------------

    @property
    def _key(self) -> bytes:
        return self._vault.key_for(PURPOSE)

    def _kept(self, choice: FolderChoice) -> FolderChoice:
        if choice != self._choice:
            try:
                self._keep(choice)
            except OSError as error:
                raise _DataFolder(*error.args) from error
        return choice

    def _keep(self, choice: FolderChoice) -> None:
        assert self._file is not None
        self._file.write(self._vault.id, self._key, choice)
        self._choice, self._loaded, self.unreadable = choice, True, False


class _DataFolder(Exception):
    """The data folder cannot be written: that is no trouble of the chosen one."""


def _trouble(error: OSError | BackupNotWritten) -> Trouble:
    if isinstance(error, FolderGone):
        return Trouble.GONE
    number = error.errno if isinstance(error, OSError) else None
    if number in _FULL:
        return Trouble.FULL
    return Trouble.CLOSED if number in _CLOSED else Trouble.FAILED
