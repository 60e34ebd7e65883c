"""The data folder: one process at a time, readable by its owner alone."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from io import FileIO
from pathlib import Path
from typing import IO

APP = "imr-arbejdsbogen"
LOCK = "lock"

_BLOCK = 1 << 20

_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
"""What systems call a lock that another has."""


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

    A folder of ours is closed to others. One that others use too is left as it is: what we make in it is
    closed to others all the same.

    Raises:
        FolderInUse: another process holds it.
        FolderNotWritable: it cannot be made or written.
    """
    try:
        ours = _made(path) or not any(path.iterdir()) or (path / LOCK).exists()
        lock = open_private(path / LOCK, "a")
    except OSError as error:
        raise FolderNotWritable(path) from error
    try:
        _hold(lock)
    except OSError as error:
        lock.close()
        raise (FolderInUse if error.errno in _HELD else FolderNotWritable)(path) from error
    if ours:
        with contextlib.suppress(OSError):
            path.chmod(0o700)
    return DataFolder(path, lock)


def open_private(path: Path, mode: str) -> IO[str]:
    """Open a text file that only its owner may read, where it is made now."""
    # `Path.open` has no opener.
    return open(path, mode, encoding="utf-8", opener=_private)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def replace(path: Path, text: str) -> None:
    """Replace a small text file durably: a crash leaves the old one or the new one, whole.

    Raises:
        OSError: no room, or not allowed; the old file stands.
    """
    replace_bytes(path, text.encode("utf-8"))


def replace_bytes(path: Path, content: bytes) -> None:
    """Replace a file of bytes as `replace` does a text."""
    new = path.with_suffix(".new")
    try:
        with open(new, "wb", opener=_private) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink()
        raise
    sync_folder(path.parent)


def overwrite(path: Path, text: str) -> None:
    """Replace a small text file where it lies, durably: for a disk without room for a second one.

    A crash may leave neither the old one nor the new one.

    Raises:
        OSError: there is none, or it cannot be written.
    """
    with path.open("r+b") as file:
        file.write(text.encode("utf-8"))
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def open_to_append(path: Path) -> FileIO:
    """A file of bytes whose writes go to its end and wait for no disk; made for its owner alone where there is none.

    Raises:
        OSError: not allowed.
    """
    return open(path, "ab", buffering=0, opener=_private)


def copy(path: Path, to: Path) -> None:
    """Copy a file durably for its owner alone; the name of the copy is durable once its folder is synced."""
    with path.open("rb") as file, open(to, "wb", opener=_private) as new:
        shutil.copyfileobj(file, new, _BLOCK)
        new.flush()
        os.fsync(new.fileno())


def sync_file(path: Path) -> None:
    """Make a file's bytes durable."""
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def destroy(path: Path) -> None:
    """Overwrite a file with zeros and take it away, durably; nothing where there is none.

    A flash disk may have moved the bytes before they are overwritten, and keep them where only its maker
    can read them. What must be gone is therefore sealed, and its key destroyed.

    Raises:
        OSError: the folder cannot be written.
    """
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        with path.open("r+b") as file:
            left = path.stat().st_size
            while left:
                left -= file.write(bytes(min(left, _BLOCK)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make durable which files are in a folder, on systems where that can be done."""
    with contextlib.suppress(OSError):
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _made(path: Path) -> bool:
    """Make a folder and those above it; whether it was missing."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    for folder in missing:
        sync_folder(folder.parent)
    return bool(missing)


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
