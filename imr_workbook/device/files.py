"""The data folder: one process at a time, readable by its owner alone."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

APP = "imr-arbejdsbogen"
LOCK = "lock"


class FolderInUse(Exception):
    """Another process has the folder open."""


class FolderNotWritable(Exception):
    """The folder cannot be made or written."""


class DataFolder:
    """A folder held by this process until it is closed or the process ends."""

    def __init__(self, path: Path, lock: IO[str]) -> None:
        self.path = path
        self._lock = lock

    def close(self) -> None:
        """Let others have it."""
        self._lock.close()


def open_data_folder(path: Path) -> DataFolder:
    """Make the folder where it is missing, and hold it.

    Raises:
        FolderInUse: another process holds it.
        FolderNotWritable: it cannot be made or written.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(NotImplementedError, PermissionError):
            path.chmod(0o700)
        lock = (path / LOCK).open("a", encoding="utf-8")
    except OSError as error:
        raise FolderNotWritable(path) from error
    try:
        _hold(lock)
    except OSError as error:
        lock.close()
        raise FolderInUse(path) from error
    return DataFolder(path, lock)


def default_data_folder() -> Path:
    """Where the data lies when nothing else is said: where the platform keeps an app's own data."""
    if given := os.environ.get("FLET_APP_STORAGE_DATA"):
        return Path(given)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", home / "AppData" / "Roaming")) / APP
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / APP
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / APP


if sys.platform == "win32":
    import msvcrt

    def _hold(lock: IO[str]) -> None:
        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)

elif sys.platform == "emscripten":

    def _hold(lock: IO[str]) -> None:
        """In a browser tab the page itself sees to it that there is one."""

else:
    import fcntl

    def _hold(lock: IO[str]) -> None:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
