"""The wall time of Denmark is reckoned, and comes to the same as the time zone database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.danish_time import danish_time

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.datetimes(datetime(1997, 1, 1), datetime(2036, 12, 31), timezones=ZONES)


@given(MOMENTS)
def test_it_is_the_time_of_the_time_zone_database(moment: datetime) -> None:
    """At any moment, wherever the device is, it is that moment by the clock that the database gives."""
    found = danish_time(moment)
    assert found == moment
    assert found.replace(tzinfo=None) == moment.astimezone(COPENHAGEN).replace(tzinfo=None, fold=0)


@pytest.mark.parametrize("year", range(1997, 2037))
def test_the_clocks_turn_on_the_second(year: int) -> None:
    """At every hour of the months in which the clocks turn, and a second before it."""
    for month in (3, 10):
        for hour in range(24 * 31):
            moment = datetime(year, month, 1, tzinfo=UTC) + timedelta(hours=hour)
            for near in (moment - timedelta(seconds=1), moment):
                assert danish_time(near).utcoffset() == near.astimezone(COPENHAGEN).utcoffset()


def test_a_device_abroad_shows_danish_time() -> None:
    """Ten in the morning in New York is four in the afternoon in Denmark."""
    new_york = timezone(timedelta(hours=-5))
    assert danish_time(datetime(2026, 11, 24, 10, 0, tzinfo=new_york)).hour == 16
