"""Opening hours: when a line is answered, across midnight, weekends and public holidays.

Everything here goes by the clock on the wall: a line that opens at eight opens at eight on the day the
clocks change too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from imr_workbook.domain.holidays import is_public_holiday

_DAY_MINUTES = 24 * 60
_LOOK_AHEAD_DAYS = 60
"""How far ahead an opening is looked for; no line is closed for longer and then opens."""
_LEAP_YEAR = 2024
_ALWAYS_DAYS = 8
"""A line that stays open for longer than this is taken never to close."""


def _weekdays(text: object) -> object:
    """The days of "1-5" or "1,3,5", Monday 1 to Sunday 7."""
    if not isinstance(text, str):
        return text
    days: set[int] = set()
    for part in text.split(","):
        match = re.fullmatch(r"([1-7])(?:-([1-7]))?", part.strip())
        if match is None:
            raise ValueError(f"days must be as in '1-5' or '1,3,5', Monday is 1; not {text!r}")
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise ValueError(f"days must run forwards, as in '1-5'; not {text!r}")
        days.update(range(first, last + 1))
    return tuple(sorted(days))


def _minutes(text: object) -> object:
    """Minutes after midnight of "16:00"; "24:00" is the end of the day."""
    if not isinstance(text, str):
        return text
    match = re.fullmatch(r"([0-2]\d):([0-5]\d)", text)
    minutes = -1 if match is None else int(match[1]) * 60 + int(match[2])
    if not 0 <= minutes <= _DAY_MINUTES:
        raise ValueError(f"a time must be as in '08:00', at most '24:00'; not {text!r}")
    return minutes


def _month_day(text: object) -> object:
    """Month and day of "12-24"."""
    if not isinstance(text, str):
        return text
    match = re.fullmatch(r"(\d\d)-(\d\d)", text)
    if match is None:
        raise ValueError(f"a day of the year must be as in '12-24'; not {text!r}")
    day = date(_LEAP_YEAR, int(match[1]), int(match[2]))
    return day.month, day.day


Weekdays = Annotated[tuple[int, ...], BeforeValidator(_weekdays)]
Minutes = Annotated[int, BeforeValidator(_minutes)]
MonthDay = Annotated[tuple[int, int], BeforeValidator(_month_day)]


class Hours(BaseModel):
    """Hours that repeat every week; on each of the days they begin, they run until `closes`."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True)

    days: Weekdays
    """Days on which the hours begin, as "1-5" or "1,3,5"; Monday is 1."""
    opens: Minutes = Field(alias="from", lt=_DAY_MINUTES)
    """When they begin, as "16:00"; minutes after midnight once read."""
    closes: Minutes = Field(alias="to")
    """When they end, as "08:00"; not later than `from` means the next day, "24:00" is midnight."""


class OnHolidays(StrEnum):
    """What public holidays do to the hours."""

    AS_USUAL = "as_usual"
    """Nothing: the hours of that weekday."""
    ALL_DAY = "all_day"
    """Open the whole day, beside the hours of that weekday."""
    CLOSED = "closed"
    """Closed: no hours begin on that day."""


class OpeningHours(BaseModel):
    """When a line is answered. Also the part of a helpline that says so."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True)

    hours: tuple[Hours, ...] | None = Field(default=None, min_length=1)
    """The hours of a week; none where they are not known, and the line then counts as open."""
    holidays: OnHolidays = OnHolidays.AS_USUAL
    """What public holidays do to the hours."""
    as_holidays: tuple[MonthDay, ...] = ()
    """Days of the year that count as public holidays for this line, as "12-24"; month and day once read."""


class When(StrEnum):
    """How a coming moment is best called."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEKDAY = "weekday"
    """Two to six days ahead."""
    DATE = "date"
    """A week ahead or more."""


class Coming(NamedTuple):
    """A coming moment by the wall clock, and how to call its day."""

    day: date
    time: time
    when: When
    soon: bool
    """Less than a day and a night ahead: the time alone cannot be misread."""


def open_at(line: OpeningHours, moment: datetime) -> bool:
    """Whether a line is answered at a moment; `moment` is in the wall time of Denmark."""
    wall = _wall(moment)
    return line.hours is None or any(start <= wall < end for start, end in _around(line, wall))


def opens_next(line: OpeningHours, moment: datetime) -> Coming | None:
    """When a closed line opens; none where it is open now, or does not open within two months."""
    if open_at(line, moment):
        return None
    wall = _wall(moment)
    for ahead in range(_LOOK_AHEAD_DAYS):
        starts = [start for start, _ in _spans(line, wall.date() + timedelta(days=ahead)) if start > wall]
        if starts:
            return _coming(min(starts), wall)
    return None


def closes_next(line: OpeningHours, moment: datetime) -> Coming | None:
    """When an open line closes; none where it is closed now, or stays open for more than a week."""
    wall = _wall(moment)
    if line.hours is None or not open_at(line, wall):
        return None
    until = wall
    while until - wall <= timedelta(days=_ALWAYS_DAYS):
        ends = [end for start, end in _around(line, until) if start <= until < end]
        if not ends:
            return _coming(until, wall)
        until = max(ends)
    return None


def _wall(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None, fold=0)


def _around(line: OpeningHours, wall: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The spans that may hold `wall`: those that began today or yesterday."""
    yield from _spans(line, wall.date() - timedelta(days=1))
    yield from _spans(line, wall.date())


def _spans(line: OpeningHours, day: date) -> Iterator[tuple[datetime, datetime]]:
    """The spans that begin on `day`."""
    holiday = is_public_holiday(day) or (day.month, day.day) in line.as_holidays
    if holiday and line.holidays is OnHolidays.CLOSED:
        return
    midnight = datetime.combine(day, time())
    if holiday and line.holidays is OnHolidays.ALL_DAY:
        yield midnight, midnight + timedelta(days=1)
    for hours in line.hours or ():
        if day.isoweekday() in hours.days:
            length = (hours.closes - hours.opens) % _DAY_MINUTES or _DAY_MINUTES
            start = midnight + timedelta(minutes=hours.opens)
            yield start, start + timedelta(minutes=length)


def _coming(moment: datetime, wall: datetime) -> Coming:
    ahead = (moment.date() - wall.date()).days
    when = {0: When.TODAY, 1: When.TOMORROW}.get(ahead, When.WEEKDAY if ahead < 7 else When.DATE)
    return Coming(moment.date(), moment.time(), when, soon=moment - wall < timedelta(days=1))
