"""Steps: when they come up, when it is asked how it went, and when they go quiet."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.changes import Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.steps import (
    Detail,
    Stage,
    Step,
    goal_of,
    rests,
    short_goal_of,
    stage,
    step,
    steps,
    steps_of,
    this_weeks_step,
)
from tests.domain.odd_values import fields
from tests.domain.test_goals import a_goal, a_part
from tests.domain.written import MONDAY, Written, written

ZONE = ZoneInfo("Europe/Copenhagen")


def a_step(step_id: str = "s1", text: str = "Gå en tur med Mikkel", /, **fields: Json) -> Written:
    """A step taken on Monday, without a day."""
    return Kind.STEP, step_id, {"text": text, "taken": MONDAY.isoformat(), **fields}


def at(days: int, hour: int = 10) -> datetime:
    """So many days after Monday, at this hour."""
    day = MONDAY + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def on(days: int) -> str:
    """A day as it is stored."""
    return (MONDAY + timedelta(days=days)).isoformat()


def read(*records: Written) -> Step:
    found = step(written(*records), "s1")
    assert found is not None
    return found


def test_what_is_written_is_read_again() -> None:
    """Every part of a step comes back, letter for letter."""
    found = read(
        a_step(
            day=on(1),
            when="Efter frokost",
            where="Søen",
            with_whom="Mikkel",
            cue="Skoene ved døren ",
            obstacle="Regn",
            outcome="some_of_it",
            told_on=on(2),
            put_away=True,
            larger="Gå rundt om søen",
            smaller="Gå ned",
            goal="g1",
            short_goal="p1",
        )
    )
    assert (found.day, found.taken, found.told_on) == (MONDAY + timedelta(1), MONDAY, MONDAY + timedelta(2))
    assert [found.detail(which) for which in Detail] == [
        "Efter frokost",
        "Søen",
        "Mikkel",
        "Skoene ved døren ",
        "Regn",
    ]
    assert (found.outcome, found.told, found.put_away) == (Outcome.SOME_OF_IT, True, True)
    assert (found.larger, found.smaller) == ("Gå rundt om søen", "Gå ned")
    assert (found.goal, found.short_goal) == ("g1", "p1")


def test_a_step_needs_only_its_words() -> None:
    """Everything else may be missing; without words it is on no list."""
    state = written((Kind.STEP, "s1", {"text": "Ringe"}), a_step("s2", " "), a_step("s3", deleted=True))
    assert steps(state) == [Step("s1", "Ringe")]
    assert step(state, "s2") is not None
    assert step(state, "s3") is None


@pytest.mark.parametrize(
    ("days", "hour", "expected"),
    [
        (0, 10, Stage.AHEAD),
        (0, 23, Stage.AHEAD),
        (1, 0, Stage.TODAY),
        (1, 16, Stage.TODAY),
        (1, 17, Stage.ASKING),
        (2, 8, Stage.ASKING),
        (8, 23, Stage.ASKING),
        (9, 0, Stage.SUNK),
        (300, 12, Stage.SUNK),
        (-20, 12, Stage.AHEAD),
    ],
)
def test_a_step_with_a_day_is_asked_about_from_its_evening(days: int, hour: int, expected: Stage) -> None:
    """Ahead, today, then asked about for a week, then quiet."""
    assert stage(read(a_step(day=on(1))), at(days, hour)) is expected


@pytest.mark.parametrize(
    ("days", "hour", "expected"),
    [
        (0, 23, Stage.AHEAD),
        (1, 12, Stage.AHEAD),
        (1, 17, Stage.ASKING),
        (8, 12, Stage.ASKING),
        (9, 12, Stage.SUNK),
    ],
)
def test_a_step_without_a_day_is_asked_about_the_evening_after(days: int, hour: int, expected: Stage) -> None:
    """It never says that today is its day."""
    assert stage(read(a_step()), at(days, hour)) is expected


def test_a_step_that_was_told_about_is_not_asked_about() -> None:
    """Also where the outcome is one that only a later version knows."""
    for outcome in ("did_it", "not_this_time", "a_later_outcome"):
        assert stage(read(a_step(outcome=outcome)), at(3)) is None
    assert read(a_step(outcome="a_later_outcome")).outcome is None


def test_a_step_whose_day_cannot_be_read_is_quiet() -> None:
    """It stays under Mål and never asks by itself."""
    found = read((Kind.STEP, "s1", {"text": "Ringe", "taken": "i går"}))
    assert stage(found, at(0)) is Stage.SUNK


def test_the_step_of_the_week_is_the_nearest() -> None:
    """One step only; the one to tell about before one that is as far ahead."""
    state = written(
        a_step("far", day=on(6)),
        a_step("asked", day=on(-1)),
        a_step("ahead", day=on(1)),
        a_step("old", day=on(-5)),
    )
    assert [_this_week(state, day) for day in (0, 1, 4, 6)] == ["asked", "ahead", "far", "far"]


def _this_week(state: object, day: int) -> str | None:
    found = this_weeks_step(state, at(day))  # type: ignore[arg-type]
    return None if found is None else found.id


def test_two_steps_on_one_day_come_in_the_order_they_were_taken() -> None:
    """When the first is told about, the other comes up."""
    state = written(a_step("b", day=on(0)), a_step("a", day=on(0)))
    assert _this_week(state, 0) == "b"
    told = written((Kind.STEP, "b", {"outcome": "did_it"}), state=state)
    assert _this_week(told, 0) == "a"


def test_a_day_that_was_chosen_goes_before_none() -> None:
    """A step taken today without a day comes up tomorrow; one set for tomorrow is what was meant for then."""
    state = written(a_step("some_day", day=None, taken=on(0)), a_step("tomorrow", day=on(1), taken=on(0)))
    assert _this_week(state, 0) == "tomorrow"


@pytest.mark.parametrize(
    ("quiet", "goal_status"),
    [
        ({"day": on(8)}, "active"),
        ({"day": on(-8)}, "active"),
        ({"outcome": "not_this_time"}, "active"),
        ({"put_away": True}, "active"),
        ({"text": " "}, "active"),
        ({}, "paused"),
        ({}, "changed"),
    ],
)
def test_steps_that_are_left_in_peace(quiet: dict[str, Json], goal_status: str) -> None:
    """Far ahead, sunk, told, put away, emptied, or of a goal that rests: I dag says nothing of them."""
    state = written(a_goal(status=goal_status), a_step(**{"goal": "g1", **quiet}))
    assert this_weeks_step(state, at(0)) is None


@pytest.mark.parametrize("status", ["active", "reached", "a_later_status"])
def test_steps_of_a_goal_that_does_not_rest_come_up(status: str) -> None:
    """Also when the goal is reached: the plan for tomorrow still holds."""
    state = written(a_goal(status=status), a_step(goal="g1"))
    assert _this_week(state, 0) == "s1"


def test_a_part_kept_for_later_lets_its_steps_rest() -> None:
    """”Gem det til senere” is for the steps too."""
    state = written(a_goal(), a_part("p1", status="paused"), a_step(goal="g1", short_goal="p1"))
    (found,) = steps(state)
    assert rests(state, found)
    assert this_weeks_step(state, at(0)) is None


def test_the_steps_of_a_removed_goal_stand_alone() -> None:
    """No step is lost with its goal; those of a removed part stay with the goal."""
    state = written(
        a_goal("g1"),
        a_goal("g2"),
        a_part("p1"),
        a_part("p2", "g2"),
        a_step("s1", goal="g1", short_goal="p1"),
        a_step("s2", goal="g2", short_goal="p2"),
        a_step("s3"),
    )
    gone = written(
        (Kind.SHORT_GOAL, "p1", {"deleted": True}), (Kind.LONG_GOAL, "g2", {"deleted": True}), state=state
    )
    for one, has_goal, has_part in zip(steps(state), (1, 1, 0), (1, 1, 0), strict=True):
        assert (goal_of(state, one) is not None, short_goal_of(state, one) is not None) == (
            has_goal,
            has_part,
        )
    assert [one.id for one in steps_of(gone, "g1")] == ["s1"]
    assert [one.id for one in steps_of(gone, None)] == ["s2", "s3"]
    assert [short_goal_of(gone, one) for one in steps(gone)] == [None, None, None]


@given(
    fields(
        [
            "text",
            "day",
            "when",
            "taken",
            "outcome",
            "told_on",
            "put_away",
            "goal",
            "short_goal",
            "smaller",
            "deleted",
        ]
    ),
    st.datetimes(min_value=datetime(2026, 1, 2), max_value=datetime(2027, 1, 1), timezones=st.just(ZONE)),
)
def test_odd_values_never_break_a_screen(odd: dict[str, Json], now: datetime) -> None:
    """Whatever a later version has written, steps can be read and I dag drawn."""
    state = written(a_goal(), (Kind.STEP, "odd", odd), a_step("s1"))
    assert "s1" in [one.id for one in steps(state)]
    found = this_weeks_step(state, now)
    assert found is None or found.text.strip()
    for one in steps(state):
        rests(state, one)
        stage(one, now)


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(0, 23))
def test_every_step_is_asked_about_for_a_week_and_never_after(day: date, hour: int) -> None:
    """Across summer time, leap days and new year: seven mornings of asking, then quiet."""
    one = Step("s", "Ringe", day=day)
    start = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)
    stages = [stage(one, start + timedelta(days=ahead)) for ahead in range(-3, 20)]
    assert stages[:3] == [Stage.AHEAD] * 3
    assert stages[4:11] == [Stage.ASKING] * 7
    assert set(stages[11:]) == {Stage.SUNK}
