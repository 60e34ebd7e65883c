"""Round: the questions of one week, as far as they have been answered, and when they are due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from imr_workbook.domain.check_ins import Asked, CheckIn, standing
from imr_workbook.domain.following import Following, can_follow, following
from imr_workbook.domain.instruments import ALWAYS, asking_order
from imr_workbook.domain.profile import declined
from imr_workbook.domain.state import WorkbookState

FOLLOW_MORE = "follow_more"
"""Name of the offer to follow more than hope, as it is declined."""

REST_DAYS = 4
"""Fewest days from one week's answers to the next week's questions, when the first were given late."""


@dataclass(frozen=True, slots=True)
class Round:
    """One week's questions."""

    period: Following
    week: int
    """Week of the period, counted from 0."""
    questions: tuple[str, ...]
    """The items asked, in order; hope first."""
    given: Mapping[str, CheckIn] = field(default_factory=dict)
    """Item -> what stands; skipped questions are there, unanswered ones are not."""

    @property
    def over(self) -> bool:
        """Whether the person is done with it: answered, skipped or left."""
        return self.period.is_over(self.week) or self.next_question is None

    @property
    def begun(self) -> bool:
        """Whether anything in it has been answered or skipped."""
        return bool(self.given)

    @property
    def next_question(self) -> str | None:
        """The first question that has not been left behind; none when all have."""
        return next((item for item in self.questions if not self._behind(item)), None)

    def completed_by(self, item: str) -> bool:
        """Whether leaving `item` behind leaves no question."""
        return all(self._behind(other) for other in self.questions if other != item)

    def _behind(self, item: str) -> bool:
        found = self.given.get(item)
        return found is not None and found.left


def questions(state: WorkbookState, period: Following) -> tuple[str, ...]:
    """The items asked in a period now. Own signs that were emptied, and items unknown here, are not asked."""
    return (*ALWAYS, *followed(state, period))


def followed(state: WorkbookState, period: Following) -> tuple[str, ...]:
    """What is asked besides hope, in order."""
    items = (item for item in dict.fromkeys(period.items) if can_follow(state, item))
    return tuple(sorted(items, key=asking_order))


def round_of(state: WorkbookState, period: Following, week: int) -> Round:
    """The questions of one week of a period."""
    answers = standing(state)
    asked = questions(state, period)
    found = ((item, answers.get(Asked(period.id, week, item))) for item in asked)
    return Round(period, week, asked, {item: given for item, given in found if given is not None})


def offers_more(state: WorkbookState, asked: Round) -> bool:
    """Whether to offer following more than hope: once, after the first week's questions."""
    here = (asked.period.id, asked.week)
    first = all((found.period, found.week) == here for found in standing(state))
    return first and not asked.period.items and not declined(state, FOLLOW_MORE)


def due(state: WorkbookState, today: date) -> Round | None:
    """The questions to answer now, perhaps half answered; none when there is nothing to answer.

    The first week's are due at once. After that each week of the period opens seven days after the
    one before it, and a week that went by unanswered is never asked for again.
    """
    period = following(state)
    if period is None or not period.runs(today) or not _open(period, _answered_days(state, period), today):
        return None
    found = round_of(state, period, period.week_on(today))
    return None if found.over else found


def next_day(state: WorkbookState, today: date) -> date | None:
    """The day on which the next questions open; none when some are due now or no more will come."""
    period = following(state)
    if period is None or not period.runs(today) or due(state, today) is not None:
        return None
    answered = _answered_days(state, period)
    this_week = period.week_on(today)
    days = (today + timedelta(days=ahead) for ahead in range(1, (period.ends - today).days))
    # This week's questions can be done with on two devices before either has heard of the other.
    past = round_of(state, period, this_week).over
    ahead = (day for day in days if not (past and period.week_on(day) == this_week))
    return next((day for day in ahead if _open(period, answered, day)), None)


def _answered_days(state: WorkbookState, period: Following) -> list[tuple[int, date]]:
    """(week, day) of everything answered or skipped in a period, and of the weeks that were done with."""
    answers = (
        (asked.week, given.day) for asked, given in standing(state).items() if asked.period == period.id
    )
    return [*answers, *period.over]


def _open(period: Following, answered: list[tuple[int, date]], today: date) -> bool:
    """Whether this week's questions may be asked: not done with, and the last were not just answered."""
    this_week = period.week_on(today)
    if period.is_over(this_week):
        return False
    if any(week == this_week for week, _day in answered):
        return True
    return not any(week < this_week and 0 <= (today - day).days < REST_DAYS for week, day in answered)
