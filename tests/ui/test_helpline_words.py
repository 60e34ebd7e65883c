"""How a line says whether somebody answers now: the same facts in both languages, and nothing that misleads."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.helplines import Entry, Line, Tier
from imr_workbook.domain.opening_hours import closes_next, open_at, opens_next
from imr_workbook.i18n import language
from imr_workbook.ui.parts.helpline import hours_words

MONDAY = date(2026, 11, 23)
WEEKDAYS = [{"days": "1-5", "from": "09:00", "to": "15:30"}]
EVERY_NIGHT = [{"days": "1-7", "from": "09:00", "to": "05:00"}]
UNTIL_MIDNIGHT = [{"days": "1-7", "from": "16:00", "to": "24:00"}]
ALWAYS = [{"days": "1-7", "from": "00:00", "to": "24:00"}]
FROM_FRIDAY = [{"days": "5", "from": "16:00", "to": "24:00"}, {"days": "6-7", "from": "00:00", "to": "24:00"}]


def words(hours: list[dict[str, str]] | None, day: date, clock: time, code: str, **more: object) -> str:
    """What stands beside a line with these hours at this moment."""
    entry = Entry.model_validate(
        {
            "id": "en-linje",
            "tier": Tier.TALK,
            "name": "En linje",
            "tel": "12345678",
            "display": "12 34 56 78",
            "hours": hours,
            "verified_on": "2026-11-23",
            **more,
        }
    )
    moment = datetime.combine(day, clock)
    line = Line(entry, open_at(entry, moment), opens_next(entry, moment), closes_next(entry, moment))
    return hours_words(language(code, locales_dir()), line)


@pytest.mark.parametrize(
    ("hours", "day", "clock", "danish", "english"),
    [
        (WEEKDAYS, 23, time(8), "Lukket nu. Åbner kl. 9.", "Closed now. Opens at 09:00."),
        (
            WEEKDAYS,
            23,
            time(15, 30),
            "Lukket nu. Åbner i morgen kl. 9.",
            "Closed now. Opens tomorrow at 09:00.",
        ),
        (
            WEEKDAYS,
            27,
            time(16),
            "Lukket nu. Åbner mandag kl. 9.",
            "Closed now. Opens on Monday at 09:00.",
        ),
        (WEEKDAYS, 23, time(15, 29), "åbent til kl. 15.30", "open until 15:30"),
        (EVERY_NIGHT, 23, time(4, 59), "åbent til kl. 5", "open until 05:00"),
        (EVERY_NIGHT, 23, time(5), "Lukket nu. Åbner kl. 9.", "Closed now. Opens at 09:00."),
        (UNTIL_MIDNIGHT, 23, time(23, 59), "åbent til midnat", "open until midnight"),
        (ALWAYS, 23, time(3), "hele døgnet", "all day and night"),
        (FROM_FRIDAY, 27, time(17), "åbent til mandag kl. 0", "open until Monday at 00:00"),
        (None, 23, time(3), "", ""),
    ],
)
def test_the_hours_in_both_languages(
    hours: list[dict[str, str]] | None, day: int, clock: time, danish: str, english: str
) -> None:
    """A whole sentence where nobody answers; a word or two where somebody does; nothing where it is not known."""
    assert words(hours, date(2026, 11, day), clock, "da") == danish
    assert words(hours, date(2026, 11, day), clock, "en") == english


def test_a_line_that_opens_in_a_week_or_more_says_the_date() -> None:
    """A weekday alone would be read as the next one."""
    closed_at_christmas = [{"days": "5", "from": "10:00", "to": "12:00"}]
    evening = date(2026, 12, 18), time(13)
    assert (
        words(closed_at_christmas, *evening, "da", holidays="closed")
        == "Lukket nu. Åbner den 8. januar kl. 10."
    )
    assert (
        words(closed_at_christmas, *evening, "en", holidays="closed")
        == "Closed now. Opens on 8 January at 10:00."
    )


def test_a_line_that_never_opens_promises_nothing() -> None:
    """Closed, and no time."""
    fridays = [{"days": "5", "from": "10:00", "to": "12:00"}]
    every_day = [f"{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)]
    the_rest = ["01-29", "01-30", "01-31", "11-29", "11-30", "12-29", "12-30", "12-31"]
    closed = {"holidays": "closed", "as_holidays": [*every_day, *the_rest]}
    assert words(fridays, MONDAY, time(10), "da", **closed) == "Lukket nu."
    assert words(fridays, MONDAY, time(10), "en", **closed) == "Closed now."
