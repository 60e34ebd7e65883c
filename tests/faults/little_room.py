"""A folder that has room for little, and can be filled and given room again."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

if sys.platform != "emscripten":
    import resource


class LittleRoom(Protocol):
    """A place to keep a store in."""

    folder: Path

    def fill(self) -> None:
        """From now on nothing more fits."""

    def make_room(self) -> None:
        """From now on there is room again."""


class Limit:
    """Files of this process may not grow: works everywhere, and for everyone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self) -> None:
        largest = max((path.stat().st_size for path in self.folder.iterdir()), default=0)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, self._before[1]))

    def make_room(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)


class Disk:
    """A file system of its own, 400 KiB, filled with another file as a real disk is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._other = folder / "another-file"

    def fill(self) -> None:
        with self._other.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(b"x" * 512)

    def make_room(self) -> None:
        self._other.unlink(missing_ok=True)


def disks_can_be_made() -> bool:
    """Whether this process may mount a file system."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        return _mount(Path(folder)) and _unmount(Path(folder))


@contextlib.contextmanager
def limit(folder: Path) -> Iterator[LittleRoom]:
    """The folder, with files that may not grow."""
    room = Limit(folder)
    try:
        yield room
    finally:
        room.make_room()


@contextlib.contextmanager
def disk(folder: Path) -> Iterator[LittleRoom]:
    """A small file system on the folder."""
    assert _mount(folder)
    try:
        yield Disk(folder)
    finally:
        _unmount(folder)


def _mount(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _unmount(folder: Path) -> bool:
    return subprocess.run(["umount", str(folder)], capture_output=True, check=False).returncode == 0
