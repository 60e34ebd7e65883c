"""Goals and their parts: what is written is read, and what cannot be read stops nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.changes import Change, Json
from imr_workbook.domain.goals import (
    GoalStatus,
    LongGoal,
    ShortGoal,
    goal,
    goals,
    no_goal_yet,
    one_too_many,
    short_goal,
    short_goals,
)
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import PROFILE_ID
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.state import WorkbookState, fold
from tests.domain.odd_values import fields
from tests.domain.written import MONDAY, Written, written


def a_goal(goal_id: str = "g1", text: str = "Se mine venner oftere", /, **fields: Json) -> Written:
    """A goal begun on Monday."""
    return Kind.LONG_GOAL, goal_id, {"text": text, "started": MONDAY.isoformat(), **fields}


def a_part(part_id: str, parent: str = "g1", /, text: str = "Ses hver uge", **fields: Json) -> Written:
    """A short goal."""
    return Kind.SHORT_GOAL, part_id, {"text": text, "parent": parent, **fields}


def test_what_is_written_is_read_again() -> None:
    """Every part of a goal comes back, letter for letter."""
    state = written(
        a_goal(text=" Se mine venner ", why="Jeg savner at grine", status="reached", since="2026-10-01"),
        a_part("p1", day="2026-11-01", status="paused", since="2026-10-02"),
    )
    assert goal(state, "g1") == LongGoal(
        "g1", " Se mine venner ", "Jeg savner at grine", MONDAY, GoalStatus.REACHED, date(2026, 10, 1)
    )
    assert short_goal(state, "p1") == ShortGoal(
        "p1", "Ses hver uge", "g1", date(2026, 11, 1), GoalStatus.PAUSED, date(2026, 10, 2)
    )


def test_a_new_goal_is_gone_after() -> None:
    """A goal in which no status was ever written is under way."""
    found = goal(written(a_goal()), "g1")
    assert found is not None
    assert found.active


def test_emptied_and_removed_goals_stand_on_no_list() -> None:
    """An emptied goal can still be opened and written in; a removed one is gone until it is put back."""
    state = written(a_goal("g1", "  "), a_goal("g2", deleted=True), a_goal("g3"))
    assert [one.id for one in goals(state)] == ["g3"]
    assert goal(state, "g1") is not None
    assert goal(state, "g2") is None
    assert goal(state, "g9") is None


def test_goals_stand_in_the_order_they_were_written() -> None:
    """Oldest first; writing in one again does not move it."""
    state = written(a_goal("b"), a_goal("a"), (Kind.LONG_GOAL, "b", {"why": "Derfor"}))
    assert [one.id for one in goals(state)] == ["b", "a"]


def test_a_status_of_a_later_version_is_carried_and_not_acted_on() -> None:
    """The goal is shown and counts neither as under way nor as reached."""
    state = written(a_goal(status="sleeping"))
    (found,) = goals(state)
    assert found.status is None
    assert not found.active
    record = state.record(Kind.LONG_GOAL, "g1")
    assert record is not None
    assert record.get("status") == "sleeping"


def test_the_parts_of_a_goal_go_with_it() -> None:
    """Each goal has its own; the parts of a removed goal are on no list, and come back with it."""
    state = written(
        a_goal("g1"), a_goal("g2"), a_part("p1", "g1"), a_part("p2", "g2"), a_part("p3", "g1", " ")
    )
    assert [one.id for one in short_goals(state, "g1")] == ["p1"]
    assert [one.id for one in short_goals(state)] == ["p1", "p2"]
    gone = written((Kind.LONG_GOAL, "g2", {"deleted": True}), state=state)
    assert [one.id for one in short_goals(gone)] == ["p1"]
    back = written((Kind.LONG_GOAL, "g2", {"deleted": False}), state=gone)
    assert [one.id for one in short_goals(back)] == ["p1", "p2"]


def test_the_fourth_part_under_way_is_one_too_many() -> None:
    """Three at a time, over all goals; the question is asked of the fourth and not of the three."""
    state = written(
        a_goal("g1"),
        a_goal("g2"),
        a_part("p1"),
        a_part("p2", "g2"),
        a_part("p3"),
        a_part("p4"),
    )
    assert [one_too_many(state, part) for part in ("p1", "p2", "p3", "p4")] == [False, False, False, True]


@pytest.mark.parametrize(
    "rest",
    [
        a_part("p1", status="reached"),
        a_part("p1", status="paused"),
        a_part("p1", text=""),
        a_part("p1", deleted=True),
        a_part("p1", "g2"),
    ],
)
def test_parts_that_rest_take_no_room(rest: Written) -> None:
    """Reached, kept for later, emptied, removed, or of a goal on pause: then there is room for a third."""
    state = written(
        a_goal("g1"), a_goal("g2", status="paused"), rest, a_part("p2"), a_part("p3"), a_part("p4")
    )
    assert not one_too_many(state, "p4")
    assert not one_too_many(state, "nowhere")


def test_no_goal_yet_is_an_answer() -> None:
    """Only a plain yes is one."""
    assert not no_goal_yet(WorkbookState())
    for value, said in ((True, True), (False, False), ("ja", False), (1, False)):
        assert no_goal_yet(written((Kind.PROFILE, PROFILE_ID, {"no_goal_yet": value}))) is said


@given(
    fields(["text", "why", "started", "status", "since", "instead_of", "deleted"]),
    fields(["text", "parent", "day", "status", "since", "deleted"]),
)
def test_odd_values_never_break_a_screen(long: dict[str, Json], short: dict[str, Json]) -> None:
    """Whatever a later version has written, the rest can be read."""
    state = written((Kind.LONG_GOAL, "g1", long), (Kind.SHORT_GOAL, "p1", short), a_goal("g2"))
    assert "g2" in [one.id for one in goals(state)]
    assert all(one.text.strip() for one in goals(state))
    assert all(one.text.strip() for one in short_goals(state))
    assert goal(state, "g1") is None or not state.kinds[Kind.LONG_GOAL]["g1"].deleted
    one_too_many(state, "p1")


changes = st.lists(
    st.builds(
        lambda field, value, ms, device: Change("g1", Kind.LONG_GOAL, field, value, Stamp(ms, 0, device)),
        st.sampled_from(["text", "why", "status", "deleted"]),
        st.sampled_from(["Se mine venner", "", "active", "reached", "later", True, False, None]),
        st.integers(0, 5),
        st.sampled_from(["a", "b"]),
    ),
    max_size=8,
)


@given(changes, st.randoms(use_true_random=False))
def test_all_devices_agree_on_a_goal(written_changes: list[Change], random: object) -> None:
    """In whatever order, and however often, the changes arrive."""
    shuffled = [*written_changes, *written_changes[:2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    here, there = fold(WorkbookState(), written_changes), fold(WorkbookState(), shuffled)
    assert goal(here, "g1") == goal(there, "g1")
    assert goals(here) == goals(there)
