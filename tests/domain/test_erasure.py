"""”Slet alt om 3 dage” is an intention with its time, and nothing before it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from imr_workbook.domain.changes import Change, Json
from imr_workbook.domain.erasure import ERASE_AT, erasure, erasure_due
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import PROFILE_ID
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.state import WorkbookState, fold

NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Copenhagen"))


def state(at: Json) -> WorkbookState:
    return fold(WorkbookState(), [Change(PROFILE_ID, Kind.PROFILE, ERASE_AT, at, Stamp(1, 0, "a1"))])


def test_it_is_due_when_its_time_has_come() -> None:
    """Not a second before."""
    asked = state(int(NOW.timestamp() * 1000))
    assert erasure(asked, NOW) == NOW
    assert erasure_due(asked, NOW)
    assert not erasure_due(asked, NOW - timedelta(milliseconds=1))


@pytest.mark.parametrize("at", [None, True, "1795420800000", 1.5, [], 10**30, -(10**30)])
def test_what_is_no_time_deletes_nothing(at: Json) -> None:
    """Everything hangs on it: what cannot be read is taken for nothing asked."""
    assert erasure(state(at), NOW) is None
    assert not erasure_due(state(at), NOW)


def test_nobody_has_asked_in_a_new_workbook() -> None:
    """An empty one is kept."""
    assert not erasure_due(WorkbookState(), NOW)
