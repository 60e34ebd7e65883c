"""Danish public holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.holidays import easter_sunday, is_public_holiday, public_holidays


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (1961, date(1961, 4, 2)),
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2019, date(2019, 4, 21)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2028, date(2028, 4, 16)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter_falls_where_the_almanac_says(year: int, easter: date) -> None:
    """Easter Sunday is that of the almanac, early and late years included."""
    assert easter_sunday(year) == easter


def test_the_holidays_of_2027() -> None:
    """The ten holidays of one year, all of them and no other."""
    assert public_holidays(2027) == {
        date(2027, 1, 1),
        date(2027, 3, 25),
        date(2027, 3, 26),
        date(2027, 3, 28),
        date(2027, 3, 29),
        date(2027, 5, 6),
        date(2027, 5, 16),
        date(2027, 5, 17),
        date(2027, 12, 25),
        date(2027, 12, 26),
    }


def test_store_bededag_is_a_holiday_until_2023_and_not_after() -> None:
    """Store bededag, the fourth Friday after Easter, was abolished from 2024."""
    assert is_public_holiday(date(2023, 5, 5))
    assert not is_public_holiday(date(2024, 4, 26))
    assert len(public_holidays(2023)) == 11


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2026, 12, 31), date(2026, 6, 5), date(2026, 5, 1)])
def test_days_that_are_no_public_holidays(day: date) -> None:
    """Christmas Eve, New Year's Eve and Grundlovsdag are half holidays at most: data says so, not we."""
    assert not is_public_holiday(day)


@given(st.integers(1900, 2300))
def test_easter_is_a_sunday_in_its_five_weeks(year: int) -> None:
    """Easter is always a Sunday from 22 March to 25 April."""
    easter = easter_sunday(year)
    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@given(st.integers(2024, 2300))
def test_the_moving_holidays_keep_their_weekdays(year: int) -> None:
    """Thursday, Friday, Sunday and Monday at Easter; a Thursday and a Monday after it."""
    easter = easter_sunday(year)
    weekdays = {-3: 4, -2: 5, 0: 7, 1: 1, 39: 4, 49: 7, 50: 1}
    for offset, weekday in weekdays.items():
        day = easter + timedelta(days=offset)
        assert day.isoweekday() == weekday
        assert is_public_holiday(day)
