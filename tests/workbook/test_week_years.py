"""Long years with the week's questions: any order of doing things, with any clock."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from imr_workbook.domain.check_ins import standing
from imr_workbook.domain.following import MOST, WEEKS, following, followings
from imr_workbook.domain.instruments import INSTRUMENTS, OFFERED
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.look_back import Span, look_back, spans
from imr_workbook.domain.rounds import due, next_day
from imr_workbook.store.memory import MemoryStore
from tests.workbook.turning_calendar import Calendar, open_workbook


class Years(RuleBasedStateMachine):
    """One person, one device, any number of years."""

    def __init__(self) -> None:
        super().__init__()
        self.calendar = Calendar()
        self.store = MemoryStore()
        self.workbook = open_workbook(self.calendar, self.store)
        self.records = 0

    @rule(days=st.integers(1, 9))
    def some_days_pass(self, days: int) -> None:
        self.calendar.turn(days)

    @rule(days=st.integers(-400, 400))
    def the_clock_jumps(self, days: int) -> None:
        self.calendar.turn(days)

    @rule()
    def begin(self) -> None:
        self.workbook.start_questions()
        assert due(self.workbook.state, self.workbook.today()) is not None or self.seen_before()

    def seen_before(self) -> bool:
        """Whether the running period has been answered in already."""
        period = following(self.workbook.state)
        return (
            period is not None and any(asked.period == period.id for asked in standing(self.workbook.state))
        ) or (period is not None and bool(period.over))

    @rule()
    def stop(self) -> None:
        self.workbook.stop_questions()
        assert due(self.workbook.state, self.workbook.today()) is None

    def is_due(self) -> bool:
        """Whether there is a question."""
        return due(self.workbook.state, self.workbook.today()) is not None

    @precondition(is_due)
    @rule(step=st.integers(0, 4), skip=st.booleans())
    def answer_the_next(self, step: int, skip: bool) -> None:
        asked = due(self.workbook.state, self.workbook.today())
        assert asked is not None
        item = asked.next_question
        assert item is not None
        if INSTRUMENTS[item].in_words:
            self.workbook.note_hope("" if skip else f"Musik {step}")
            self.workbook.skip_question(item)
        elif skip:
            self.workbook.skip_question(item)
        else:
            self.workbook.answer_question(item, step)
        assert item in asked.questions

    @precondition(is_due)
    @rule()
    def leave(self) -> None:
        self.workbook.leave_round()
        assert not self.is_due()

    def has_begun(self) -> bool:
        """Whether there ever was a period."""
        return following(self.workbook.state) is not None

    @precondition(has_begun)
    @rule(items=st.lists(st.sampled_from(OFFERED), unique=True, max_size=MOST))
    def follow(self, items: list[str]) -> None:
        self.workbook.follow(items)

    @rule(step=st.none() | st.integers(0, 4), which=st.integers(0, 50))
    def correct(self, step: int | None, which: int) -> None:
        found = [
            one for one in standing(self.workbook.state).values() if not INSTRUMENTS[one.asked.item].in_words
        ]
        if found:
            self.workbook.correct_answer(found[which % len(found)].id, step)

    @rule()
    def close_and_open(self) -> None:
        self.workbook = open_workbook(self.calendar, self.store, first_id=self.records + 1000)

    @invariant()
    def nothing_is_lost(self) -> None:
        """Records are only ever added."""
        kinds = self.workbook.state.kinds
        records = sum(len(kinds.get(kind, {})) for kind in (Kind.FOLLOWING, Kind.CHECK_IN))
        assert records >= self.records
        self.records = records

    @invariant()
    def every_answer_is_in_sight(self) -> None:
        """Each standing answer is shown once when everything is looked back on."""
        state = self.workbook.state
        answered = [given.id for given in standing(state).values() if given.answered]
        seen = look_back(state, Span.ALL)
        shown = [given.id for given in seen.hope] + [given.id for row in seen.series for given in row.answers]
        assert sorted(shown) == sorted(answered)
        assert bool(spans(state)) is bool(answered)

    @invariant()
    def a_period_has_at_most_six_rounds(self) -> None:
        """Six weeks, each with at most one answer to each question."""
        for period in followings(self.workbook.state):
            weeks = {asked.week for asked in standing(self.workbook.state) if asked.period == period.id}
            assert weeks <= set(range(WEEKS))

    @invariant()
    def the_next_day_is_told_right(self) -> None:
        """If a day is told, something is due on it when nothing else happens."""
        state, today = self.workbook.state, self.workbook.today()
        coming = next_day(state, today)
        if coming is not None:
            assert today < coming <= today + timedelta(days=49)
            assert due(state, coming) is not None


Years.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestYears = Years.TestCase
