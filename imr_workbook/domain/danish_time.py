"""The wall time of Denmark, wherever the device is and whatever it knows of time zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

_WINTER = timezone(timedelta(hours=1), "CET")
_SUMMER = timezone(timedelta(hours=2), "CEST")

_SUMMER_BEGINS = 3
_SUMMER_ENDS = 10
"""Months whose last Sunday, at 01.00 UTC, turns the clocks."""


def danish_time(moment: datetime) -> datetime:
    """The same moment by the clocks of Denmark.

    Reckoned and not looked up: a browser, a phone or Windows may have no time zone database for Python.

    Args:
        moment: aware, in any time zone.

    Source: directive 2000/84/EC, articles 2 and 3; in force in Denmark since 1996 in this form.
    """
    utc = moment.astimezone(UTC)
    summer = _turn(utc.year, _SUMMER_BEGINS) <= utc < _turn(utc.year, _SUMMER_ENDS)
    return utc.astimezone(_SUMMER if summer else _WINTER)


def _turn(year: int, month: int) -> datetime:
    """01.00 UTC on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=last.isoweekday() % 7)
