"""A process is run, and what it does to the files of a folder is written down."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.disk import Disk
from tests.faults.operations import Files, Operation, Told
from tests.faults.trace import OPTIONS, Trace
from tests.faults.tracing import traced
from tests.faults.writing import Tell

_IN_MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Recording:
    """Everything that was done to a disk, from the beginning."""

    start: Files
    operations: list[Operation]
    before: int = 0
    """How many of them were done before this recording."""

    def told(self, word: str) -> list[str]:
        """What was told with a word, in order."""
        lines = (one.line.partition(" ") for one in self.operations if isinstance(one, Told))
        return [rest for first, _, rest in lines if first == word]


def record(
    work: Callable[[Path, Tell], None], start: Files | None = None, before: Sequence[Operation] = ()
) -> Recording:
    """Run `work` in a process of its own, in a folder with some files, and write down what it does there.

    That nothing was missed is seen at the end: a disk that follows the operations has the files that
    the folder has, byte for byte.

    Args:
        work: is given the folder, and what to tell with.
        start: files that are on the disk for certain.
        before: what was done to them since by processes that were killed. What no sync has confirmed of it is
            seen by `work` all the same: it lies in the kernel's memory.
    """
    start = start or {}
    disk = Disk(start)
    for operation in before:
        disk.do(operation)
    with scratch() as outer:
        folder, log = outer / "disk", outer / "log"
        write_files(folder, {name: data or b"" for name, data in disk.now().items()})
        trace = Trace(folder, disk.files(), disk.count)
        child = traced(lambda tell: work(folder, tell), *OPTIONS, "-e", f"trace={trace.calls}", log=log)
        assert child.wait() == 0, child.lines
        with log.open() as lines:
            operations = list(trace.operations(lines, child.told))
        for operation in operations:
            disk.do(operation)
        seen = disk.now()
        unknown = {name for name, data in seen.items() if data is None}
        there = read_files(folder)
        assert seen == there | dict.fromkeys(unknown & there.keys()), "something was done that was not seen"
    return Recording(start, [*before, *operations], len(before))


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A new folder for a while, in memory where the system has such a place: it stands for a disk."""
    place = _IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else None
    found = Path(tempfile.mkdtemp(dir=place))
    try:
        yield found
    finally:
        shutil.rmtree(found)


def write_files(folder: Path, files: Files) -> None:
    """Make the folder, and the files below it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def read_files(folder: Path) -> Files:
    """The files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
