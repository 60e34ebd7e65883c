"""The week's questions: how far they have been answered, and when they are due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.changes import Json
from imr_workbook.domain.check_ins import note_id
from imr_workbook.domain.following import WEEKS, following
from imr_workbook.domain.instruments import ALWAYS, own_sign_item
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.rounds import REST_DAYS, due, next_day, offers_more, questions, round_of
from imr_workbook.domain.state import WorkbookState
from tests.domain.written import MONDAY, Written, a_period, an_answer, written


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def answered_on(*days: int) -> WorkbookState:
    """One period; on each day all of the questions of the week that the day lies in were answered."""
    over = {day // 7: after(day) for day in days}
    answers = [an_answer("hope", 2, after(day), week=day // 7) for day in days]
    return written(a_period(over=over), *answers)


def days_due(state: WorkbookState) -> list[int]:
    """The days from a fortnight before the start to long after the end on which something is due."""
    return [day for day in range(-14, 100) if due(state, after(day)) is not None]


def test_nothing_is_due_before_the_questions_were_begun() -> None:
    """Nobody is asked who has not begun."""
    assert due(WorkbookState(), MONDAY) is None
    assert next_day(WorkbookState(), MONDAY) is None


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        ((), [*range(-7, 42)]),
        ((0,), [*range(7, 42)]),
        ((0, 7), [*range(14, 42)]),
        ((2,), [*range(7, 42)]),
        ((3,), [*range(7, 42)]),
        ((4,), [*range(8, 42)]),
        ((6,), [*range(10, 42)]),
        ((0, 13), [*range(17, 42)]),
        ((0, 28), [*range(7, 28), *range(35, 42)]),
        ((0, 7, 14, 21, 28, 35), []),
    ],
)
def test_when_questions_are_due(answered: tuple[int, ...], expected: list[int]) -> None:
    """At once when begun, then each week on its day; after late answers they wait a few days.

    A week that went by unanswered is not asked for later.
    """
    assert days_due(answered_on(*answered)) == expected


def test_half_answered_questions_can_be_finished_all_week() -> None:
    """Each answer is kept by itself, and the rest stays open until the next week."""
    state = written(a_period(items=["sleep"]), an_answer("hope", 2, after(1)))
    found = due(state, after(5))
    assert found is not None
    assert found.questions == (*ALWAYS, "sleep")
    assert (found.week, found.begun, found.next_question) == (0, True, "hope_source")
    assert not found.completed_by("sleep")
    after_week = due(state, after(7))
    assert after_week is not None
    assert (after_week.week, after_week.begun, after_week.next_question) == (1, False, "hope")


def test_words_being_written_are_returned_to() -> None:
    """Words that were not left with the button are the next question still."""
    kind, record_id, fields = an_answer("hope_source", None, note="Mik", record_id=note_id("p1", 0))
    half = written(a_period(), an_answer("hope", 2), (kind, record_id, {**fields, "left": False}))
    found = due(half, MONDAY)
    assert found is not None
    assert found.next_question == "hope_source"
    assert found.completed_by("hope_source")
    assert due(written((kind, record_id, {"left": True}), state=half), MONDAY) is None


def test_a_round_that_was_left_is_not_due_again() -> None:
    """Leaving is an answer; the next week comes as always."""
    state = written(a_period(over={0: after(1)}))
    assert due(state, after(2)) is None
    assert next_day(state, after(2)) == after(7)


def test_two_devices_that_answered_a_half_each_have_answered_it_all() -> None:
    """Nothing is asked twice because nobody saw the last question."""
    state = written(a_period(), an_answer("hope", 2), an_answer("hope_source", None))
    assert due(state, MONDAY) is None
    assert next_day(state, MONDAY) == after(7)


def test_items_that_cannot_be_asked_are_passed_over() -> None:
    """An own sign that was emptied, and an item of a later version, are not asked; nor is one asked twice."""
    sign: Written = (Kind.OWN_SIGN, "s1", {"text": "Jeg sover mindre"})
    emptied: Written = (Kind.OWN_SIGN, "s2", {"text": ""})
    items = ["energy", own_sign_item("s2"), "later", "sleep", own_sign_item("s1"), "sleep", "hope"]
    state = written(sign, emptied, a_period(items=items))
    period = following(state)
    assert period is not None
    assert questions(state, period) == (*ALWAYS, "sleep", "energy", own_sign_item("s1"))


def test_answers_of_another_period_do_not_count() -> None:
    """Beginning again is asked at once, whatever was answered yesterday."""
    first = (a_period("p1", stopped=after(1)), an_answer("hope", 2, after(1)))
    state = written(*first, a_period("p2", after(2)))
    found = due(state, after(2))
    assert found is not None
    assert (found.period.id, found.begun) == ("p2", False)


days = st.integers(min_value=-3000, max_value=3000)


@st.composite
def periods(draw: st.DrawFn) -> WorkbookState:
    """Any period, with any answers on any days, as two devices and a wrong clock may leave it."""
    weeks = st.integers(min_value=-2, max_value=9)
    over = draw(st.dictionaries(st.integers(0, WEEKS - 1), days, max_size=4))
    stopped = draw(st.none() | days)
    answers = draw(st.lists(st.tuples(weeks, st.none() | st.integers(-1, 6), days), max_size=12))
    return written(
        a_period(
            items=draw(st.lists(st.sampled_from(["sleep", "mood", "later", "own_sign.x"]), max_size=4)),
            stopped=None if stopped is None else after(stopped),
            over={week: after(day) for week, day in over.items()},
        ),
        *(
            an_answer("hope", step, after(day), week=week, record_id=f"c{number}")
            for number, (week, step, day) in enumerate(answers)
        ),
    )


@given(periods(), days)
def test_whatever_the_clock_says_there_is_an_answer(state: WorkbookState, day: int) -> None:
    """Any date, with any past: no error, and never a question outside a running period."""
    period = following(state)
    assert period is not None
    found, coming = due(state, after(day)), next_day(state, after(day))
    if found is not None:
        assert period.runs(after(day))
        assert not found.over
        assert found.next_question in found.questions
    assert found is None or coming is None
    assert coming is None or after(day) < coming < period.ends


@given(st.sets(st.integers(0, 41), max_size=8), st.integers(-3, 41))
def test_the_promised_day_is_the_day(chosen: set[int], today: int) -> None:
    """Nothing is due before the day that was told, and on that day something is."""
    by_week = {day // 7: day for day in sorted(chosen) if day <= today}
    state = answered_on(*by_week.values())
    coming = next_day(state, after(today))
    if due(state, after(today)) is not None:
        return
    later = [day for day in range(today + 1, 60) if due(state, after(day)) is not None]
    assert coming == (after(later[0]) if later else None)


@given(st.sets(st.integers(0, 45)))
def test_questions_come_at_most_once_a_week_and_never_on_neighbouring_days(at_hand: set[int]) -> None:
    """However late a person answers: at most six times, each with days of rest between."""
    answered: list[int] = []
    state = answered_on()
    for day in sorted(at_hand):
        if due(state, after(day)) is not None:
            answered.append(day)
            state = answered_on(*answered)
    assert len(answered) <= WEEKS
    assert all(later - earlier >= REST_DAYS for earlier, later in pairwise(answered))


def test_one_who_answers_at_once_is_asked_six_times_seven_days_apart() -> None:
    """The plain case: the same weekday, six weeks."""
    answered: list[int] = []
    state = answered_on()
    for day in range(400):
        if due(state, after(day)) is not None:
            answered.append(day)
            state = answered_on(*answered)
    assert answered == [0, 7, 14, 21, 28, 35]


def test_weeks_of_any_number_can_be_looked_at() -> None:
    """A week that nothing was answered in is an empty round."""
    state = written(a_period())
    period = following(state)
    assert period is not None
    found = round_of(state, period, 3)
    assert (found.begun, found.over, found.next_question) == (False, False, "hope")


def test_odd_fields_of_a_period_leave_the_questions_standing() -> None:
    """A later version's field is carried and not minded."""
    kind, record_id, fields = a_period()
    more: dict[str, Json] = {**fields, "every": "fortnight", "over.9": "2026-09-07"}
    assert due(written((kind, record_id, more)), MONDAY) is not None


def test_following_more_is_offered_once_after_the_first_questions() -> None:
    """Not in a later week or period, not to one who follows more already, and not after ”Ikke nu”."""
    first = written(a_period(), an_answer("hope", None))
    period = following(first)
    assert period is not None
    assert offers_more(first, round_of(first, period, 0))
    assert not offers_more(first, round_of(first, period, 1))

    chosen = written(a_period(items=["sleep"]), state=first)
    assert not offers_more(chosen, round_of(chosen, replace(period, items=("sleep",)), 0))

    declined = written((Kind.PROFILE, "me", {"declined.follow_more": True}), state=first)
    assert not offers_more(declined, round_of(declined, period, 0))

    again = written(a_period("p2", MONDAY + timedelta(days=60)), state=first)
    later = following(again)
    assert later is not None
    assert not offers_more(again, round_of(again, later, 0))
