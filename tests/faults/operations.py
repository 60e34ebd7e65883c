"""What processes did to the files below a folder, and what they told meanwhile, in that order.

Files are numbered, since a name may stand for one file and later for another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Files: TypeAlias = dict[str, bytes]
"""What lies below a folder: path, with / between its parts -> bytes."""


@dataclass(frozen=True, slots=True)
class Made:
    """A new, empty file has got a name."""

    name: str
    file: int


@dataclass(frozen=True, slots=True)
class MadeFolder:
    """A new folder."""

    name: str


@dataclass(frozen=True, slots=True)
class Wrote:
    """Bytes were written, and perhaps the file has grown by them."""

    file: int
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resized:
    """A file was cut to a length, or filled up to it with zeros."""

    file: int
    length: int


@dataclass(frozen=True, slots=True)
class Mapped:
    """From now on a file's bytes can be changed without a call."""

    file: int


@dataclass(frozen=True, slots=True)
class Synced:
    """The disk has confirmed what was done to a file so far; not its name."""

    file: int


@dataclass(frozen=True, slots=True)
class SyncedFolder:
    """The disk has confirmed the names in a folder, ”” for the outermost."""

    name: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A name is gone."""

    name: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file has another name, and what had that name before has none."""

    old: str
    new: str
    file: int


@dataclass(frozen=True, slots=True)
class RenamedFolder:
    """A folder has another name, with all that lies in it; no other had that name."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Told:
    """A line was told to whoever watches."""

    line: str


Naming: TypeAlias = Made | MadeFolder | Removed | Renamed | RenamedFolder
"""What a sync of the folder confirms."""
Filling: TypeAlias = Wrote | Resized
"""What a sync of the file confirms."""
Operation: TypeAlias = Naming | Filling | Mapped | Synced | SyncedFolder | Told
