"""Practices: what was chosen to try in everyday life, and when it goes quiet."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from imr_workbook.domain.changes import Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.practices import Practice, practice, practices, this_weeks_practice
from imr_workbook.domain.state import WorkbookState
from tests.domain.odd_values import fields
from tests.domain.written import MONDAY, Written, written


def a_practice(practice_id: str = "p1", /, **fields: Json) -> Written:
    """A practice chosen on Monday."""
    return Kind.PRACTICE, practice_id, {"text": "Gør én ting", "chosen": MONDAY.isoformat(), **fields}


def test_what_was_chosen_is_read_again() -> None:
    """With its wording then, and how it went."""
    state = written(a_practice(outcome="did_it", told_on="2026-09-09", put_away=True))
    told_on = MONDAY + timedelta(days=2)
    assert practice(state, "p1") == Practice(
        "p1", "Gør én ting", MONDAY, Outcome.DID_IT, told=True, told_on=told_on, put_away=True
    )
    assert practice(state, "p2") is None


def test_the_latest_choice_stands_on_i_dag_for_a_week() -> None:
    """Then it sinks, and the list still has it."""
    later = MONDAY + timedelta(days=3)
    state = written(a_practice("p2", chosen=later.isoformat()), a_practice("p1"))
    found = [this_weeks_practice(state, MONDAY + timedelta(days=days)) for days in (3, 10, 11)]
    assert [one and one.id for one in found] == ["p2", "p2", None]
    assert [one.id for one in practices(state)] == ["p2", "p1"]


@pytest.mark.parametrize(
    "quiet",
    [{"outcome": "did_it"}, {"outcome": "later"}, {"put_away": True}, {"chosen": None}, {"text": ""}],
)
def test_practices_that_are_left_in_peace(quiet: dict[str, Json]) -> None:
    """Told about, put away, or not readable: I dag says nothing of them."""
    assert this_weeks_practice(written(a_practice(**quiet)), MONDAY) is None
    assert this_weeks_practice(WorkbookState(), MONDAY) is None


@given(fields(["text", "chosen", "outcome", "told_on", "put_away", "deleted"]))
def test_odd_values_never_break_a_screen(odd: dict[str, Json]) -> None:
    """Whatever a later version has written, the rest can be read."""
    state = written(a_practice("p1"), (Kind.PRACTICE, "odd", odd))
    assert "p1" in [one.id for one in practices(state)]
    this_weeks_practice(state, MONDAY)
