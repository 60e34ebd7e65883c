"""Days as they stand beside a person's own answers: with the year only where it is needed."""

from __future__ import annotations

from datetime import date

from imr_workbook.ui.state import App


def day_words(app: App, day: date) -> str:
    """”7. september”; with the year when it is another than this."""
    language = app.language
    return language.short_date(day) if day.year == app.state.today.year else language.date(day)


def brief_day_words(app: App, day: date) -> str:
    """”7. sep.”, for a narrow column of large text."""
    return app.language.brief_date(day, year=day.year != app.state.today.year)


def months_words(app: App, first: date, last: date) -> str:
    """”September til november”, as a heading over what lies between the two days."""
    language = app.language
    this_year = first.year == last.year == app.state.today.year
    name = language.month if this_year else language.month_and_year
    ends = (
        [name(first)] if (first.year, first.month) == (last.year, last.month) else [name(first), name(last)]
    )
    words = (
        ends[0] if len(ends) == 1 else language.gettext("%(first)s to %(last)s", first=ends[0], last=ends[1])
    )
    return words[:1].upper() + words[1:]
