"""Diary: what is done on which day, lived through from the first day to the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import NamedTuple

from imr_workbook.workbook import Workbook

Deed = Callable[[Workbook], object]
"""Something done in the workbook."""

BETWEEN = timedelta(seconds=20)
"""From one deed to the next in one sitting."""


class _Entry(NamedTuple):
    day: int
    at: time
    deed: Deed


class Calendar:
    """The clock that a diary's workbook goes by; turned from sitting to sitting."""

    def __init__(self, now: datetime) -> None:
        self.moment = now

    def __call__(self) -> datetime:
        """The moment it is set to, aware."""
        return self.moment


@dataclass(slots=True)
class Diary:
    """Deeds by day, counted from 0, and time of day."""

    _entries: list[_Entry] = field(default_factory=list)

    def on(self, day: int, hour: int, *deeds: Deed) -> None:
        """Do these one after the other in a sitting that begins at a whole hour."""
        self._entries += [_Entry(day, time(hour), deed) for deed in deeds]

    def live(self, workbook: Workbook, calendar: Calendar, first: datetime) -> None:
        """Do everything in order of time, with the calendar turned to each day.

        Args:
            workbook: goes by `calendar`.
            calendar: is set to each deed's moment.
            first: midnight of day 0, aware.
        """
        # Sorting is stable: what is done in one sitting keeps its order.
        sitting, seconds = None, timedelta()
        for day, at, deed in sorted(self._entries, key=lambda entry: (entry.day, entry.at)):
            seconds = seconds + BETWEEN if (day, at) == sitting else timedelta()
            sitting = (day, at)
            date = first.date() + timedelta(days=day)
            calendar.moment = datetime.combine(date, at, first.tzinfo) + seconds
            deed(workbook)
