"""Opening hours, held against a reading that marks every open minute one by one."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from imr_workbook.content.helplines import load_helplines
from imr_workbook.domain.helplines import Entry
from imr_workbook.domain.holidays import is_public_holiday
from imr_workbook.domain.opening_hours import (
    Coming,
    OnHolidays,
    OpeningHours,
    When,
    closes_next,
    open_at,
    opens_next,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MINUTE = timedelta(minutes=1)
ENTRIES = load_helplines().entries


def hours(*rows: tuple[str, str, str], **rest: object) -> OpeningHours:
    """Hours as in the data file."""
    table = [{"days": days, "from": start, "to": end} for days, start, end in rows]
    return OpeningHours.model_validate({"hours": table, **rest})


NIGHTS = hours(
    ("1-5", "16:00", "08:00"), ("6-7", "08:00", "08:00"), holidays="all_day", as_holidays=["12-24"]
)
OFFICE = hours(("1-5", "08:00", "15:30"), holidays="closed")


# The brute-force reading ------------------------------------------------------------------------


def open_minutes(line: OpeningHours, first: date, days: int) -> list[datetime]:
    """Every open minute of some days, marked one by one, in order."""
    found: set[datetime] = set()
    for ahead in range(-1, days):
        day = first + timedelta(days=ahead)
        found.update(_marked(line, day))
    start = datetime.combine(first, time())
    return sorted(minute for minute in found if minute >= start)


def _marked(line: OpeningHours, day: date) -> Iterable[datetime]:
    special = is_public_holiday(day) or (day.month, day.day) in line.as_holidays
    if special and line.holidays is OnHolidays.CLOSED:
        return
    if special and line.holidays is OnHolidays.ALL_DAY:
        yield from (datetime.combine(day, time(hour, minute)) for hour in range(24) for minute in range(60))
    for row in line.hours or ():
        if day.isoweekday() not in row.days:
            continue
        minute = datetime.combine(day, time()) + row.opens * MINUTE
        while True:
            yield minute
            minute += MINUTE
            if (minute.hour * 60 + minute.minute) == row.closes % (24 * 60):
                break


def called(opening: Coming | None) -> datetime | None:
    return None if opening is None else datetime.combine(opening.day, opening.time)


# Every entry, every minute ----------------------------------------------------------------------


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
@pytest.mark.parametrize(
    "first", [date(2026, 12, 19), date(2027, 3, 22)], ids=["christmas", "easter-and-dst"]
)
def test_every_entry_at_every_minute_of_two_weeks(entry: Entry, first: date) -> None:
    """Open, closed and the next opening agree with the brute-force reading at every minute."""
    line = OpeningHours(**{name: getattr(entry, name) for name in OpeningHours.model_fields})
    check_every_minute(line, first)


@cache
def check_every_minute(line: OpeningHours, first: date) -> None:
    """Done once for entries that share their hours."""
    if line.hours is None:
        assert open_at(line, datetime.combine(first, time()))
        return
    marked = open_minutes(line, first, 14 + 8)
    is_open = set(marked)
    minute = datetime.combine(first, time())
    for _ in range(14 * 24 * 60):
        assert open_at(line, minute) is (minute in is_open), minute
        if minute not in is_open:
            assert called(opens_next(line, minute)) == marked[bisect.bisect(marked, minute)], minute
        minute += MINUTE


@cache
def moments_of(day: date) -> list[datetime]:
    """Every minute that passes on a day in Denmark: 23, 24 or 25 hours of them."""
    start = datetime.combine(day, time(), COPENHAGEN).astimezone(ZoneInfo("UTC"))
    end = datetime.combine(day + timedelta(days=1), time(), COPENHAGEN).astimezone(ZoneInfo("UTC"))
    count = int((end - start) / MINUTE)
    return [(start + number * MINUTE).astimezone(COPENHAGEN) for number in range(count)]


@pytest.mark.parametrize(("day", "length_h"), [(date(2026, 10, 25), 25), (date(2027, 3, 28), 23)])
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_days_on_which_the_clock_changes(entry: Entry, day: date, length_h: int) -> None:
    """On the long and the short day, the clock on the wall decides, and the next opening is the next to come."""
    moments = moments_of(day)
    assert len(moments) == length_h * 60
    coming: datetime | None = None
    for moment in reversed(moments):
        wall = moment.replace(tzinfo=None)
        assert open_at(entry, moment) is open_at(entry, wall)
        if open_at(entry, moment):
            coming = wall
        elif coming is not None:
            assert called(opens_next(entry, moment)) == coming


# Any hours --------------------------------------------------------------------------------------

clock = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.sampled_from([0, 1, 15, 30, 59]))
row = st.tuples(
    st.sets(st.integers(1, 7), min_size=1).map(lambda days: ",".join(map(str, sorted(days)))),
    clock,
    st.one_of(clock, st.just("24:00")),
)
lines = st.builds(
    lambda rows, on_holidays, extra: hours(*rows, holidays=on_holidays, as_holidays=extra),
    st.lists(row, min_size=1, max_size=3),
    st.sampled_from(["as_usual", "all_day", "closed"]),
    st.lists(st.sampled_from(["12-24", "06-05", "01-02"]), max_size=2),
)
days = st.one_of(
    st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    st.sampled_from([date(2026, 12, 23), date(2027, 3, 25), date(2027, 5, 5), date(2026, 12, 31)]),
)


@given(lines, days, st.integers(0, 24 * 60 - 1))
@example(hours(("7", "08:00", "08:00")), date(2026, 11, 23), 0)
def test_any_hours_agree_with_the_brute_force_reading(line: OpeningHours, day: date, minute: int) -> None:
    """Whatever the hours: open now, the next opening and the next closing are those of the marked minutes."""
    moment = datetime.combine(day, time()) + minute * MINUTE
    marked = open_minutes(line, day, 12)
    after = bisect.bisect_right(marked, moment)
    now_open = after > 0 and marked[after - 1] == moment
    assert open_at(line, moment) is now_open
    if now_open:
        assert opens_next(line, moment) is None
        end = moment
        while end in (shown := set(marked)) and end - moment <= timedelta(days=8):
            end += next(step * MINUTE for step in range(1, 24 * 60 * 30) if end + step * MINUTE not in shown)
        assert called(closes_next(line, moment)) == (end if end - moment <= timedelta(days=8) else None)
    else:
        assert closes_next(line, moment) is None
        if after < len(marked):
            assert called(opens_next(line, moment)) == marked[after]


# Tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "moment", "opening"),
    [
        # Monday morning still belongs to the night from Sunday.
        (NIGHTS, datetime(2026, 11, 23, 7, 59), None),
        (NIGHTS, datetime(2026, 11, 23, 8, 0), (date(2026, 11, 23), time(16), When.TODAY)),
        (NIGHTS, datetime(2026, 11, 28, 12, 0), None),
        # Christmas Eve counts as a holiday only where the data says so.
        (NIGHTS, datetime(2026, 12, 24, 12, 0), None),
        (OFFICE, datetime(2026, 12, 24, 16, 0), (date(2026, 12, 28), time(8), When.WEEKDAY)),
        (OFFICE, datetime(2026, 11, 24, 3, 0), (date(2026, 11, 24), time(8), When.TODAY)),
        (OFFICE, datetime(2026, 11, 24, 15, 29, 59), None),
        (OFFICE, datetime(2026, 11, 24, 15, 30), (date(2026, 11, 25), time(8), When.TOMORROW)),
        (OFFICE, datetime(2026, 11, 27, 15, 30), (date(2026, 11, 30), time(8), When.WEEKDAY)),
        # Easter: closed from Wednesday afternoon to Tuesday morning.
        (OFFICE, datetime(2027, 3, 24, 15, 30), (date(2027, 3, 30), time(8), When.WEEKDAY)),
        (
            hours(("4", "10:00", "12:00")),
            datetime(2026, 11, 26, 12, 0),
            (date(2026, 12, 3), time(10), When.DATE),
        ),
    ],
)
def test_when_a_line_opens(
    line: OpeningHours, moment: datetime, opening: tuple[date, time, When] | None
) -> None:
    """The next opening and how its day is called; none while the line is open."""
    found = opens_next(line, moment)
    assert (found and found[:3]) == opening
    assert open_at(line, moment) is (opening is None)


@pytest.mark.parametrize(
    ("line", "moment", "closing"),
    [
        (NIGHTS, datetime(2026, 11, 24, 3, 0), (date(2026, 11, 24), time(8), When.TODAY)),
        (NIGHTS, datetime(2026, 11, 27, 18, 0), (date(2026, 11, 30), time(8), When.WEEKDAY)),
        (
            hours(("1-7", "09:00", "05:00")),
            datetime(2026, 11, 23, 20, 0),
            (date(2026, 11, 24), time(5), When.TOMORROW),
        ),
        (hours(("1-7", "00:00", "24:00")), datetime(2026, 11, 23, 20, 0), None),
        (OFFICE, datetime(2026, 11, 24, 7, 0), None),
    ],
)
def test_when_a_line_closes(
    line: OpeningHours, moment: datetime, closing: tuple[date, time, When] | None
) -> None:
    """Spans that meet are one; a line that never closes has no closing."""
    found = closes_next(line, moment)
    assert (found and found[:3]) == closing


@pytest.mark.parametrize(
    ("moment", "soon"),
    [
        (datetime(2026, 11, 29, 7, 59), False),
        (datetime(2026, 11, 29, 8, 0), False),
        (datetime(2026, 11, 29, 8, 1), True),
        (datetime(2026, 11, 30, 7, 59), True),
    ],
)
def test_a_time_alone_is_enough_within_a_day_and_a_night(moment: datetime, soon: bool) -> None:
    """On Sunday at seven, ”until eight” would be taken for today: a line open until Monday at eight says so."""
    found = closes_next(NIGHTS, moment)
    assert found is not None
    assert found.soon is soon


def test_hours_that_are_not_known_count_as_open() -> None:
    """Where no hours are known, the number is offered, and nothing is said of opening or closing."""
    line = OpeningHours()
    moment = datetime(2026, 11, 23, 3)
    assert open_at(line, moment)
    assert opens_next(line, moment) is None
    assert closes_next(line, moment) is None


def test_a_line_that_opens_too_rarely_has_no_next_opening() -> None:
    """A line that is closed for two months is simply closed."""
    autumn = [f"{month}-{day:02}" for month in (11, 12) for day in range(1, 31)] + ["12-31"]
    winter = [f"01-{day:02}" for day in range(1, 32)]
    line = hours(("1", "08:00", "09:00"), holidays="closed", as_holidays=[*autumn, *winter])
    assert opens_next(line, datetime(2026, 11, 23, 8)) is None


@pytest.mark.parametrize(
    "row",
    [
        ("0-5", "08:00", "16:00"),
        ("5-1", "08:00", "16:00"),
        ("mandag", "08:00", "16:00"),
        ("", "08:00", "16:00"),
        ("1-5", "8:00", "16:00"),
        ("1-5", "24:00", "16:00"),
        ("1-5", "08:00", "24:01"),
        ("1-5", "08:60", "16:00"),
    ],
)
def test_hours_of_another_form_are_refused(row: tuple[str, str, str]) -> None:
    """Hours that could be read in two ways are not read at all."""
    with pytest.raises(ValidationError):
        hours(row)


@pytest.mark.parametrize("day", ["24-12", "12-32", "02-30", "24. december", 1224])
def test_days_of_the_year_of_another_form_are_refused(day: object) -> None:
    """A day that is in no calendar is refused; 29 February is one."""
    with pytest.raises(ValidationError):
        OpeningHours.model_validate({"as_holidays": [day]})
    assert OpeningHours.model_validate({"as_holidays": ["02-29"]}).as_holidays == ((2, 29),)


def test_hours_must_be_text() -> None:
    """Numbers instead of text are refused, not guessed at."""
    with pytest.raises(ValidationError):
        OpeningHours.model_validate({"hours": [{"days": 5, "from": 8.5, "to": []}]})
