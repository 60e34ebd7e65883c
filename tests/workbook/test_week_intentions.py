"""What a person does with the week's questions, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from imr_workbook.domain.check_ins import Asked, check_in, note_id, standing, taken_back
from imr_workbook.domain.following import (
    FollowingError,
    NotFollowing,
    TooManyItems,
    UnknownItem,
    UnknownWeek,
    following,
)
from imr_workbook.domain.instruments import HOPE_SOURCE, INSTRUMENTS, own_sign_item
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.look_back import look_back
from imr_workbook.domain.own_signs import OwnSign, Pole, own_signs
from imr_workbook.domain.rounds import Round, due, next_day
from imr_workbook.store.memory import MemoryStore
from imr_workbook.workbook import Workbook
from tests.workbook.turning_calendar import MONDAY, Calendar, open_workbook


def asked_now(workbook: Workbook) -> Round:
    found = due(workbook.state, workbook.today())
    assert found is not None
    return found


def answer_all(workbook: Workbook, step: int = 2) -> None:
    """Answer every question of the week, in order."""
    for item in asked_now(workbook).questions:
        if INSTRUMENTS[item.partition(".")[0]].in_words:
            workbook.note_hope("Mikkel")
            workbook.skip_question(item)
        else:
            workbook.answer_question(item, step)


def records(workbook: Workbook, kind: Kind) -> int:
    return len(workbook.state.kinds.get(kind, {}))


def test_the_first_questions_are_hope_and_what_gave_it(workbook: Workbook) -> None:
    """Nothing is asked before it is begun; then two questions, at once."""
    assert due(workbook.state, workbook.today()) is None
    workbook.start_questions()
    assert asked_now(workbook).questions == ("hope", HOPE_SOURCE)


def test_each_answer_is_durable_as_it_is_tapped(calendar: Calendar) -> None:
    """A killed app loses no answer: another workbook on the same store goes on at the next question."""
    store = MemoryStore()
    workbook = open_workbook(calendar, store)
    workbook.start_questions()
    workbook.follow(["sleep"])
    workbook.answer_question("hope", 3, question="Hvor meget håb har du lige nu?", word="Meget")
    again = asked_now(open_workbook(calendar, store))
    assert again.next_question == HOPE_SOURCE
    given = again.given["hope"]
    assert (given.step, given.day, given.version) == (3, MONDAY, 1)
    assert (given.question, given.word) == ("Hvor meget håb har du lige nu?", "Meget")


def test_the_last_answer_ends_the_round_until_next_week(workbook: Workbook, calendar: Calendar) -> None:
    """Then nothing is due for the rest of the week."""
    workbook.start_questions()
    answer_all(workbook)
    assert due(workbook.state, workbook.today()) is None
    assert next_day(workbook.state, workbook.today()) == MONDAY + timedelta(days=7)
    calendar.turn(6)
    assert due(workbook.state, workbook.today()) is None
    calendar.turn(1)
    assert asked_now(workbook).week == 1


def test_the_questions_stop_by_themselves_after_six_weeks(workbook: Workbook, calendar: Calendar) -> None:
    """Nobody has to stop them; the answers lie where they lay."""
    workbook.start_questions()
    for _week in range(6):
        answer_all(workbook)
        calendar.turn(7)
    assert due(workbook.state, workbook.today()) is None
    period = following(workbook.state)
    assert period is not None
    assert not period.runs(workbook.today())
    (hope,) = look_back(workbook.state).series
    assert len(hope.answers) == 6
    assert len(look_back(workbook.state).hope) == 6


def test_a_week_that_went_by_leaves_a_gap_and_nothing_else(workbook: Workbook, calendar: Calendar) -> None:
    """No record says that a week went unanswered."""
    workbook.start_questions()
    answer_all(workbook)
    before = records(workbook, Kind.CHECK_IN)
    calendar.turn(14)
    assert records(workbook, Kind.CHECK_IN) == before
    answer_all(workbook)
    (hope,) = look_back(workbook.state).series
    assert [len(piece) for piece in hope.pieces] == [1, 1]


def test_stop_and_begin_again(workbook: Workbook, calendar: Calendar) -> None:
    """Stopping keeps every answer; beginning again is six new weeks of the same questions."""
    first = workbook.start_questions()
    workbook.follow(["sleep"])
    answer_all(workbook)
    workbook.stop_questions()
    assert due(workbook.state, workbook.today()) is None
    calendar.turn(3)
    second = workbook.start_questions()
    assert first != second
    found = asked_now(workbook)
    assert (found.period.id, found.week, found.begun) == (second, 0, False)
    assert found.questions == ("hope", HOPE_SOURCE, "sleep")
    assert len(standing(workbook.state)) == 3


def test_beginning_twice_is_beginning_once(workbook: Workbook, calendar: Calendar) -> None:
    """A second tap does not begin a second period; nor does stopping twice move the day."""
    first = workbook.start_questions()
    assert workbook.start_questions() == first
    workbook.stop_questions()
    calendar.turn(1)
    workbook.stop_questions()
    period = following(workbook.state)
    assert period is not None
    assert period.stopped == MONDAY
    assert records(workbook, Kind.FOLLOWING) == 1


def test_nothing_can_be_answered_before_it_is_begun(workbook: Workbook) -> None:
    """Every intention says so in the same way, and stopping is harmless."""
    workbook.stop_questions()
    for act in (
        lambda: workbook.answer_question("hope", 1),
        lambda: workbook.skip_question("hope"),
        lambda: workbook.note_hope("Mikkel"),
        lambda: workbook.follow(["sleep"]),
        workbook.leave_round,
    ):
        with pytest.raises(NotFollowing):
            act()
    assert workbook.state.kinds == {}


def test_a_second_answer_is_a_new_record_that_points_at_the_first(workbook: Workbook) -> None:
    """Events are never changed; the same answer again is nothing new."""
    workbook.start_questions()
    workbook.answer_question("hope", 1)
    first = asked_now(workbook).given["hope"]
    workbook.answer_question("hope", 1)
    assert records(workbook, Kind.CHECK_IN) == 1
    workbook.answer_question("hope", 4)
    second = asked_now(workbook).given["hope"]
    assert second.step == 4
    record = workbook.state.record(Kind.CHECK_IN, second.id)
    kept = check_in(workbook.state, first.id)
    assert record is not None
    assert kept is not None
    assert (record.get("corrects"), kept.step) == (first.id, 1)


def test_skipping_says_nothing_and_takes_nothing(workbook: Workbook, calendar: Calendar) -> None:
    """A skipped question is passed; skipping past an answer leaves the answer there."""
    workbook.start_questions()
    workbook.skip_question("hope")
    workbook.skip_question("hope")
    assert records(workbook, Kind.CHECK_IN) == 1
    assert asked_now(workbook).next_question == HOPE_SOURCE
    calendar.turn(1)
    workbook.answer_question("hope", 2)
    assert asked_now(workbook).given["hope"].day == MONDAY + timedelta(days=1)
    workbook.skip_question("hope")
    assert asked_now(workbook).given["hope"].step == 2
    workbook.skip_question(HOPE_SOURCE, question="Hvad gav dig lidt håb?")
    assert due(workbook.state, workbook.today()) is None
    assert look_back(workbook.state).hope == ()


def test_words_are_kept_while_they_are_written(workbook: Workbook, calendar: Calendar) -> None:
    """One record for the week's words; they are returned to until the person goes on."""
    period = workbook.start_questions()
    workbook.skip_question("hope")
    workbook.note_hope("  ")
    assert records(workbook, Kind.CHECK_IN) == 1
    workbook.note_hope("Mik", question="Hvad gav dig lidt håb?")
    workbook.note_hope("Mikkel ringede")
    assert asked_now(workbook).next_question == HOPE_SOURCE
    assert records(workbook, Kind.CHECK_IN) == 2
    workbook.skip_question(HOPE_SOURCE)
    assert due(workbook.state, workbook.today()) is None
    found = check_in(workbook.state, note_id(period, 0))
    assert found is not None
    assert (found.note, found.question) == ("Mikkel ringede", "Hvad gav dig lidt håb?")
    calendar.turn(2)
    workbook.correct_words(note_id(period, 0), "Mikkel ringede. Det gjorde godt")
    (given,) = look_back(workbook.state).hope
    assert (given.note, given.day) == ("Mikkel ringede. Det gjorde godt", MONDAY)


