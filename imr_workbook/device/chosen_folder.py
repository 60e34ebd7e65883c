"""A folder that the person chose, on this computer or beside it: whether it is here now, and may be written."""

from __future__ import annotations

import os
import tempfile
from enum import Enum, auto
from pathlib import Path


class Refusal(Enum):
    """Why a folder cannot be used."""

    NOT_WHOLE = auto()
    """The path does not begin at the top."""
    NOT_THERE = auto()
    NO_FOLDER = auto()
    """It is a file."""
    OUR_OWN = auto()
    """It is the data folder, or lies inside it: what happens to that would happen to the copies."""
    CLOSED = auto()
    """It may not be written."""


def path_of(written: str) -> Path:
    """The path that somebody wrote or pasted: without quotes, and with `~` for their home."""
    return Path(written.strip().strip("\"'”").strip()).expanduser()


def refusal(folder: Path, data: Path) -> Refusal | None:
    """Why `folder` cannot be used, tried by writing in it; none where it can.

    Args:
        folder: any path.
        data: the data folder.
    """
    try:
        str(folder).encode()
        if not folder.is_absolute():
            return Refusal.NOT_WHOLE
        if not is_folder(folder):
            return Refusal.NO_FOLDER if os.path.lexists(folder) else Refusal.NOT_THERE
        if folder.resolve().is_relative_to(data.resolve()):
            return Refusal.OUR_OWN
        with tempfile.TemporaryFile(dir=folder):
            return None
    except (ValueError, RuntimeError):
        # No path of this system's, or links that lead in a ring.
        return Refusal.NOT_THERE
    except OSError:
        return Refusal.CLOSED


def is_folder(path: Path) -> bool:
    """Whether there is a folder; not where one may not look either."""
    return os.path.isdir(path)  # noqa: PTH112 (`Path.is_dir` raises there)


def drive_of(folder: Path) -> Path:
    """Where the drive begins that a folder is on, by whatever links: the folder itself or one above it."""
    real = Path(os.path.realpath(folder))
    return next((place for place in (real, *real.parents) if os.path.ismount(place)), Path(real.anchor))


def is_here(folder: Path, drive: Path) -> bool:
    """Whether the folder is here, and on its drive: a drive that was taken out can leave an empty folder."""
    return os.path.ismount(drive) and is_folder(folder)
