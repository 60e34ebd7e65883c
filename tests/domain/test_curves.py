"""Where answers stand on a time line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imr_workbook.domain.curves import MOST_EVENTS, Curve, curve
from imr_workbook.domain.goal_events import GoalEvent, What
from imr_workbook.domain.look_back import LookBack, Span, look_back
from tests.domain.written import MONDAY, Written, a_period, an_answer, written


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def weekly(item: str, *steps: int | None) -> list[Written]:
    """One answer a week; none leaves the week out."""
    return [
        an_answer(item, step, after(7 * week), week=week)
        for week, step in enumerate(steps)
        if step is not None
    ]


def curve_of(*records: Written, events: tuple[GoalEvent, ...] = ()) -> Curve:
    found = curve(look_back(written(a_period(), *records), Span.ALL), events)
    assert found is not None
    return found


def test_without_answers_there_is_no_curve() -> None:
    """Nothing is drawn of nothing, nor of words alone."""
    assert curve(LookBack()) is None
    note = an_answer("hope_source", None, note="Mikkel")
    assert curve(look_back(written(a_period(), note))) is None


def test_a_point_stands_by_its_day_and_its_word() -> None:
    """First day left, last day right; first word at the bottom, last at the top."""
    (row,) = curve_of(*weekly("hope", 0, 4, 2)).rows
    assert [(point.across, point.up) for point in row.pieces[0]] == [(0.0, 0.0), (0.5, 1.0), (1.0, 0.5)]


def test_gaps_stay_gaps() -> None:
    """A week without an answer parts the line, as in the look back."""
    (row,) = curve_of(*weekly("hope", 0, 4, None, 2)).rows
    assert [len(piece) for piece in row.pieces] == [2, 1]


def test_all_rows_share_one_time_line() -> None:
    """The same day stands at the same place in every row."""
    found = curve_of(*weekly("hope", 1, 2, 3), *weekly("sleep", None, 4))
    hope, sleep = found.rows
    assert sleep.pieces[0][0].across == hope.pieces[0][1].across == 0.5
    assert (found.first, found.last) == (after(0), after(14))


def test_one_day_stands_in_the_middle() -> None:
    """A single answer is a point and not an edge."""
    (row,) = curve_of(*weekly("hope", 3)).rows
    assert row.pieces[0][0].across == 0.5


def test_answers_of_another_version_are_not_placed() -> None:
    """Their words may mean something else; a row of such answers alone is no row."""
    found = curve_of(
        *weekly("hope", 1, 2),
        an_answer("hope", 4, after(14), week=2, version=2),
        an_answer("sleep", 1, after(7), week=1, version=2),
    )
    (row,) = found.rows
    assert [len(piece) for piece in row.pieces] == [2]
    assert found.last == after(7)


def test_what_happened_with_the_goals_stands_on_the_same_line() -> None:
    """By its day, oldest first; what lies outside the time of the answers is left out."""
    found = curve_of(
        *weekly("hope", 1, 2, 3),
        events=(
            GoalEvent(after(14), "Første tur", What.STEP_DONE),
            GoalEvent(after(7), "Se mine venner oftere", What.BEGUN),
            GoalEvent(after(15), "Efter", What.REACHED),
            GoalEvent(after(-1), "Før", What.BEGUN),
        ),
    )
    assert [(one.across, one.event.text) for one in found.events] == [
        (0.5, "Se mine venner oftere"),
        (1.0, "Første tur"),
    ]


@pytest.mark.parametrize(("steps", "shown"), [(MOST_EVENTS - 1, MOST_EVENTS), (MOST_EVENTS, 1)])
def test_many_steps_do_not_hide_the_answers(steps: int, shown: int) -> None:
    """Where the lines would stand too close, only those of goals are drawn."""
    events = [GoalEvent(after(number), f"Skridt {number}", What.STEP_DONE) for number in range(steps)]
    goal = GoalEvent(after(3), "Se mine venner oftere", What.REACHED)
    found = curve_of(*weekly("hope", 1, 2, 3), events=(*events, goal))
    assert len(found.events) == shown
    assert goal in [one.event for one in found.events]


def test_months_stand_at_their_first_day() -> None:
    """The month that the time line begins in stands at its beginning; new year is no hindrance."""
    found = curve_of(an_answer("hope", 1, date(2026, 11, 16)), an_answer("hope", 2, date(2027, 1, 5), week=5))
    assert [month.first for month in found.months] == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]
    assert [round(month.across, 2) for month in found.months] == [0.0, 0.3, 0.92]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.sampled_from(["hope", "sleep", "mood"]), st.integers(0, 4)),
        min_size=1,
        max_size=30,
    ),
    st.lists(st.integers(-30, 930), max_size=8),
)
def test_nothing_stands_outside(answers: list[tuple[int, str, int]], events: list[int]) -> None:
    """Whatever was answered whenever: every place lies within the picture, and no answer is missing."""
    found = curve_of(
        *(
            an_answer(item, step, after(day), week=number, record_id=f"r{number}")
            for number, (day, item, step) in enumerate(answers)
        ),
        events=tuple(GoalEvent(after(day), "Mål", What.REACHED) for day in events),
    )
    points = [point for row in found.rows for piece in row.pieces for point in piece]
    assert len(points) == len(answers)
    assert all(0.0 <= point.across <= 1.0 and 0.0 <= point.up <= 1.0 for point in points)
    places = [one.across for one in found.events] + [month.across for month in found.months]
    assert all(0.0 <= place <= 1.0 for place in places)


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2028, 2, 29)])
def test_a_curve_of_one_day_has_one_month(day: date) -> None:
    """Also on the odd days of the calendar."""
    (month,) = curve_of(an_answer("hope", 1, day)).months
    assert (month.across, month.first) == (0.5, day.replace(day=1))