def test_words_written_after_skipping_are_kept_in_the_same_place(workbook: Workbook) -> None:
    """Going back to a skipped question and writing after all."""
    period = workbook.start_questions()
    workbook.skip_question(HOPE_SOURCE)
    workbook.note_hope("Musik")
    found = check_in(workbook.state, note_id(period, 0))
    assert found is not None
    assert (found.note, found.left) == ("Musik", True)


def test_a_round_can_be_left_half_answered(workbook: Workbook, calendar: Calendar) -> None:
    """What was answered stays, and the rest is not asked again this week."""
    workbook.start_questions()
    workbook.answer_question("hope", 2)
    workbook.leave_round()
    assert due(workbook.state, workbook.today()) is None
    calendar.turn(1)
    workbook.leave_round()
    period = following(workbook.state)
    assert period is not None
    assert period.over == ((0, MONDAY),)
    (hope,) = look_back(workbook.state).series
    assert hope.answers[0].step == 2


def test_a_round_begun_before_midnight_stays_one_round(workbook: Workbook, calendar: Calendar) -> None:
    """A screen that opened on Sunday answers Sunday's week, also when the clock has passed twelve."""
    workbook.start_questions()
    calendar.turn(6)
    workbook.answer_question("hope", 2, week=0)
    calendar.turn(1)
    workbook.note_hope("Musik", week=0)
    workbook.skip_question(HOPE_SOURCE, week=0)
    period = following(workbook.state)
    assert period is not None
    assert period.is_over(0)
    assert not period.is_over(1)


