"""What a person does with steps, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.goal_sheets import goal_sheet, sheet_goal_id, sheet_step_id
from imr_workbook.domain.goals import LongGoal, UnknownGoal, goal, goals
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.steps import (
    Detail,
    Stage,
    Step,
    UnknownStep,
    goal_of,
    stage,
    step,
    steps,
    this_weeks_step,
)
from imr_workbook.store.memory import MemoryStore
from imr_workbook.workbook import Workbook
from tests.workbook.turning_calendar import MONDAY, Calendar, open_workbook

TOMORROW = MONDAY + timedelta(days=1)
SHEET = "m01-e-maal"


def the_step(workbook: Workbook, step_id: str) -> Step:
    found = step(workbook.state, step_id)
    assert found is not None
    return found


def test_a_step_needs_one_field(workbook: Workbook) -> None:
    """Its words; the rest can be said later, or never."""
    workbook.write_step("s", "  ")
    assert workbook.state.kinds == {}
    workbook.write_step("s", "Ringe til Mik")
    workbook.write_step("s", "Ringe til Mikkel ")
    assert steps(workbook.state) == [Step("s", "Ringe til Mikkel ", taken=MONDAY)]


def test_when_where_with_whom(workbook: Workbook) -> None:
    """Each detail is a field of its own, kept letter for letter."""
    step_id = workbook.take_step("Gå en tur", TOMORROW)
    for which in Detail:
        workbook.detail_step(step_id, which, f" {which} ")
    assert [the_step(workbook, step_id).detail(which) for which in Detail] == [f" {one} " for one in Detail]
    assert the_step(workbook, step_id).day == TOMORROW


def test_the_day_and_the_details_may_come_before_the_words(workbook: Workbook) -> None:
    """In any order; without words the step is on no list, and nothing said makes no step."""
    workbook.set_step_day("s", None, goal_id="g")
    workbook.detail_step("s", Detail.WHERE, " ", goal_id="g")
    assert workbook.state.kinds == {}
    workbook.set_step_day("s", TOMORROW, goal_id="g")
    workbook.detail_step("t", Detail.WHERE, "Søen", goal_id="g")
    assert steps(workbook.state) == []
    workbook.write_step("s", "Gå en tur")
    workbook.write_step("t", "Sidde lidt")
    assert steps(workbook.state) == [
        Step("s", "Gå en tur", TOMORROW, taken=MONDAY, goal="g"),
        Step("t", "Sidde lidt", where="Søen", taken=MONDAY, goal="g"),
    ]


def test_a_step_belongs_where_it_was_taken(workbook: Workbook) -> None:
    """Under a goal, under a part of it and so under its goal, or alone."""
    goal_id = workbook.set_goal("Se mine venner")
    workbook.write_short_goal("p", "Ses hver uge", parent=goal_id)
    alone = workbook.take_step("Drikke te")
    under = workbook.take_step("Skrive til Mikkel", goal_id=goal_id)
    workbook.write_step("s", "Gå en tur", short_goal_id="p")
    places = [the_step(workbook, one) for one in (alone, under, "s")]
    assert [(one.goal, one.short_goal) for one in places] == [
        (None, None),
        (goal_id, None),
        (goal_id, "p"),
    ]
    before = workbook.state
    for act in (
        lambda: workbook.take_step("Gå en tur", short_goal_id="nowhere"),
        lambda: workbook.write_step("t", "Gå en tur", short_goal_id="nowhere"),
        lambda: workbook.set_step_day("t", TOMORROW, short_goal_id="nowhere"),
        lambda: workbook.detail_step("t", Detail.WHERE, "Søen", short_goal_id="nowhere"),
    ):
        with pytest.raises(UnknownGoal):
            act()
    assert workbook.state is before


def test_a_step_taken_twice_is_left_as_it_is(workbook: Workbook) -> None:
    """A second tap never writes over what was worded anew; a removed step comes back."""
    workbook.take_step("Gå en tur", TOMORROW, step_id="s")
    workbook.write_step("s", "Gå en kort tur")
    before = workbook.state
    workbook.take_step("Gå en tur", step_id="s")
    workbook.take_step(" ", step_id="t")
    assert workbook.state is before
    workbook.remove_step("s")
    workbook.take_step("Gå en tur", step_id="s")
    assert the_step(workbook, "s") == Step("s", "Gå en tur", taken=MONDAY)


def test_a_new_day_starts_the_week_anew(workbook: Workbook, calendar: Calendar) -> None:
    """A step that sank, or was put away, comes up again when it is given a day, or none."""
    step_id = workbook.take_step("Gå en tur", TOMORROW)
    calendar.turn(20)
    assert stage(the_step(workbook, step_id), workbook.now()) is Stage.SUNK
    workbook.put_step_away(step_id)
    assert the_step(workbook, step_id).put_away
    workbook.set_step_day(step_id, workbook.today())
    assert stage(the_step(workbook, step_id), workbook.now()) is Stage.TODAY
    assert this_weeks_step(workbook.state, workbook.now()) == the_step(workbook, step_id)
    workbook.set_step_day(step_id, None)
    assert stage(the_step(workbook, step_id), workbook.now()) is Stage.AHEAD


def test_the_same_day_again_takes_out_what_was_put_away(workbook: Workbook) -> None:
    """Choosing a day means wanting to see the step."""
    step_id = workbook.take_step("Gå en tur", TOMORROW)
    workbook.put_step_away(step_id)
    assert this_weeks_step(workbook.state, workbook.now()) is None
    workbook.set_step_day(step_id, TOMORROW)
    assert this_weeks_step(workbook.state, workbook.now()) is not None


def test_a_step_is_made_smaller_when_the_smaller_one_is_written(workbook: Workbook) -> None:
    """Half a smaller step is no step: until the tap the step stands, and afterwards what it was."""
    step_id = workbook.take_step("Gå rundt om søen", TOMORROW)
    workbook.make_smaller(step_id)
    workbook.write_smaller(step_id, "Gå ned til sø")
    assert the_step(workbook, step_id).text == "Gå rundt om søen"
    workbook.write_smaller(step_id, "Gå ned til søen")
    workbook.make_smaller(step_id)
    workbook.make_smaller(step_id)
    found = the_step(workbook, step_id)
    assert (found.text, found.larger, found.smaller, found.day) == (
        "Gå ned til søen",
        "Gå rundt om søen",
        "",
        TOMORROW,
    )


def test_the_same_step_can_be_tried_again(workbook: Workbook, calendar: Calendar) -> None:
    """It is asked about anew, and what was told stays told."""
    step_id = workbook.take_step("Gå en tur", TOMORROW)
    calendar.turn(1)
    workbook.tell_step(step_id, Outcome.NOT_THIS_TIME)
    calendar.turn(5)
    workbook.try_step_again(step_id)
    found = the_step(workbook, step_id)
    assert (found.told, found.told_on, found.day, found.taken) == (False, None, None, workbook.today())
    assert len(workbook.state.kinds[Kind.REVIEW]) == 1


def test_a_step_can_be_the_beginning_of_a_goal(workbook: Workbook) -> None:
    """The goal begins with its words, and the step is its first; twice is once."""
    step_id = workbook.take_step("Gå en tur", TOMORROW)
    goal_id = workbook.lift_step(step_id)
    workbook.write_goal(goal_id, "Komme ud hver dag")
    assert workbook.lift_step(step_id) == goal_id
    assert goals(workbook.state) == [LongGoal(goal_id, "Komme ud hver dag", started=MONDAY)]
    assert goal_of(workbook.state, the_step(workbook, step_id)) == goal(workbook.state, goal_id)
    assert the_step(workbook, step_id).day == TOMORROW


def test_a_step_taken_away_can_be_put_back(workbook: Workbook) -> None:
    """With all it had."""
    step_id = workbook.take_step("Gå en tur", TOMORROW)
    before = the_step(workbook, step_id)
    workbook.remove_step(step_id)
    assert steps(workbook.state) == []
    workbook.put_step_back(step_id)
    assert the_step(workbook, step_id) == before


def test_what_is_not_there_cannot_be_changed(workbook: Workbook) -> None:
    """Unknown and removed steps are refused in the same way, and nothing is written."""
    removed = workbook.take_step("Gå en tur")
    workbook.remove_step(removed)
    before = workbook.state
    acts: list[Callable[[str], object]] = [
        lambda some_id: workbook.write_smaller(some_id, "Gå ned"),
        workbook.make_smaller,
        workbook.put_step_away,
        workbook.try_step_again,
        workbook.lift_step,
        lambda some_id: workbook.tell_step(some_id, Outcome.DID_IT),
    ]
    for act in acts:
        for some_id in ("nowhere", removed):
            with pytest.raises(UnknownStep):
                act(some_id)
    assert workbook.state is before


def write_sheet(workbook: Workbook, **fields: str) -> None:
    """The answer to a goal sheet, as the exercise writes it."""
    workbook._write(Kind.ANSWER, SHEET, fields)


def test_a_sheet_becomes_a_goal_and_a_step_under_it(workbook: Workbook) -> None:
    """In one go; a second tap makes no second one and writes nothing."""
    write_sheet(workbook, goal="Synge", why="Det er sjovt", step="Finde et kor")
    workbook.take_sheet(SHEET)
    (its_goal,), (its_step,) = goals(workbook.state), steps(workbook.state)
    assert (its_goal.text, its_goal.why, its_step.text) == ("Synge", "Det er sjovt", "Finde et kor")
    assert goal_of(workbook.state, its_step) == its_goal
    before = workbook.state
    workbook.take_sheet(SHEET)
    assert workbook.state is before


def test_a_sheet_with_a_step_alone_becomes_a_step_alone(workbook: Workbook) -> None:
    """And one with nothing becomes nothing."""
    workbook.take_sheet(SHEET)
    write_sheet(workbook, why="Det er sjovt")
    workbook.take_sheet(SHEET)
    assert (goals(workbook.state), steps(workbook.state)) == ([], [])
    write_sheet(workbook, step="Finde et kor")
    workbook.take_sheet(SHEET)
    (its_step,) = steps(workbook.state)
    assert its_step.goal is None


def test_a_step_written_later_joins_the_goal(workbook: Workbook) -> None:
    """What already became something is left as it is under Mål."""
    write_sheet(workbook, goal="Synge")
    workbook.take_sheet(SHEET)
    workbook.write_goal(sheet_goal_id(SHEET), "Synge i kor")
    write_sheet(workbook, goal="Synge", step="Finde et kor")
    workbook.take_sheet(SHEET)
    assert [one.text for one in goals(workbook.state)] == ["Synge i kor"]
    assert the_step(workbook, sheet_step_id(SHEET)).goal == sheet_goal_id(SHEET)


@pytest.mark.parametrize("emptied", [True, False])
def test_a_goal_that_is_gone_can_be_made_from_the_sheet_again(workbook: Workbook, emptied: bool) -> None:
    """Removed or emptied under Mål: the sheet still holds the words, and makes one goal, not two."""
    write_sheet(workbook, goal="Synge", step="Finde et kor")
    workbook.take_sheet(SHEET)
    if emptied:
        workbook.write_goal(sheet_goal_id(SHEET), "")
    else:
        workbook.remove_goal(sheet_goal_id(SHEET))
    assert goal_sheet(workbook.state, SHEET).waits
    workbook.take_sheet(SHEET)
    assert [one.text for one in goals(workbook.state)] == ["Synge"]
    assert len(workbook.state.kinds[Kind.LONG_GOAL]) == 1


def test_two_devices_that_take_the_same_sheet_make_one_goal() -> None:
    """Each without having heard of the other; when they have, there is one goal and one step."""
    here, there = (open_workbook(Calendar(), MemoryStore(name)) for name in ("a", "b"))
    for workbook in (here, there):
        write_sheet(workbook, goal="Synge", step="Finde et kor")
        workbook.take_sheet(SHEET)
    mine, theirs = here._store.outbox(), there._store.outbox()
    here._accept(theirs)
    there._accept(mine)
    for workbook in (here, there):
        assert [one.text for one in goals(workbook.state)] == ["Synge"]
        assert [one.text for one in steps(workbook.state)] == ["Finde et kor"]


acts = st.sampled_from(["write", "day", "smaller", "make", "away", "again", "tell", "lift", "remove", "back"])


@given(st.lists(acts, max_size=12))
def test_whatever_is_done_to_a_step_no_words_of_it_are_lost(done: list[str]) -> None:
    """After any taps in any order a fresh start shows the same, and the words stand somewhere."""
    calendar, store = Calendar(), MemoryStore()
    workbook = open_workbook(calendar, store)
    step_id = workbook.take_step("Gå rundt om søen", TOMORROW)
    do: dict[str, Callable[[], object]] = {
        "write": lambda: workbook.write_step(step_id, "Gå rundt om søen "),
        "day": lambda: workbook.set_step_day(step_id, None),
        "smaller": lambda: workbook.write_smaller(step_id, "Gå ned til søen"),
        "make": lambda: workbook.make_smaller(step_id),
        "away": lambda: workbook.put_step_away(step_id),
        "again": lambda: workbook.try_step_again(step_id),
        "tell": lambda: workbook.tell_step(step_id, Outcome.DID_IT),
        "lift": lambda: workbook.lift_step(step_id),
        "remove": lambda: workbook.remove_step(step_id),
        "back": lambda: workbook.put_step_back(step_id),
    }
    for act in done:
        calendar.turn(1)
        try:
            do[act]()
        except UnknownStep:
            assert step(workbook.state, step_id) is None
    workbook.put_step_back(step_id)
    found = the_step(workbook, step_id)
    assert the_step(open_workbook(calendar, store), step_id) == found
    earlier = [one.value.content for one in store.versions(Kind.STEP, step_id)]
    assert any(str(text).strip() == "Gå rundt om søen" for text in [found.text, found.larger, *earlier])
