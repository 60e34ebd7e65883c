"""What a person does with goals and their parts, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from imr_workbook.domain.goals import (
    GoalError,
    GoalStatus,
    LongGoal,
    UnknownGoal,
    goal,
    goals,
    no_goal_yet,
    short_goal,
    short_goals,
)
from imr_workbook.domain.kinds import Kind
from imr_workbook.store.memory import MemoryStore
from imr_workbook.workbook import Workbook
from tests.workbook.turning_calendar import MONDAY, Calendar, open_workbook


def the_goal(workbook: Workbook, goal_id: str) -> LongGoal:
    found = goal(workbook.state, goal_id)
    assert found is not None
    return found


def test_a_goal_is_there_from_its_first_word(workbook: Workbook, calendar: Calendar) -> None:
    """Blanks make no goal; writing on replaces one value, and the day it began stays."""
    workbook.write_goal("g", "  ")
    workbook.write_why("g", "")
    assert workbook.state.kinds == {}
    workbook.write_goal("g", "Se mine ven")
    calendar.turn(3)
    workbook.write_goal("g", "Se mine venner oftere ")
    workbook.write_why("g", "Jeg savner at grine")
    assert the_goal(workbook, "g") == LongGoal("g", "Se mine venner oftere ", "Jeg savner at grine", MONDAY)
    assert len(workbook.state.kinds[Kind.LONG_GOAL]) == 1


def test_the_reason_may_come_before_the_goal(workbook: Workbook) -> None:
    """Fields can be written in any order; without words of its own the goal is on no list."""
    workbook.write_why("g", "Jeg savner at grine")
    assert goals(workbook.state) == []
    workbook.write_goal("g", "Se mine venner")
    assert [one.why for one in goals(workbook.state)] == ["Jeg savner at grine"]


def test_every_word_is_durable_when_it_is_saved(calendar: Calendar) -> None:
    """A killed app loses nothing: another workbook on the same store reads the same."""
    store = MemoryStore()
    workbook = open_workbook(calendar, store)
    goal_id = workbook.set_goal("Se mine venner", "Derfor")
    workbook.write_short_goal("p", "Ses hver uge", parent=goal_id)
    again = open_workbook(calendar, store)
    assert the_goal(again, goal_id) == the_goal(workbook, goal_id)
    assert short_goals(again.state, goal_id) == short_goals(workbook.state, goal_id)


def test_a_goal_set_twice_is_left_as_it_is(workbook: Workbook) -> None:
    """A second tap, or an old screen, never writes over what was worded anew."""
    workbook.set_goal("Synge", "Det er sjovt", goal_id="g")
    workbook.write_goal("g", "Synge i kor")
    workbook.reach_goal("g")
    before = workbook.state
    assert workbook.set_goal("Synge", goal_id="g") == "g"
    assert workbook.set_goal(" ", goal_id="h") == "h"
    assert workbook.state is before


def test_a_removed_goal_set_again_comes_back_with_the_new_words(workbook: Workbook) -> None:
    """From today, and under way."""
    workbook.set_goal("Synge", goal_id="g")
    workbook.reach_goal("g")
    workbook.remove_goal("g")
    workbook.set_goal("Synge i kor", goal_id="g")
    assert the_goal(workbook, "g") == LongGoal("g", "Synge i kor", started=MONDAY)


@pytest.mark.parametrize("status", list(GoalStatus))
def test_a_goal_can_come_to_stand_in_every_way_and_back(
    workbook: Workbook, calendar: Calendar, status: GoalStatus
) -> None:
    """Reached, changed, paused, and under way again; the day is that of the first tap."""
    goal_id = workbook.set_goal("Synge")
    workbook.pause_goal(goal_id)
    calendar.turn(1)
    turns = {
        GoalStatus.ACTIVE: workbook.resume_goal,
        GoalStatus.REACHED: workbook.reach_goal,
        GoalStatus.CHANGED: workbook.change_goal,
        GoalStatus.PAUSED: workbook.pause_goal,
    }
    turns[status](goal_id)
    calendar.turn(1)
    turns[status](goal_id)
    found = the_goal(workbook, goal_id)
    first = MONDAY if status is GoalStatus.PAUSED else MONDAY + timedelta(days=1)
    assert (found.status, found.since, found.started) == (status, first, MONDAY)


def test_a_goal_that_grew_out_of_another_remembers_it(workbook: Workbook) -> None:
    """Also when it is reworded; the old one keeps its words."""
    old = workbook.set_goal("Synge")
    workbook.change_goal(old)
    workbook.write_goal("new", "Spille", instead_of=old)
    workbook.write_goal("new", "Spille guitar")
    assert [(one.text, one.instead_of) for one in goals(workbook.state)] == [
        ("Synge", None),
        ("Spille guitar", old),
    ]


def test_a_goal_taken_away_can_be_put_back(workbook: Workbook) -> None:
    """With all it had; writing in a removed goal does not bring it back."""
    goal_id = workbook.set_goal("Synge", "Det er sjovt")
    before = the_goal(workbook, goal_id)
    workbook.remove_goal(goal_id)
    assert goals(workbook.state) == []
    workbook.write_goal(goal_id, "Synge")
    assert goal(workbook.state, goal_id) is None
    workbook.put_goal_back(goal_id)
    assert the_goal(workbook, goal_id) == before


def test_parts_of_a_goal(workbook: Workbook, calendar: Calendar) -> None:
    """Written, given a day, reached, kept for later, taken away and put back."""
    goal_id = workbook.set_goal("Se mine venner")
    workbook.write_short_goal("p", " ", parent=goal_id)
    assert short_goal(workbook.state, "p") is None
    workbook.write_short_goal("p", "Ses hver uge", parent=goal_id)
    workbook.set_short_goal_day("q", None, parent=goal_id)
    workbook.set_short_goal_day("q", date(2026, 11, 1), parent=goal_id)
    assert [one.id for one in short_goals(workbook.state)] == ["p"]
    workbook.set_short_goal_day("p", date(2026, 11, 1), parent=goal_id)
    calendar.turn(1)
    for turn, status in (
        (workbook.keep_short_goal_for_later, GoalStatus.PAUSED),
        (workbook.resume_short_goal, GoalStatus.ACTIVE),
        (workbook.reach_short_goal, GoalStatus.REACHED),
    ):
        turn("p")
        (found,) = short_goals(workbook.state, goal_id)
        assert (found.status, found.since, found.day) == (
            status,
            MONDAY + timedelta(days=1),
            date(2026, 11, 1),
        )
    workbook.set_short_goal_day("p", None, parent=goal_id)
    workbook.remove_short_goal("p")
    assert short_goals(workbook.state) == []
    workbook.put_short_goal_back("p")
    (found,) = short_goals(workbook.state)
    assert (found.text, found.day) == ("Ses hver uge", None)


def test_no_goal_yet_is_kept_and_changes_nothing_else(workbook: Workbook) -> None:
    """A valid answer; a goal can be set all the same."""
    workbook.have_no_goal_yet()
    assert no_goal_yet(workbook.state)
    workbook.set_goal("Synge")
    assert len(goals(workbook.state)) == 1


def test_earlier_words_can_be_read(workbook: Workbook, calendar: Calendar) -> None:
    """What stood in the goal and its why before, newest first; slips of one sitting are not kept."""
    goal_id = workbook.set_goal("Synge", "Det er sjovt")
    calendar.turn(7)
    workbook.write_goal(goal_id, "Synge i k")
    workbook.write_goal(goal_id, "Synge i kor")
    workbook.write_why(goal_id, "Jeg bliver glad")
    calendar.turn(7)
    workbook.write_goal(goal_id, "Synge i kirkekoret")
    found = workbook.earlier_words(goal_id)
    assert [(one.field, one.value.content) for one in found] == [
        ("text", "Synge i kor"),
        ("why", "Det er sjovt"),
        ("text", "Synge"),
    ]
    assert workbook.earlier_words("nowhere") == []


def test_what_is_not_there_cannot_be_turned(workbook: Workbook) -> None:
    """Unknown and removed goals are refused in the same way, and nothing is written."""
    goal_id = workbook.set_goal("Synge")
    workbook.remove_goal(goal_id)
    before = workbook.state
    acts: list[Callable[[str], object]] = [
        workbook.reach_goal,
        workbook.change_goal,
        workbook.pause_goal,
        workbook.resume_goal,
        workbook.reach_short_goal,
        workbook.keep_short_goal_for_later,
        workbook.resume_short_goal,
    ]
    for act in acts:
        for some_id in ("nowhere", goal_id):
            with pytest.raises(UnknownGoal):
                act(some_id)
    assert workbook.state is before
    assert issubclass(UnknownGoal, GoalError)
