"""Destroying all that the app has made in a data folder: the keys first, so that what is left is noise.

A mark is set before anything goes and taken away after everything has: ended anywhere in between, it is
done to its end when the folder is opened next.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from imr_workbook.device import secret_file, settings_file
from imr_workbook.device.files import destroy, sync_folder
from imr_workbook.store.files import BESIDE, SEALED, UNFINISHED, UNSEALED
from imr_workbook.vault import attempts, ring_file

MARK = "erasing"
"""Its being there says that everything is to be destroyed."""

_KEYS = (*ring_file.NAMES, secret_file.NAME)
_STORES = (SEALED, UNFINISHED, UNSEALED)
_OTHERS = (attempts.NAME, settings_file.NAME)


def destroy_everything(folder: Path) -> None:
    """Destroy every file of ours in a folder; what others have put there is left.

    The lock stays, which is empty and tells only that the app was here, and so does a centre's file of
    numbers.

    Raises:
        OSError: not everything could be destroyed. The mark stands: it is tried again at the next start.
    """
    os.close(os.open(folder / MARK, os.O_CREAT | os.O_WRONLY, 0o600))
    sync_folder(folder)
    for path in _ours(folder):
        destroy(path)
    destroy(folder / MARK)


def destroy_the_rest(folder: Path) -> None:
    """Go on where `destroy_everything` was ended; nothing where it was not.

    Raises:
        OSError: as there.
    """
    if (folder / MARK).exists():
        destroy_everything(folder)


def _ours(folder: Path) -> Iterator[Path]:
    """Every path that may be ours, there or not: the keys first, each with the file it is replaced by."""
    for name in (*_KEYS, *_OTHERS):
        path = folder / name
        yield from (path, path.with_suffix(".new"))
    for name in _STORES:
        yield from (folder / f"{name}{beside}" for beside in BESIDE)
