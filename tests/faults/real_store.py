"""The store that is put to the test: how it is opened, and how it is made to promise less."""

from __future__ import annotations

from pathlib import Path

from imr_workbook.store.tinydb_store import FILE, TinyDBStore
from tests.store.sealed import SEAL

__all__ = ["FILE", "TinyDBStore", "opened", "tidy_after", "wait_for_no_disk"]


def opened(folder: Path) -> TinyDBStore:
    """The store in a folder, opened or made."""
    return TinyDBStore(folder, SEAL)


def tidy_after(store: TinyDBStore, pages: int) -> None:
    """Have SQLite tidy its log after so many pages, not 1000: so that little writing meets it often."""
    _ask(store, f"wal_autocheckpoint = {pages}")


def wait_for_no_disk(store: TinyDBStore) -> None:
    """Confirm before the disk has: what the store would be with a setting that many programs use."""
    _ask(store, "synchronous = NORMAL")


def _ask(store: TinyDBStore, pragma: str) -> None:
    store._rows._db.execute(f"PRAGMA {pragma}")
