"""The store in memory keeps every promise but durability."""

from __future__ import annotations

from pathlib import Path

from imr_workbook.store.memory import MemoryStore
from tests.store.contract import StoreContract


class TestMemoryStore(StoreContract):
    """The contract, on dicts."""

    def open(self, folder: Path) -> MemoryStore:
        return MemoryStore()
