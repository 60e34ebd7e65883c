"""Looking back: what was answered, in the words and on the days it was answered.

Shows and never weighs: no mean, no sum, no direction, no comparison.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from imr_workbook.domain.check_ins import Asked, CheckIn, standing
from imr_workbook.domain.following import followings
from imr_workbook.domain.instruments import HOPE_SOURCE, asking_order, instrument
from imr_workbook.domain.state import WorkbookState

_YEAR = timedelta(days=365)


class Span(StrEnum):
    """How far back to look."""

    PERIOD = "period"
    """The latest six weeks with answers."""
    YEAR = "year"
    """The year up to the latest answer."""
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Series:
    """The answers to one item, oldest first, in pieces: a week without an answer parts two pieces."""

    item: str
    pieces: tuple[tuple[CheckIn, ...], ...]

    @property
    def answers(self) -> tuple[CheckIn, ...]:
        """All of them, oldest first."""
        return tuple(given for piece in self.pieces for given in piece)


@dataclass(frozen=True, slots=True)
class LookBack:
    """Everything answered in a span of time."""

    hope: tuple[CheckIn, ...] = ()
    """What gave hope, in the person's words, newest first."""
    series: tuple[Series, ...] = ()
    """One for each item that was answered with a word, in the order of asking."""

    @property
    def first(self) -> date | None:
        """Day of the earliest answer; none where there is none."""
        return min(self._days(), default=None)

    @property
    def last(self) -> date | None:
        """Day of the latest answer; none where there is none."""
        return max(self._days(), default=None)

    @property
    def latest(self) -> tuple[CheckIn, ...]:
        """The latest answer to each item, in the order of asking."""
        return tuple(found.answers[-1] for found in self.series)

    def _days(self) -> list[date]:
        return [given.day for given in (*self.hope, *(one for found in self.series for one in found.answers))]


def look_back(state: WorkbookState, span: Span = Span.PERIOD) -> LookBack:
    """What was answered in a span; empty where nothing was."""
    answers = _within(state, _answered(state), span)
    words = sorted((one for one in answers if one.asked.item == HOPE_SOURCE), key=_by_day, reverse=True)
    chosen = [one for one in answers if one.step is not None and instrument(one.asked.item) is not None]
    items = sorted({one.asked.item for one in chosen}, key=asking_order)
    return LookBack(
        tuple(words),
        tuple(Series(item, _pieces(one for one in chosen if one.asked.item == item)) for item in items),
    )


def spans(state: WorkbookState) -> tuple[Span, ...]:
    """The spans that show different answers, shortest first; empty where nothing was answered."""
    answers = _answered(state)
    counted = [(span, len(_within(state, answers, span))) for span in Span]
    found: list[Span] = []
    seen = 0
    for span, count in counted:
        if count > seen:
            found.append(span)
            seen = count
    return tuple(found)


def _answered(state: WorkbookState) -> list[CheckIn]:
    return [given for given in standing(state).values() if given.answered]


def _within(state: WorkbookState, answers: list[CheckIn], span: Span) -> list[CheckIn]:
    if span is Span.ALL or not answers:
        return answers
    if span is Span.YEAR:
        newest = max(given.day for given in answers)
        return [given for given in answers if newest - given.day < _YEAR]
    with_answers = {given.asked.period for given in answers}
    latest = next((period.id for period in reversed(followings(state)) if period.id in with_answers), None)
    return [given for given in answers if given.asked.period == latest]


def _pieces(answers: Iterable[CheckIn]) -> tuple[tuple[CheckIn, ...], ...]:
    pieces: list[list[CheckIn]] = []
    for given in sorted(answers, key=_by_day):
        if pieces and _follows(pieces[-1][-1], given):
            pieces[-1].append(given)
        else:
            pieces.append([given])
    return tuple(tuple(piece) for piece in pieces)


def _follows(earlier: CheckIn, later: CheckIn) -> bool:
    """Whether two answers are of neighbouring weeks and mean the same, so that a line may join them."""
    return (
        earlier.asked.period == later.asked.period
        and later.asked.week == earlier.asked.week + 1
        and earlier.placed
        and later.placed
    )


def _by_day(given: CheckIn) -> tuple[date, Asked]:
    return given.day, given.asked
