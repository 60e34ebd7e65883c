"""A recording has all that was done to the files of a folder, in order, with what was told in between."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.operations import (
    Made,
    MadeFolder,
    Removed,
    Renamed,
    Resized,
    Synced,
    SyncedFolder,
    Told,
    Wrote,
)
from tests.faults.recording import record
from tests.faults.tracing import need_strace
from tests.faults.writing import Tell


@pytest.fixture(autouse=True)
def _strace() -> None:
    need_strace()


def test_everything_in_order() -> None:
    """Also what processes do that were started meanwhile, and nothing that is done elsewhere."""

    def work(folder: Path, tell: Tell) -> None:
        (folder / "new").mkdir()
        with (folder / "new" / "å").open("wb", buffering=0) as file:
            file.write(b'"1, 2\n')
            tell("one")
            os.fsync(file.fileno())
            file.seek(1)
            file.write(b"\0\xff")
            file.truncate(3)
        (folder / "new" / "å").rename(folder / "new" / "a")
        (folder.parent / "elsewhere").write_bytes(b"x")
        if (child := os.fork()) == 0:
            with (folder / "old").open("ab", buffering=0) as file:
                file.write(b"er")
            tell("two")
            os._exit(0)
        os.waitpid(child, 0)
        (folder / "old").unlink()
        number = os.open(folder, os.O_RDONLY)
        os.fsync(number)
        os.close(number)

    recording = record(work, {"old": b"old"})
    assert recording.operations == [
        MadeFolder("new"),
        Made("new/å", 1),
        Wrote(1, 0, b'"1, 2\n'),
        Told("one"),
        Synced(1),
        Wrote(1, 1, b"\0\xff"),
        Resized(1, 3),
        Renamed("new/å", "new/a", 1),
        Wrote(0, 3, b"er"),
        Told("two"),
        Removed("old"),
        SyncedFolder(""),
    ]


def test_what_failed_was_not_done() -> None:
    """A file that cannot be opened is none."""

    def work(folder: Path, _tell: Tell) -> None:
        with pytest.raises(FileNotFoundError):
            (folder / "nowhere" / "f").open("wb")
        with pytest.raises(FileNotFoundError):
            (folder / "f").unlink()

    assert record(work).operations == []


def _truncate(path: Path) -> None:
    os.truncate(path, 2)


def _link(path: Path) -> None:
    path.with_name("other").hardlink_to(path)


def _many(path: Path) -> None:
    number = os.open(path, os.O_RDWR)
    os.writev(number, [b"x", b"y"])


@pytest.mark.parametrize("unknown", [_truncate, _link, _many])
def test_what_it_does_not_know_is_noticed(unknown: Callable[[Path], None]) -> None:
    """A call that it does not follow could be the one that loses something."""
    with pytest.raises(AssertionError, match="not seen"):
        record(lambda folder, _tell: unknown(folder / "f"), {"f": b"abcd"})
