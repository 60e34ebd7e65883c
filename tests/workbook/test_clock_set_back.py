"""A device whose clock is set back goes on keeping what is written."""

from __future__ import annotations

import pytest

from imr_workbook.domain.profile import profile
from imr_workbook.store.memory import MemoryStore
from tests.workbook.turning_calendar import Calendar, open_workbook


@pytest.mark.parametrize("days", [0, -1, -2, -30, -3000])
def test_the_last_thing_written_stands_whatever_the_clock_says(days: int) -> None:
    """Every own change gets a later stamp than the one before it, in this run and the next."""
    calendar, store = Calendar(), MemoryStore()
    workbook = open_workbook(calendar, store)
    workbook.call_me("Zoe")
    calendar.turn(days)
    for name in ("Yrsa", "Aya", "Bo"):
        workbook.call_me(name)
        assert profile(workbook.state).name == name
    workbook = open_workbook(calendar, store)
    for name in ("Ali", "Ada"):
        workbook.call_me(name)
        assert profile(workbook.state).name == name
