"""An empty workbook in memory, and its calendar."""

from __future__ import annotations

import pytest

from imr_workbook.store.memory import MemoryStore
from imr_workbook.workbook import Workbook
from tests.workbook.turning_calendar import Calendar, open_workbook


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def workbook(calendar: Calendar, store: MemoryStore) -> Workbook:
    return open_workbook(calendar, store)
