"""A disk that may lose its power: what can be on it then, as far as a program may count on it.

What stands for certain (POSIX, and what SQLite asks of every system it runs on):

- A sync of a file confirms its bytes and its length, as they were when it was asked for. Not its name.
- A sync of a folder confirms the names in it: files and folders made, renamed, removed. Not their bytes.
- A rename is one step: the name stands for the old file or for the new one.
- Bytes beside those that are written stay as they are, also in the same sector.

Everything else is free. What no sync has confirmed may be there or not, one thing without another that came
before it, in this file or that: a disk and its kernel write in the order that suits them. So any of the
unconfirmed writes, cuts and names are on it, in any order, and a write may be torn: only its beginning, only
some of its sectors, and in a part that the file had not yet, whatever lay there on the disk before.

ext4, APFS and NTFS promise more, since they write names down in order and a file's name with its first sync;
nothing here counts on it. What is not simulated: a disk that confirms and has nothing (no program can stand
that; `heeds_syncs` shows what it comes to), one that spoils what it was not writing, and bits that turn later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from tests.faults.operations import (
    Files,
    Filling,
    Made,
    MadeFolder,
    Mapped,
    Naming,
    Operation,
    Removed,
    Renamed,
    RenamedFolder,
    Resized,
    Synced,
    SyncedFolder,
    Wrote,
)
from tests.faults.trace import parents

SECTOR = 512
"""Bytes that a disk writes at once."""


@dataclass(slots=True)
class _File:
    confirmed: bytearray = field(default_factory=bytearray)
    since: list[Filling] = field(default_factory=list)
    mapped: bool = False


class Disk:
    """Follows operations, and tells what is left of them when the power goes."""

    def __init__(self, start: Files, *, heeds_syncs: bool = True, heeds_folder_syncs: bool = True) -> None:
        """Be a disk with some files on it for certain.

        Args:
            start: those files; they have the numbers 0, 1 … in this order.
            heeds_syncs: False for a disk that confirms what it has not written: nothing more stands.
            heeds_folder_syncs: False for one that does so with names alone.
        """
        self._files = {number: _File(bytearray(data)) for number, data in enumerate(start.values())}
        self._names: dict[str, int | None] = {name: number for number, name in enumerate(start)}
        """Confirmed names; none for a folder."""
        self._names |= {parent: None for name in start for parent in parents(name)}
        self._renamings: list[Naming] = []
        """What was done to names since."""
        self._heeds_syncs = heeds_syncs
        self._heeds_folder_syncs = heeds_syncs and heeds_folder_syncs

    def do(self, operation: Operation) -> None:
        """The next thing that happens."""
        match operation:
            case Wrote() | Resized():
                self._files[operation.file].since.append(operation)
            case Mapped():
                self._files[operation.file].mapped = True
            case Synced() if self._heeds_syncs:
                self._confirm(self._files[operation.file])
            case SyncedFolder() if self._heeds_folder_syncs:
                self._confirm_names(operation.name)
            case Made() | MadeFolder() | Removed() | Renamed() | RenamedFolder():
                self._name(operation)

    def _name(self, naming: Naming) -> None:
        if isinstance(naming, Made):
            self._files[naming.file] = _File()
        self._renamings.append(naming)

    def _confirm(self, file: _File) -> None:
        for filling in file.since:
            _fill(file.confirmed, filling)
        file.since.clear()

    def _confirm_names(self, folder: str) -> None:
        confirmed = [one for one in self._renamings if _folder(one) == folder]
        self._renamings = [one for one in self._renamings if _folder(one) != folder]
        for one in confirmed:
            _rename(self._names, one)

    def now(self) -> dict[str, bytes | None]:
        """What the programs on the machine see: every file; none where it cannot be known."""
        return {
            name: None if self._files[number].mapped else self._seen(number)
            for name, number in self._named(self._renamings).items()
        }

    def files(self) -> dict[str, tuple[int, int]]:
        """Number and length of each file that they see, by name."""
        return {
            name: (number, len(self._seen(number))) for name, number in self._named(self._renamings).items()
        }

    @property
    def count(self) -> int:
        """How many files there are or were."""
        return len(self._files)

    def after_power_cut(self, chance: Random) -> Files:
        """One of the things that can be found on the disk afterwards."""
        fate = _Fate(chance)
        image: Files = {}
        for name, number in self._named(fate.of_names(self._renamings)).items():
            file = self._files[number]
            data = _filled(file.confirmed, fate.of_writes(len(file.confirmed), file.since))
            image[name] = chance.randbytes(len(data)) if file.mapped else data
        return image

    def _seen(self, number: int) -> bytes:
        return _filled(self._files[number].confirmed, self._files[number].since)

    def _named(self, renamings: Iterable[Naming]) -> dict[str, int]:
        """The files that can be reached when these have been done."""
        names = dict(self._names)
        for renaming in renamings:
            _rename(names, renaming)
        return {
            name: number
            for name, number in names.items()
            if number is not None and all(parent in names for parent in parents(name))
        }


class _Fate:
    """How hard a cut hits: from all that was not confirmed is gone to all of it is there."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._kept = chance.choice((0.0, 1.0, 0.5, chance.random()))
        self._torn = chance.choice((0.0, 0.2, 1.0))
        self._shuffled = chance.random() < 0.5

    def of_names(self, renamings: list[Naming]) -> list[Naming]:
        """Those that have come to the disk."""
        return [one for one in renamings if self._is_kept()]

    def of_writes(self, length: int, since: list[Filling]) -> list[Filling]:
        """Those that have come to the disk, and what has come of each, in any order.

        Args:
            length: of the file, as far as it is confirmed.
            since: what was done to it after that.
        """
        kept = [part for one in since if self._is_kept() for part in self._parts(length, one)]
        if self._shuffled:
            self._chance.shuffle(kept)
        return kept

    def _is_kept(self) -> bool:
        return self._chance.random() < self._kept

    def _parts(self, length: int, filling: Filling) -> list[Filling]:
        if isinstance(filling, Resized) or self._chance.random() >= self._torn:
            return [filling]
        if self._chance.random() < 0.5:
            end = self._chance.randint(0, len(filling.data))
            return [Wrote(filling.file, filling.at, filling.data[:end])]
        return [part for sector in _sectors(filling) for part in self._part(length, sector)]

    def _part(self, length: int, sector: Wrote) -> list[Filling]:
        if self._chance.random() < 0.5:
            return [sector]
        if sector.at >= length and self._chance.random() < 0.5:
            return [Wrote(sector.file, sector.at, self._chance.randbytes(len(sector.data)))]
        return []


