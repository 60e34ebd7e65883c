"""Card on I dag: the week's questions, while there are some to answer."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.rounds import due
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def QuestionsCard(quiet: bool = False) -> ft.Control:
    """Begin or go on, or not this week. Nothing when nothing is due: ask `due` before making room for it.

    Args:
        quiet: with a tonal button, where the screen's one filled button is another.
    """
    app = use_app()
    look, _ = app.look, app.language.gettext
    asked = due(app.records, app.state.today)
    if asked is None or asked.next_question is None:
        return ft.Container()
    week, position = asked.week, asked.questions.index(asked.next_question)
    button = buttons.tonal if quiet else buttons.primary

    def leave() -> None:
        app.workbook.leave_round(week=week)

    return card(
        soft(look, _("This week's questions")),
        heading(look, _("How are you?"), level=2),
        button(
            app,
            _("Go on") if asked.begun else _("Answer now"),
            go(routes.week_question(week, position)),
            key="questions.answer",
        ),
        buttons.plain(app, _("Not this week"), leave, key="questions.leave"),
    )
