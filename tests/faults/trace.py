"""What strace has written down, read as operations on the files below a folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.operations import (
    Made,
    MadeFolder,
    Mapped,
    Operation,
    Removed,
    Renamed,
    RenamedFolder,
    Resized,
    Synced,
    SyncedFolder,
    Told,
    Wrote,
)

OPTIONS = ("-f", "-xx", "-s", str(1 << 24))
"""Processes that it starts too, every byte in hexadecimal, and all of them."""

_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)")


@dataclass(slots=True)
class _Open:
    """What a process can reach by a number."""

    file: int | None
    folder: str
    at: int = 0
    appends: bool = False


class Trace:
    """Reads the lines of a trace one after the other."""

    def __init__(self, folder: Path, files: dict[str, tuple[int, int]], count: int) -> None:
        """Be ready for the first line.

        Args:
            folder: what lies below it is followed; everything else is left out.
            files: name -> number and length of those that are there already.
            count: how many numbers are taken.
        """
        self._folder = str(folder)
        self._told = -1
        self._names = {name: number for name, (number, _) in files.items()}
        self._lengths = dict(files.values())
        self._count = count
        self._folders = {"", *(parent for name in files for parent in parents(name))}
        self._open: dict[tuple[str, int], _Open] = {}
        self._calls: dict[str, Callable[[str, list[str], int], Iterator[Operation]]] = {
            "openat": lambda process, args, found: self._opens(process, args[1:], found),
            "open": self._opens,
            "close": self._closes,
            "lseek": self._seeks,
            "read": self._reads,
            "write": self._writes,
            "pwrite64": self._writes_at,
            "ftruncate": self._resizes,
            "mmap": self._maps,
            "fsync": self._syncs,
            "fdatasync": self._syncs,
            "mkdir": self._makes_folder,
            "mkdirat": lambda process, args, found: self._makes_folder(process, args[1:], found),
            "unlink": self._removes,
            "unlinkat": lambda process, args, found: self._removes(process, args[1:], found),
            "rename": self._renames,
            "renameat": lambda process, args, found: self._renames(process, args[1::2], found),
            "renameat2": lambda process, args, found: self._renames(process, args[1::2], found),
        }

    @property
    def calls(self) -> str:
        """Names of the calls to trace, those that this system does not have too."""
        return ",".join(f"?{name}" for name in self._calls)

    def operations(self, lines: Iterable[str], told: int) -> Iterator[Operation]:
        """What was done, in order. Calls that failed did nothing.

        Args:
            lines: of the trace.
            told: number of the pipe by which the processes tell something.
        """
        self._told = told
        for line in lines:
            assert "unfinished ..." not in line, "two processes at once cannot be put in order"
            if (found := _LINE.match(line)) and (result := int(found[4])) >= 0:
                yield from self._calls[found[2]](found[1], found[3].split(", "), result)

    def _opens(self, process: str, args: list[str], number: int) -> Iterator[Operation]:
        name, flags = self._name(args[0]), args[1].split("|")
        if name is None:
            self._open.pop((process, number), None)
        elif name in self._folders:
            self._open[process, number] = _Open(None, name)
        else:
            file = self._names.get(name)
            if file is None:
                file = self._names[name] = self._count
                self._count += 1
                self._lengths[file] = 0
                yield Made(name, file)
            elif "O_TRUNC" in flags:
                self._lengths[file] = 0
                yield Resized(file, 0)
            self._open[process, number] = _Open(file, "", appends="O_APPEND" in flags)

    def _closes(self, process: str, args: list[str], _result: int) -> Iterator[Operation]:
        self._open.pop((process, int(args[0])), None)
        yield from ()

    def _seeks(self, process: str, args: list[str], at: int) -> Iterator[Operation]:
        if found := self._open.get((process, int(args[0]))):
            found.at = at
        yield from ()

    def _reads(self, process: str, args: list[str], count: int) -> Iterator[Operation]:
        if found := self._open.get((process, int(args[0]))):
            found.at += count
        yield from ()

    def _writes(self, process: str, args: list[str], count: int) -> Iterator[Operation]:
        data = _bytes(args[1])[:count]
        if int(args[0]) == self._told:
            yield Told(data.decode().removesuffix("\n"))
        elif (found := self._open.get((process, int(args[0])))) and found.file is not None:
            if found.appends:
                found.at = self._lengths[found.file]
            yield self._written(found.file, found.at, data)
            found.at += count

    def _writes_at(self, process: str, args: list[str], count: int) -> Iterator[Operation]:
        if (found := self._open.get((process, int(args[0])))) and found.file is not None:
            yield self._written(found.file, int(args[3]), _bytes(args[1])[:count])

    def _written(self, file: int, at: int, data: bytes) -> Wrote:
        self._lengths[file] = max(self._lengths[file], at + len(data))
        return Wrote(file, at, data)

    def _resizes(self, process: str, args: list[str], _result: int) -> Iterator[Operation]:
        if (found := self._open.get((process, int(args[0])))) and found.file is not None:
            self._lengths[found.file] = int(args[1])
            yield Resized(found.file, int(args[1]))

    def _maps(self, process: str, args: list[str], _result: int) -> Iterator[Operation]:
        found = self._open.get((process, int(args[4])))
        if found and found.file is not None and args[3].startswith("MAP_SHARED"):
            yield Mapped(found.file)

    def _syncs(self, process: str, args: list[str], _result: int) -> Iterator[Operation]:
        if found := self._open.get((process, int(args[0]))):
            yield SyncedFolder(found.folder) if found.file is None else Synced(found.file)

    def _makes_folder(self, _process: str, args: list[str], _result: int) -> Iterator[Operation]:
        if (name := self._name(args[0])) is not None:
            self._folders.add(name)
            yield MadeFolder(name)

    def _removes(self, _process: str, args: list[str], _result: int) -> Iterator[Operation]:
        if (name := self._name(args[0])) is not None:
            del self._names[name]
            yield Removed(name)

    def _renames(self, _process: str, args: list[str], _result: int) -> Iterator[Operation]:
        old, new = self._name(args[0]), self._name(args[1])
        if old is not None and new is not None:
            assert parents(old) == parents(new), "moved to another folder: two of them to be synced"
            if old in self._folders:
                yield self._renamed_folder(old, new)
                return
            file = self._names[new] = self._names.pop(old)
            yield Renamed(old, new, file)

    def _renamed_folder(self, old: str, new: str) -> RenamedFolder:
        def renamed(name: str) -> str:
            return new + name[len(old) :] if f"{name}/".startswith(f"{old}/") else name

        self._folders = {renamed(name) for name in self._folders}
        self._names = {renamed(name): file for name, file in self._names.items()}
        return RenamedFolder(old, new)

    def _name(self, argument: str) -> str | None:
        """The path below the folder, or none where it lies elsewhere."""
        path = _bytes(argument).decode()
        if path == self._folder:
            return ""
        return path[len(self._folder) + 1 :] if path.startswith(f"{self._folder}/") else None


def parents(name: str) -> list[str]:
    """The folders that a path leads through, the outermost first; never ””."""
    parts = name.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def _bytes(argument: str) -> bytes:
    assert argument.endswith('"'), "cut short"
    return bytes.fromhex(argument.strip('"').replace("\\x", ""))
