"""For all tests of screens: taps count at once, nothing is waited for, and the calendar can be turned."""

from __future__ import annotations

import pytest

from imr_workbook.ui import arrival
from imr_workbook.ui.parts import title
from imr_workbook.ui.screens import week_question
from tests.workbook.turning_calendar import Calendar


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that is about double taps sets its own time."""
    monkeypatch.setattr(arrival, "SETTLE_S", 0.0)
    monkeypatch.setattr(week_question, "MOVE_ON_S", 0.0)
    monkeypatch.setattr(title, "AFTER_S", 0.0)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()
