"""The answers as tables: the same as the curves show, for eyes and ears that read better."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import flet as ft

from imr_workbook.domain.curves import curve
from imr_workbook.domain.goal_events import GoalEvent, goal_events
from imr_workbook.domain.look_back import Series, look_back
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons, question_words
from imr_workbook.ui.parts.curve import event_words
from imr_workbook.ui.parts.days import brief_day_words, day_words, months_words
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.span_chips import shown_span, span_chips
from imr_workbook.ui.parts.table import table
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def WeekTable() -> ft.Control:
    """One table an item: the day, and the word; and one of the goals on the same days."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    span = shown_span(app, ft.use_route_params().get("span", ""))
    found = look_back(app.records, span)
    days = [given.day for series in found.series for given in series.answers]
    tables: list[ft.Control] = []
    for series in found.series:
        tables += [heading(look, question_words.label(app, series.item), level=2), _answers(app, series)]
    shown = curve(found, goal_events(app.records))
    if shown is not None and shown.events:
        tables += [heading(look, _("Goals"), level=2), _goals(app, [one.event for one in shown.events])]
    return frame(
        app,
        heading(look, months_words(app, min(days), max(days)) if days else _("How I am")),
        *span_chips(app, span, routes.week_table),
        *(tables or [body(look, _("Your answers will be shown here."))]),
        line=_("How I am"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.WEEK), key="week.back"),
            buttons.tonal(app, _("See as a curve"), go(routes.week_curve(span.value)), key="week.curve"),
        ),
    )


def _answers(app: App, series: Series) -> ft.Control:
    _ = app.language.gettext
    rows = [(_day(app, given.day), question_words.answer_word(app, given)) for given in series.answers]
    return table(app, (_("Day"), _("Your answer")), rows)


def _goals(app: App, events: Sequence[GoalEvent]) -> ft.Control:
    _ = app.language.gettext
    rows = [(_day(app, event.day), event_words(app, event)) for event in events]
    return table(app, (_("Day"), _("What happened")), rows)


def _day(app: App, day: date) -> str:
    return brief_day_words(app, day) if app.look.large else day_words(app, day)