def _sectors(write: Wrote) -> Iterable[Wrote]:
    """A write in pieces that each lie in one sector of the file."""
    at, end = write.at, write.at + len(write.data)
    while at < end:
        then = min(end, (at // SECTOR + 1) * SECTOR)
        yield Wrote(write.file, at, write.data[at - write.at : then - write.at])
        at = then


def _filled(data: bytearray, fillings: Iterable[Filling]) -> bytes:
    data = bytearray(data)
    for filling in fillings:
        _fill(data, filling)
    return bytes(data)


def _fill(data: bytearray, filling: Filling) -> None:
    if isinstance(filling, Resized):
        del data[filling.length :]
        data.extend(bytes(filling.length - len(data)))
    else:
        data.extend(bytes(max(0, filling.at - len(data))))
        data[filling.at : filling.at + len(filling.data)] = filling.data


def _rename(names: dict[str, int | None], renaming: Naming) -> None:
    match renaming:
        case Made():
            names[renaming.name] = renaming.file
        case MadeFolder():
            names[renaming.name] = None
        case Removed():
            names.pop(renaming.name, None)
        case Renamed():
            names.pop(renaming.old, None)
            names[renaming.new] = renaming.file
        case RenamedFolder():
            for name in [name for name in names if f"{name}/".startswith(f"{renaming.old}/")]:
                names[renaming.new + name[len(renaming.old) :]] = names.pop(name)


def _folder(renaming: Naming) -> str:
    name = renaming.new if isinstance(renaming, Renamed | RenamedFolder) else renaming.name
    return name.rpartition("/")[0]
