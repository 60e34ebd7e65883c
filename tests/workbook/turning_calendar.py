"""A workbook with a calendar that a test can turn."""

from __future__ import annotations

import itertools
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from imr_workbook.content.library import Library
from imr_workbook.domain.settings import Settings
from imr_workbook.store.memory import MemoryStore
from imr_workbook.workbook import Workbook

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = date(2026, 9, 7)


class Calendar:
    """The device's clock: ten in the morning unless told otherwise."""

    def __init__(self, day: date = MONDAY, at: time = time(10), zone: tzinfo = COPENHAGEN) -> None:
        self.moment = datetime.combine(day, at, zone)

    def __call__(self) -> datetime:
        return self.moment

    def turn(self, days: int) -> None:
        """So many days on, or back; the same time of day."""
        self.moment += timedelta(days=days)

    def set(self, day: date, at: time = time(10)) -> None:
        """Another day."""
        self.moment = datetime.combine(day, at, self.moment.tzinfo)


def open_workbook(
    calendar: Calendar,
    store: MemoryStore | None = None,
    first_id: int = 0,
    *,
    library: Library | None = None,
    settings: Settings | None = None,
) -> Workbook:
    """A workbook in memory, without handouts unless some are given; its records are called id0, id1 …"""
    count = itertools.count(first_id)
    return Workbook(
        store or MemoryStore(),
        library or Library(()),
        calendar,
        settings or Settings(),
        lambda settings: None,
        new_id=lambda: f"id{next(count)}",
    )
