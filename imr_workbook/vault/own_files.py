"""Every file that the app may have made in a data folder, by name; what others put there is not touched.

The names of entries in a keystore are not among them: they stay until the entries are gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from imr_workbook.device import secret_file, settings_file
from imr_workbook.store.files import (
    BESIDE,
    CONFIRMED,
    REBUILDING,
    REBUILT,
    SEALED,
    TAKEN_OVER,
    UNFINISHED,
    UNSEALED,
)
from imr_workbook.vault import attempts, folder_choice, local_backups, ring_file, seen

_KEYS = (*ring_file.NAMES, *secret_file.NAMES)
_OTHERS = (
    attempts.NAME,
    settings_file.NAME,
    seen.NAME,
    folder_choice.NAME,
    *local_backups.NAMES,
    CONFIRMED,
)
_STORES = (SEALED, UNFINISHED, UNSEALED, TAKEN_OVER, REBUILDING, REBUILT)


def own_files(folder: Path) -> Iterator[Path]:
    """Every path that may be ours, there or not: the keys first, each with the file it is replaced by."""
    for name in (*_KEYS, *_OTHERS):
        path = folder / name
        yield from (path, path.with_suffix(".new"))
    for name in _STORES:
        yield from (folder / f"{name}{beside}" for beside in BESIDE)
