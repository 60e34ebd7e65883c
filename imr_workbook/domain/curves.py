"""Curve: the answers of a look back, placed on one time line with what happened with the goals.

Places and never weighs: a point stands where it was put by its day and its word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from imr_workbook.domain.check_ins import CheckIn
from imr_workbook.domain.goal_events import GoalEvent, What
from imr_workbook.domain.instruments import STEPS
from imr_workbook.domain.look_back import LookBack, Series


class Point(NamedTuple):
    """One answer."""

    across: float
    """0.0 on the first day of the time line, 1.0 on the last."""
    up: float
    """0.0 at the first word of its question, 1.0 at the last."""
    given: CheckIn


class Happened(NamedTuple):
    """Something that happened with a goal."""

    across: float
    event: GoalEvent


class Month(NamedTuple):
    """Where a month begins."""

    across: float
    first: date


@dataclass(frozen=True, slots=True)
class Row:
    """The answers to one item; only points of one piece are joined by a line."""

    item: str
    pieces: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """Rows under each other on one time line."""

    first: date
    last: date
    rows: tuple[Row, ...]
    """In the order of asking; an item whose answers cannot be placed has none."""
    events: tuple[Happened, ...]
    """What happened with the goals in that time, oldest first."""
    months: tuple[Month, ...]
    """Each month that the time line touches; the first stands where the time line begins."""


MOST_EVENTS = 8
"""With more lines than this no answer can be seen between them: then steps are left out."""

_STEPS = frozenset({What.STEP_DONE, What.STEP_PARTLY})


def curve(found: LookBack, events: Iterable[GoalEvent] = ()) -> Curve | None:
    """Where everything stands; none where no answer can be placed.

    Args:
        found: the answers.
        events: what happened with the goals, in any order; what lies outside the time of the answers is
            left out.
    """
    days = [given.day for series in found.series for given in series.answers if given.placed]
    if not days:
        return None
    first, last = min(days), max(days)
    rows = (_row(series, first, last) for series in found.series)
    return Curve(
        first,
        last,
        tuple(row for row in rows if row.pieces),
        tuple(
            Happened(_across(event.day, first, last), event)
            for event in _with_room(event for event in events if first <= event.day <= last)
        ),
        tuple(Month(_across(max(day, first), first, last), day) for day in _months(first, last)),
    )


def _with_room(events: Iterable[GoalEvent]) -> list[GoalEvent]:
    found = sorted(events)
    return found if len(found) <= MOST_EVENTS else [event for event in found if event.what not in _STEPS]


def _row(series: Series, first: date, last: date) -> Row:
    pieces = (
        tuple(
            Point(_across(given.day, first, last), given.step / (STEPS - 1), given)
            for given in piece
            if given.placed and given.step is not None
        )
        for piece in series.pieces
    )
    return Row(series.item, tuple(piece for piece in pieces if piece))


def _across(day: date, first: date, last: date) -> float:
    """Where a day stands; in the middle where the time line is one day long."""
    return 0.5 if first == last else (day - first).days / (last - first).days


def _months(first: date, last: date) -> list[date]:
    """The first day of every month that the time line touches."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    numbers = (first.year * 12 + first.month - 1 + ahead for ahead in range(count))
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
