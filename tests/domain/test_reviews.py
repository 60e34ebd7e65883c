"""Reviews are events: the latest telling of a try stands, and every try is its own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from imr_workbook.domain.changes import Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.reviews import Review, Told, next_step_id, review, review_fields, reviews
from imr_workbook.domain.state import WorkbookState
from tests.domain.odd_values import fields
from tests.domain.written import MONDAY, Written, written

TELLING = Review(
    "r1",
    Kind.STEP,
    "s1",
    MONDAY,
    "Gå en tur",
    Outcome.SOME_OF_IT,
    "Noget af det",
    helped="Mikkel ringede",
    obstacle="Regn ",
    next="Ringe igen",
)


def a_review(review_id: str = "r1", about: str = "s1", /, **fields: Json) -> Written:
    """A telling about a step."""
    return Kind.REVIEW, review_id, {**review_fields(TELLING), "about": about, **fields}


def test_what_is_told_is_read_again() -> None:
    """Outcome, wording and the person's words come back, letter for letter."""
    found = review(written(a_review()), "r1")
    assert found == TELLING
    assert found is not None
    assert [found.told(which) for which in Told] == ["Mikkel ringede", "Regn ", "Ringe igen"]
    assert found.in_words


def test_an_outcome_alone_is_enough() -> None:
    """No words are needed, and blanks are none."""
    state = written(a_review(helped="", obstacle=" ", next=""))
    assert [one.in_words for one in reviews(state)] == [False]


def test_the_latest_telling_of_a_try_stands() -> None:
    """A correction takes the place of the first, however often; what was told first is kept."""
    state = written(
        a_review("r1", outcome="did_it"),
        a_review("other", about="s2"),
        a_review("r2", outcome="not_this_time", corrects="r1"),
        a_review("r3", outcome="some_of_it", corrects="r1"),
    )
    assert [one.id for one in reviews(state)] == ["r3", "other"]
    first = review(state, "r1")
    assert first is not None
    assert first.outcome is Outcome.DID_IT


def test_two_devices_that_correct_the_same_telling_agree_on_one() -> None:
    """Whatever order the records arrive in."""
    one = a_review("r2", outcome="did_it", corrects="r1")
    other = a_review("r3", outcome="not_this_time", corrects="r1")
    state = written(a_review("r1"), one, other)
    assert [found.id for found in reviews(state)] == ["r3"]


def test_each_try_is_told_by_itself() -> None:
    """Reviews of one thing are its tries, oldest first; of other things they are left out."""
    later = (MONDAY + timedelta(days=7)).isoformat()
    state = written(
        a_review("r1"),
        a_review("r2", about="s2"),
        a_review("r3", day=later),
        a_review("r4", kind=Kind.PRACTICE.value),
    )
    assert [one.id for one in reviews(state, Kind.STEP, "s1")] == ["r1", "r3"]
    assert [one.id for one in reviews(state, Kind.PRACTICE)] == ["r4"]
    assert len(reviews(state)) == 4


def test_a_correction_leads_to_the_same_next_step() -> None:
    """Telling again does not make a second step out of the same words."""
    state = written(a_review("r1"), a_review("r2", corrects="r1"))
    first, second = review(state, "r1"), review(state, "r2")
    assert first is not None
    assert second is not None
    assert next_step_id(first) == next_step_id(second)


@pytest.mark.parametrize("odd", [{"kind": None}, {"about": 7}, {"day": "i går"}, {"deleted": True}])
def test_a_record_that_cannot_be_read_is_left_out(odd: dict[str, Json]) -> None:
    """What a later version wrote never stops a screen."""
    state = written(a_review(**odd))
    assert reviews(state) == []
    assert review(state, "r1") is None


def test_an_empty_workbook_has_no_reviews() -> None:
    """Nothing is invented."""
    assert reviews(WorkbookState()) == []
    assert review(WorkbookState(), "r1") is None


@given(fields(["kind", "about", "day", "text", "outcome", "word", "helped", "next", "corrects", "deleted"]))
def test_odd_values_never_break_a_screen(odd: dict[str, Json]) -> None:
    """Whatever a later version has written, the rest can be read."""
    state = written(a_review("r1"), a_review("odd", **odd))
    assert all(one.about and one.kind for one in reviews(state))
