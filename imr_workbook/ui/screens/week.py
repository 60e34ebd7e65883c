"""Min uge: what it is, what is asked and when, and how to stop. Nothing here depends on what was answered.

While there are questions to answer, earlier answers are not shown: they lie one tap away.
"""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.following import Following, following
from imr_workbook.domain.instruments import HOPE
from imr_workbook.domain.look_back import LookBack, look_back
from imr_workbook.domain.rounds import due, followed, next_day, round_of
from imr_workbook.ui import routes
from imr_workbook.ui.arrival import Arrival, use_arrival
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons, question_words
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.look_back_words import look_back_words
from imr_workbook.ui.parts.questions_card import QuestionsCard
from imr_workbook.ui.parts.quiet_line import quiet_line
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.span_chips import shown_span
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def Week() -> ft.Control:
    """Before, while the questions run, or while they pause."""
    app = use_app()
    period = following(app.records)
    runs = period is not None and period.runs(app.state.today)
    arrival = use_arrival(runs)
    if period is None:
        return _before(app, arrival)
    if runs:
        return _running(app, period, arrival)
    return _pausing(app, period, arrival)


def _before(app: App, arrival: Arrival) -> ft.Control:
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("How I am")),
        body(look, _("Once a week you can answer two short questions about hope.")),
        body(look, _("The questions stop by themselves after six weeks.")),
        body(look, _("You can stop before that, whenever you like.")),
        quiet_line(app),
        line=_("My week"),
        actions=buttons.primary(app, _("Begin"), arrival.steady(_begin(app)), key="week.begin"),
    )


def _running(app: App, period: Following, arrival: Arrival) -> ft.Control:
    _ = app.language.gettext
    asked = due(app.records, app.state.today)
    found = look_back(app.records, shown_span(app))
    now = (
        [_coming(app, period), *look_back_words(app, found)]
        if asked is None
        else [QuestionsCard(key="questions")]
    )
    return frame(
        app,
        heading(app.look, _("How I am")),
        *now,
        _ways(app, period, found),
        line=_("My week"),
        actions=buttons.plain(
            app, _("Stop the questions"), arrival.steady(app.workbook.stop_questions), key="week.stop"
        ),
    )


def _pausing(app: App, period: Following, arrival: Arrival) -> ft.Control:
    look, _ = app.look, app.language.gettext
    found = look_back(app.records, shown_span(app))
    pause = _("The questions are having a break. Your answers are here.")
    without_answers = _("The questions are having a break.")
    return frame(
        app,
        heading(look, _("How I am")),
        body(look, pause if found.last else without_answers),
        *look_back_words(app, found),
        _ways(app, period, found),
        line=_("My week"),
        actions=buttons.primary(app, _("Begin again"), arrival.steady(_begin(app)), key="week.again"),
    )


def _coming(app: App, period: Following) -> ft.Control:
    """When the next questions come; and this week's, for one who changed their mind about them."""
    look, _ = app.look, app.language.gettext
    coming = next_day(app.records, app.state.today)
    this_week = round_of(app.records, period, period.week_on(app.state.today))
    left = this_week.next_question
    anyway = (
        []
        if left is None
        else [
            buttons.tonal(
                app,
                _("Answer after all"),
                go(routes.week_question(this_week.week, this_week.questions.index(left))),
                key="week.anyway",
            )
        ]
    )
    return card(
        heading(look, _("The next questions"), level=2),
        body(
            look,
            _("They come on %(day)s.", day=app.language.day(coming))
            if coming
            else _("There are no more questions this time."),
        ),
        *anyway,
    )


def _ways(app: App, period: Following, found: LookBack) -> ft.Control:
    """To the answers, and to what is followed."""
    _ = app.language.gettext
    items = (HOPE, *followed(app.records, period))
    listed = " · ".join(question_words.label(app, item) for item in items)
    ways = [row(app, _("What you follow"), listed, go(routes.WEEK_CHOICE), key="week.choice")]
    if found.last:
        ways.insert(0, row(app, _("Your answers"), "", go(routes.WEEK_ANSWERS), key="week.answers"))
    if found.series:
        curve = routes.week_curve(shown_span(app).value)
        ways.insert(1, row(app, _("See as a curve"), "", go(curve), key="week.curve"))
    return rows(*ways)


def _begin(app: App) -> Callable[[], None]:
    def begin() -> None:
        app.workbook.start_questions()
        asked = due(app.workbook.state, app.workbook.today())
        if asked is not None and asked.next_question is not None:
            position = asked.questions.index(asked.next_question)
            show(routes.week_question(asked.week, position))

    return begin
