"""Opening the store of a data folder, whoever wrote it."""

from __future__ import annotations

from pathlib import Path

from imr_workbook.store.files import SEALED
from imr_workbook.store.later_file import is_later
from imr_workbook.store.read_only import ReadOnlyStore
from imr_workbook.store.seals import Seal
from imr_workbook.store.store import Store
from imr_workbook.store.tinydb_store import TinyDBStore


def open_store(folder: Path, seal: Seal) -> Store:
    """The store in `folder`, or a new one; what a later version of the app wrote can only be read.

    Raises:
        StoreError: as `TinyDBStore`; StoreFromNewerVersion only where a later version's cannot even be read.
    """
    path = folder / SEALED
    return ReadOnlyStore(path, seal) if is_later(path) else TinyDBStore(folder, seal)