@pytest.mark.parametrize("week", [-1, 6, 99])
def test_a_period_has_six_weeks(workbook: Workbook, week: int) -> None:
    """There is no seventh week to answer in."""
    workbook.start_questions()
    with pytest.raises(UnknownWeek):
        workbook.answer_question("hope", 2, week=week)


def test_following_more_is_asked_from_the_next_question_on(workbook: Workbook) -> None:
    """At most four besides hope; a finished week is not opened again by it."""
    workbook.start_questions()
    answer_all(workbook)
    workbook.follow(["sleep", "mood"])
    assert due(workbook.state, workbook.today()) is None
    workbook.answer_question("sleep", 0, week=0)
    assert len(standing(workbook.state)) == 3
    with pytest.raises(TooManyItems):
        workbook.follow(["sleep", "mood", "restlessness", "voices", "energy"])
    with pytest.raises(UnknownItem):
        workbook.follow(["weather"])
    period = following(workbook.state)
    assert period is not None
    assert period.items == ("sleep", "mood")


def test_a_sign_of_ones_own(workbook: Workbook) -> None:
    """Own words, asked like the rest; saved while written, and not asked when emptied."""
    sign = workbook.add_own_sign("Jeg rin")
    workbook.add_own_sign("Jeg ringer mindre", Pole.DOWN, sign_id=sign)
    assert own_signs(workbook.state) == [OwnSign(sign, "Jeg ringer mindre", Pole.DOWN)]
    workbook.start_questions()
    workbook.follow([own_sign_item(sign)])
    workbook.answer_question(own_sign_item(sign), 3)
    asked = asked_now(workbook)
    assert asked.questions[-1] == own_sign_item(sign)
    assert asked.given[own_sign_item(sign)].step == 3
    workbook.add_own_sign("", sign_id=sign)
    assert own_sign_item(sign) not in asked_now(workbook).questions
    assert Asked(asked.period.id, 0, own_sign_item(sign)) in standing(workbook.state)


def test_correcting_keeps_the_day_and_the_first_answer(workbook: Workbook, calendar: Calendar) -> None:
    """An answer can be put right, or taken back, in any week; nothing is overwritten."""
    period = workbook.start_questions()
    workbook.answer_question("hope", 1)
    first = asked_now(workbook).given["hope"]
    calendar.turn(30)
    workbook.correct_answer(first.id, 1)
    assert records(workbook, Kind.CHECK_IN) == 1
    workbook.correct_answer(first.id, 3, question="Hvor meget håb?", word="Meget")
    second = standing(workbook.state)[Asked(period, 0, "hope")]
    assert (second.step, second.day, second.word) == (3, MONDAY, "Meget")
    workbook.correct_answer(second.id, None)
    assert not standing(workbook.state)[Asked(period, 0, "hope")].answered
    assert records(workbook, Kind.CHECK_IN) == 3
    assert look_back(workbook.state).series == ()


