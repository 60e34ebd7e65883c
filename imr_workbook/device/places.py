"""Folders that a person knows: Documents, those that are kept on the net too, and drives that are plugged in."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from imr_workbook.device.chosen_folder import is_folder


class Sort(Enum):
    """What one should know of a place before a copy is put there."""

    NET = auto()
    """A program of somebody else sends what lies there on to the net."""
    DRIVE = auto()
    """It can be taken out."""
    HERE = auto()
    """On this computer, and lost with it."""


class Place(NamedTuple):
    """A folder that is there."""

    name: str
    """As the person knows it; empty for Documents, which has a name in every language."""
    path: Path
    sort: Sort


_NET = {
    "OneDrive": "OneDrive",
    "Dropbox": "Dropbox",
    "Nextcloud": "Nextcloud",
    "iCloudDrive": "iCloud Drive",
    "Library/Mobile Documents/com~apple~CloudDocs": "iCloud Drive",
    "Google Drive": "Google Drive",
    "pCloudDrive": "pCloud",
}
"""Under the home folder -> what it is called."""
_DRIVES = (Path("/run/media"), Path("/media"), Path("/Volumes"))
_DOCUMENTS = re.compile(r'^XDG_DOCUMENTS_DIR="(?:\$HOME/)?([^"]+)"', re.MULTILINE)


def has_folders() -> bool:
    """Whether this process may write where the person keeps files: on a computer, not on a phone or in a tab."""
    phone = hasattr(sys, "getandroidapilevel") or os.environ.get("FLET_PLATFORM") in {"android", "ios"}
    return sys.platform in {"linux", "darwin", "win32"} and not phone


def known_places(
    home: Path | None = None,
    environ: Mapping[str, str] = os.environ,
    drives: Iterable[Path] | None = None,
    is_drive: Callable[[Path], bool] = os.path.ismount,
) -> list[Place]:
    """Those that are there, each once: on the net first, then drives, and Documents last.

    Args:
        home: of the person; this process's own where none is given.
        environ: where OneDrive says where it lies.
        drives: folders in which the system shows drives that are plugged in.
        is_drive: whether a path is where a drive begins.
    """
    at = Path.home() if home is None else home
    documents = [Place("", path, Sort.HERE) for path in _documents(at)[:1]]
    found: dict[str, Place] = {}
    for place in [
        *_on_the_net(at, environ),
        *_plugged_in(_DRIVES if drives is None else drives, is_drive),
        *documents,
    ]:
        if _can_be_told(place.path):
            found.setdefault(os.path.realpath(place.path), place)
    return list(found.values())


def _on_the_net(home: Path, environ: Mapping[str, str]) -> Iterator[Place]:
    told = environ.get("OneDrive")
    if told and is_folder(Path(told)):
        yield Place("OneDrive", Path(told), Sort.NET)
    for under, name in _NET.items():
        if is_folder(home / under):
            yield Place(name, home / under, Sort.NET)
    # Where macOS has them, each with the name of an account after it.
    for path in _folders(home / "Library" / "CloudStorage"):
        name = path.name.partition("-")[0]
        inside = [path / drive for drive in ("My Drive", "Mit drev") if is_folder(path / drive)]
        yield Place("Google Drive" if name == "GoogleDrive" else name, (inside or [path])[0], Sort.NET)


def _plugged_in(drives: Iterable[Path], is_drive: Callable[[Path], bool]) -> Iterator[Place]:
    for letter in _removable():
        yield Place(letter, Path(letter), Sort.DRIVE)
    for above in drives:
        for path in _folders(above):
            # Some systems have a folder for each person in between.
            for one in [path] if is_drive(path) else [inner for inner in _folders(path) if is_drive(inner)]:
                if os.path.realpath(one) != os.path.realpath("/"):
                    yield Place(one.name, one, Sort.DRIVE)


def _documents(home: Path) -> list[Path]:
    try:
        told = _DOCUMENTS.search((home / ".config" / "user-dirs.dirs").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        told = None
    names = [*([told[1]] if told else []), "Documents", "Dokumenter"]
    return [home / name for name in names if is_folder(home / name) and (home / name) != home]


def _folders(above: Path) -> list[Path]:
    try:
        return sorted(path for path in above.iterdir() if is_folder(path) and path.name[:1] != ".")
    except OSError:
        return []


def _can_be_told(path: Path) -> bool:
    """A name that is no text in this system's encoding cannot stand on a screen."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


if sys.platform == "win32":
    import ctypes
    import string

    _REMOVABLE = 2
    """As Windows numbers the sorts of drives."""

    def _removable() -> list[str]:
        sort = ctypes.windll.kernel32.GetDriveTypeW
        letters = [f"{letter}:\\" for letter in string.ascii_uppercase[2:]]
        return [letter for letter in letters if sort(letter) == _REMOVABLE and is_folder(Path(letter))]

else:

    def _removable() -> list[str]:
        return []
