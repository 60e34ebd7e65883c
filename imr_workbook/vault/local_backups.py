"""Backups beside the workbook, from which a damaged one is made whole: two, in turn, each read again once written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from imr_workbook.device.files import destroy, replace_bytes
from imr_workbook.vault.backup import Backup, BackupRefused, written_backup

NAMES = ("backup-1", "backup-2")
_SERIAL = 8


class Found(NamedTuple):
    """A good one."""

    serial: int
    """Counts them: no clock that was wrong makes an old one the newest."""
    made: datetime
    content: bytes


def due(found: Iterable[Found], now: datetime) -> bool:
    """Whether none of these was made today. One of a day to come, by a clock that was wrong, does not count."""
    return all(one.made.astimezone(now.tzinfo).date() != now.date() for one in found)


class BackupNotWritten(Exception):
    """What was read again is not what was written. The backup before it is whole."""


class LocalBackups:
    """The backups of one vault in its data folder. They carry no kode and no words: only the open vault reads them."""

    def __init__(self, folder: Path, vault: bytes, key: bytes) -> None:
        """Of the vault with this id, under its key for backups."""
        self._paths = [folder / name for name in NAMES]
        self._vault = vault
        self._key = key

    def keep(self, content: bytes, now: datetime) -> int:
        """Write one in place of the older or damaged of the two; the newest good one is never touched.

        Returns:
            Its number.

        Raises:
            OSError: no room, or not allowed; those there were are there.
            BackupNotWritten: the disk did not keep it; the newest before it stands.
        """
        _path, serial = self._keep(content, now)
        return serial

    def good(self) -> list[Found]:
        """Those that can be read."""
        return list(self._good().values())

    def newest(self) -> Found | None:
        """The newest good one, or none."""
        return max(self._good().values(), default=None)

    def renew(self, content: bytes, now: datetime) -> int:
        """Let none hold anything but `content`: what was deleted for good is in no backup either.

        Returns:
            The number of the one that is left.

        Raises:
            OSError, BackupNotWritten: as `keep`; older ones may still hold what was deleted.
        """
        written, serial = self._keep(content, now)
        for path in self._paths:
            if path != written:
                destroy(path)
        return serial

    def destroy(self) -> None:
        """Let there be none; raises OSError where the folder cannot be written."""
        for path in self._paths:
            destroy(path)

    def _keep(self, content: bytes, now: datetime) -> tuple[Path, int]:
        good = self._good()
        newest = max(good, key=lambda path: good[path].serial, default=None)
        serial = 1 if newest is None else good[newest].serial + 1
        path = next(path for path in self._paths if path != newest)
        counted = serial.to_bytes(_SERIAL, "big") + content
        replace_bytes(path, written_backup(counted, now, self._vault, self._key))
        found = self._read(path)
        if found is None or (found.serial, found.content) != (serial, content):
            raise BackupNotWritten
        return path, serial

    def _good(self) -> dict[Path, Found]:
        found = {path: self._read(path) for path in self._paths}
        return {path: one for path, one in found.items() if one is not None}

    def _read(self, path: Path) -> Found | None:
        try:
            backup = Backup(path.read_bytes())
            counted = backup.opened_in(self._vault, self._key)
        except (OSError, BackupRefused):
            return None
        return Found(int.from_bytes(counted[:_SERIAL], "big"), backup.head.made, counted[_SERIAL:])
