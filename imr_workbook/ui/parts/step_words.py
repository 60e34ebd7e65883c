"""The words for when a step is, and for how it went."""

from __future__ import annotations

from datetime import date, timedelta

from imr_workbook import wording
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.steps import Detail, Step
from imr_workbook.ui.state import App


def day_words(app: App, day: date) -> str:
    """A day as it stands alone: ”I morgen”, ”Torsdag den 26. november”; with the year when it is another."""
    _ = app.language.gettext
    today = app.state.today
    near = {timedelta(days=-1): _("Yesterday"), timedelta(0): _("Today"), timedelta(days=1): _("Tomorrow")}
    if (words := near.get(day - today)) is not None:
        return words
    long = app.language.day(day) if day.year == today.year else app.language.date(day)
    return long[:1].upper() + long[1:]


def when_line(app: App, step: Step) -> str:
    """When, where and with whom, as far as it was said: ”I morgen · efter frokost · søen”."""
    said = [step.detail(which).strip() for which in (Detail.WHEN, Detail.WHERE, Detail.WITH_WHOM)]
    day = [] if step.day is None else [day_words(app, step.day)]
    return " · ".join([*day, *(words for words in said if words)])


def told_line(app: App, outcome: Outcome | None, day: date | None) -> str:
    """How it went and when that was told: ”Noget af det · 12. november”."""
    word = wording.outcome_word(app.language, outcome)
    return word if day is None else f"{word} · {app.language.short_date(day)}"


def step_note(app: App, step: Step) -> str:
    """The quiet line under a step in a list."""
    _ = app.language.gettext
    if step.told:
        return told_line(app, step.outcome, step.told_on)
    if step.put_away:
        return _("Saved for another day")
    return when_line(app, step)
