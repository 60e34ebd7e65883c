"""Danish public holidays, for opening hours that follow them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_LAST_PRAYER_DAY = 2023
"""Last year in which store bededag was a holiday."""

_FROM_EASTER = {
    -3: "skærtorsdag",
    -2: "langfredag",
    0: "påskedag",
    1: "2. påskedag",
    39: "Kristi himmelfartsdag",
    49: "pinsedag",
    50: "2. pinsedag",
}
_PRAYER_DAY_FROM_EASTER = 26


def easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar.

    Source: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    correction = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of one year, those that fall on a Sunday included.

    Store bededag is one until 2023 and none from 2024.

    Source: the holidays of the Danish church year, and lov nr. 214 af 6. marts 2023.
    """
    easter = easter_sunday(year)
    days = {easter + timedelta(days=offset) for offset in _FROM_EASTER}
    if year <= _LAST_PRAYER_DAY:
        days.add(easter + timedelta(days=_PRAYER_DAY_FROM_EASTER))
    return frozenset(days | {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)})


def is_public_holiday(day: date) -> bool:
    """Whether `day` is a Danish public holiday."""
    return day in public_holidays(day.year)