def test_an_answer_taken_back_stands_again_as_it_was(workbook: Workbook, calendar: Calendar) -> None:
    """With its step, words and day, in a record of its own; and only what was taken back can be put back."""
    period = workbook.start_questions()
    workbook.answer_question("hope", 1, question="Hvor meget håb?", word="Lidt")
    asked = Asked(period, 0, "hope")
    first = standing(workbook.state)[asked]
    with pytest.raises(UnknownItem):
        workbook.put_answer_back(first.id)
    calendar.turn(30)
    workbook.correct_answer(first.id, None)
    removed = standing(workbook.state)[asked]
    assert taken_back(workbook.state, removed) == first
    workbook.put_answer_back(removed.id)
    again = standing(workbook.state)[asked]
    assert replace(again, id=first.id) == first
    assert records(workbook, Kind.CHECK_IN) == 3
    assert taken_back(workbook.state, again) is None
    with pytest.raises(UnknownItem):
        workbook.put_answer_back("nowhere")


def test_a_skipped_question_took_nothing_back(workbook: Workbook) -> None:
    """There is nothing to put back."""
    period = workbook.start_questions()
    workbook.skip_question("hope")
    skipped = standing(workbook.state)[Asked(period, 0, "hope")]
    assert taken_back(workbook.state, skipped) is None
    with pytest.raises(UnknownItem):
        workbook.put_answer_back(skipped.id)


def test_what_is_not_there_cannot_be_answered_or_corrected(workbook: Workbook) -> None:
    """Unknown questions, steps and records are refused, and nothing is written."""
    workbook.start_questions()
    workbook.note_hope("Musik")
    workbook.answer_question("hope", 2)
    note, hope = (asked_now(workbook).given[item].id for item in (HOPE_SOURCE, "hope"))
    before = workbook.state
    for act in (
        lambda: workbook.answer_question("weather", 1),
        lambda: workbook.answer_question("hope", 5),
        lambda: workbook.answer_question("hope", -1),
        lambda: workbook.answer_question(HOPE_SOURCE, 1),
        lambda: workbook.skip_question("weather"),
        lambda: workbook.correct_answer("nowhere", 1),
        lambda: workbook.correct_answer(hope, 5),
        lambda: workbook.correct_answer(note, None),
        lambda: workbook.correct_words(hope, "Musik"),
        lambda: workbook.correct_words("nowhere", "Musik"),
    ):
        with pytest.raises(UnknownItem):
            act()
    assert workbook.state is before
    assert issubclass(UnknownItem, FollowingError)


def test_a_clock_set_back_loses_nothing(workbook: Workbook, calendar: Calendar) -> None:
    """Back by weeks and by years: no error, every answer stays, and the right clock puts all right again."""
    workbook.start_questions()
    answer_all(workbook)
    calendar.turn(14)
    answer_all(workbook)
    for days in (-7, -14, -3000):
        calendar.set(MONDAY + timedelta(days=14 + days))
        due(workbook.state, workbook.today())
        next_day(workbook.state, workbook.today())
    assert len(standing(workbook.state)) == 4
    calendar.set(MONDAY + timedelta(days=21))
    assert asked_now(workbook).week == 3


def test_questions_begun_under_a_wrong_date_can_be_begun_again(
    workbook: Workbook, calendar: Calendar
) -> None:
    """A clock that was years ahead does not keep the person waiting for years."""
    calendar.set(date(2031, 1, 1))
    workbook.start_questions()
    workbook.answer_question("hope", 2)
    calendar.set(MONDAY)
    assert due(workbook.state, workbook.today()) is None
    workbook.start_questions()
    assert asked_now(workbook).week == 0
    assert len(standing(workbook.state)) == 1


@pytest.mark.parametrize(
    "start", [date(2026, 10, 19), date(2027, 3, 22), date(2028, 2, 23), date(2026, 12, 21)]
)
@pytest.mark.parametrize("at", [time(0, 1), time(2, 30), time(23, 59)])
def test_summer_time_leap_days_and_new_year_change_nothing(start: date, at: time) -> None:
    """Six weeks of the same weekday, across every odd night of the calendar."""
    calendar = Calendar(start, at)
    workbook = open_workbook(calendar)
    workbook.start_questions()
    asked: list[date] = []
    for day in range(60):
        calendar.set(start + timedelta(days=day), at)
        if due(workbook.state, workbook.today()) is not None:
            asked.append(workbook.today())
            answer_all(workbook)
    assert asked == [start + timedelta(days=7 * week) for week in range(6)]
