"""Every answer, newest first, each with a way to put it right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import flet as ft

from imr_workbook.domain.check_ins import CheckIn, answered
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons, question_words
from imr_workbook.ui.parts.days import day_words
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app

DAYS = 6
"""How many days are shown at first, and how many more each time: as many as a period has weeks."""


@component
def WeekAnswers() -> ft.Control:
    """By days; a tap on an answer leads to the question."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    count, show = ft.use_state(DAYS)
    days = [list(found) for _day, found in groupby(answered(app.records), key=lambda given: given.day)]
    more = buttons.tonal(app, _("Show more"), lambda: show(count + DAYS), key="week.more")
    return frame(
        app,
        heading(look, _("Your answers")),
        body(look, _("Tap an answer if you want to change it."))
        if days
        else body(look, _("Your answers will be shown here.")),
        *(_day(app, given) for given in days[:count]),
        *([more] if len(days) > count else []),
        line=_("How I am"),
        actions=buttons.outlined(app, _("Back"), go(routes.WEEK), key="week.back"),
    )


def _day(app: App, given: Sequence[CheckIn]) -> ft.Control:
    return ft.Column(
        [
            heading(app.look, day_words(app, given[0].day), level=2),
            rows(*(_answer(app, one) for one in given)),
        ],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _answer(app: App, given: CheckIn) -> ft.Control:
    return row(
        app,
        question_words.label(app, given.asked.item),
        question_words.answer_word(app, given),
        go(routes.week_correction(given.id)),
        key=f"answer.{given.id}",
    )
