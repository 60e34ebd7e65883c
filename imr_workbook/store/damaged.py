"""Damaged stores: each is kept as it was found, in a folder of its own, and another takes its place."""

from __future__ import annotations

import contextlib
import filecmp
import shutil
from pathlib import Path

from imr_workbook.device.files import copy, destroy, sync_folder
from imr_workbook.store.files import BESIDE, CONFIRMED, REBUILT, SEALED

DAMAGED = "damaged-"
"""Folders inside the data folder: each holds a damaged store as it was found."""
_KEPT = tuple(f"{SEALED}{part}" for part in BESIDE if part != "-shm")
"""The index of the log, which is not kept, holds nothing and is made anew whenever it is looked at."""


def finish_rebuilding(folder: Path) -> None:
    """Let a store that was rebuilt take its place; nothing where there is none.

    The log of the damaged one goes first: it must never be read as the log of the new one. So does what was
    confirmed with it: the new one has that to count with, and not all of it can be found in it.

    Raises:
        OSError: it is tried again the next time.
    """
    rebuilt = folder / REBUILT
    if not rebuilt.exists():
        return
    for name in (CONFIRMED, *(f"{SEALED}{part}" for part in BESIDE[1:])):
        (folder / name).unlink(missing_ok=True)
    sync_folder(folder)
    # Not `rename`: on Windows that takes nothing's place.
    rebuilt.replace(folder / SEALED)
    sync_folder(folder)


def damaged_in(folder: Path) -> list[Path]:
    """The folders in which damaged stores are kept, whole ones and those that were ended in between."""
    return sorted(path for path in folder.glob(f"{DAMAGED}*") if path.is_dir())


def destroy_damaged(folder: Path) -> None:
    """Destroy every damaged store that is kept: what was deleted for good is in none of them; raises OSError."""
    for place in damaged_in(folder):
        for part in BESIDE:
            destroy(place / f"{SEALED}{part}")
        # One that holds something of another's stays with it.
        with contextlib.suppress(OSError):
            place.rmdir()


def keep_damaged(folder: Path) -> Path:
    """Make a durable copy of the damaged store, and give the folder it lies in; raises OSError.

    One that was made before, for a rebuilding that could not be done to its end, is not made again: on a disk
    without room each try would take more of it.
    """
    number = 1
    while (folder / f"{DAMAGED}{number}").exists():
        number += 1
    if _is_copy(folder, before := folder / f"{DAMAGED}{number - 1}"):
        return before
    kept = folder / f"{DAMAGED}{number}"
    unfinished = kept.with_name(f"{kept.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    for name in _KEPT:
        if (file := folder / name).exists():
            copy(file, unfinished / file.name)
    sync_folder(unfinished)
    unfinished.rename(kept)
    sync_folder(folder)
    return kept


def _is_copy(folder: Path, kept: Path) -> bool:
    """Whether the store in `folder` was kept there as it is."""
    if not kept.exists():
        return False
    pairs = [(folder / name, kept / name) for name in _KEPT]
    return all(
        now.exists() == then.exists() and (not now.exists() or filecmp.cmp(now, then, shallow=False))
        for now, then in pairs
    )
