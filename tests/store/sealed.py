"""One key for the tests, and stores under it."""

from __future__ import annotations

from pathlib import Path

from imr_workbook.store.seals import Sealed
from imr_workbook.store.tinydb_store import TinyDBStore

KEY = bytes(range(32))
SEAL = Sealed(KEY)


def opened(folder: Path) -> TinyDBStore:
    """The store in a folder, opened or made."""
    return TinyDBStore(folder, SEAL)
