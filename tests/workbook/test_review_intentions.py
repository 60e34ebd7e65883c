"""What a person tells about steps and practices, and what is kept of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from imr_workbook.content.library import load_library
from imr_workbook.device.resources import assets_dir
from imr_workbook.domain.goal_events import goal_events
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.practices import practice
from imr_workbook.domain.reviews import Review, Told, UnknownReview, review, reviews
from imr_workbook.domain.settings import Settings
from imr_workbook.domain.steps import UnknownStep, step, steps
from imr_workbook.store.memory import MemoryStore
from imr_workbook.workbook import Workbook
from tests.workbook.turning_calendar import MONDAY, Calendar

PRACTICE = "m01-t1-p"


def the_review(workbook: Workbook, review_id: str) -> Review:
    found = review(workbook.state, review_id)
    assert found is not None
    return found


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_is_kept_in_the_same_way(workbook: Workbook, outcome: Outcome) -> None:
    """None of the four is better than another: same fields, same number of records."""
    step_id = workbook.take_step("Gå en tur")
    review_id = workbook.tell_step(step_id, outcome, "Ordene på skærmen")
    assert the_review(workbook, review_id) == Review(
        review_id, Kind.STEP, step_id, MONDAY, "Gå en tur", outcome, "Ordene på skærmen"
    )
    found = step(workbook.state, step_id)
    assert found is not None
    assert (found.outcome, found.told, found.told_on) == (outcome, True, MONDAY)


def test_a_few_words_are_kept_while_they_are_written(workbook: Workbook) -> None:
    """Each of the three fields is one replaced value; all may stay empty."""
    review_id = workbook.tell_step(workbook.take_step("Gå en tur"), Outcome.DID_IT)
    workbook.write_review(review_id, Told.HELPED, "Mik")
    workbook.write_review(review_id, Told.HELPED, "Mikkel ringede ")
    workbook.write_review(review_id, Told.NEXT, "Gå igen")
    found = the_review(workbook, review_id)
    assert (found.helped, found.obstacle, found.next) == ("Mikkel ringede ", "", "Gå igen")


def test_telling_again_corrects_and_keeps_the_words(workbook: Workbook, calendar: Calendar) -> None:
    """The same outcome is nothing new; another one is a record of its own, on the same day."""
    step_id = workbook.take_step("Gå en tur")
    first = workbook.tell_step(step_id, Outcome.DID_IT)
    workbook.write_review(first, Told.HELPED, "Mikkel")
    assert workbook.tell_step(step_id, Outcome.DID_IT) == first
    calendar.turn(1)
    second = workbook.tell_step(step_id, Outcome.SOME_OF_IT, "Noget af det")
    third = workbook.tell_step(step_id, Outcome.NOT_THIS_TIME)
    assert [one.id for one in reviews(workbook.state)] == [third]
    assert [the_review(workbook, one).outcome for one in (first, second)] == [
        Outcome.DID_IT,
        Outcome.SOME_OF_IT,
    ]
    assert (the_review(workbook, third).helped, the_review(workbook, third).day) == ("Mikkel", MONDAY)
    found = step(workbook.state, step_id)
    assert found is not None
    assert (found.outcome, found.told_on) == (Outcome.NOT_THIS_TIME, MONDAY)


def test_each_try_is_told_by_itself(workbook: Workbook, calendar: Calendar) -> None:
    """Tried again, a step has two events, each on its day."""
    step_id = workbook.take_step("Gå en tur")
    workbook.tell_step(step_id, Outcome.DID_IT)
    calendar.turn(7)
    workbook.try_step_again(step_id)
    workbook.tell_step(step_id, Outcome.DID_IT)
    assert [one.day for one in goal_events(workbook.state)] == [MONDAY, MONDAY + timedelta(days=7)]


def test_a_next_step_becomes_a_step_beside_the_one_it_is_about(workbook: Workbook) -> None:
    """Under the same goal and part; twice is once, also after the telling was corrected."""
    goal_id = workbook.set_goal("Se mine venner")
    workbook.write_short_goal("p", "Ses hver uge", parent=goal_id)
    step_id = workbook.take_step("Gå en tur", short_goal_id="p")
    review_id = workbook.tell_step(step_id, Outcome.SOME_OF_IT)
    workbook.take_next_step(review_id)
    assert len(steps(workbook.state)) == 1
    workbook.write_review(review_id, Told.NEXT, "Gå en kortere tur")
    workbook.take_next_step(review_id)
    corrected = workbook.tell_step(step_id, Outcome.DID_IT)
    workbook.take_next_step(corrected)
    _first, second = steps(workbook.state)
    assert (second.text, second.goal, second.short_goal) == ("Gå en kortere tur", goal_id, "p")


def test_practices_are_told_like_steps(calendar: Calendar) -> None:
    """The same answers and the same event; chosen again, the first telling stays."""
    workbook = Workbook(
        MemoryStore(), load_library(assets_dir()), calendar, Settings(), lambda settings: None
    )
    workbook.try_practice(PRACTICE)
    first = workbook.tell_practice(PRACTICE, Outcome.SOME_OF_IT, "Noget af det")
    found = practice(workbook.state, PRACTICE)
    assert found is not None
    assert (found.outcome, found.told_on) == (Outcome.SOME_OF_IT, MONDAY)
    assert the_review(workbook, first).text == found.text
    workbook.write_review(first, Told.NEXT, "Gøre det igen")
    workbook.take_next_step(first)
    assert [(one.text, one.goal) for one in steps(workbook.state)] == [("Gøre det igen", None)]
    calendar.turn(7)
    workbook.try_practice(PRACTICE)
    again = practice(workbook.state, PRACTICE)
    assert again is not None
    assert not again.told
    workbook.tell_practice(PRACTICE, Outcome.DID_IT)
    assert [one.outcome for one in reviews(workbook.state, Kind.PRACTICE)] == [
        Outcome.SOME_OF_IT,
        Outcome.DID_IT,
    ]


def test_what_is_not_there_cannot_be_told_about(workbook: Workbook) -> None:
    """Unknown steps, practices and reviews are refused, and nothing is written."""
    before = workbook.state
    with pytest.raises(UnknownStep):
        workbook.tell_step("nowhere", Outcome.DID_IT)
    with pytest.raises(UnknownStep):
        workbook.tell_practice(PRACTICE, Outcome.DID_IT)
    with pytest.raises(UnknownReview):
        workbook.write_review("nowhere", Told.HELPED, "Mikkel")
    with pytest.raises(UnknownReview):
        workbook.take_next_step("nowhere")
    assert workbook.state is before
