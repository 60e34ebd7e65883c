"""Parts of a screen that asks how one is: the answers to tap, the ways on, and the quiet line."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.check_ins import CheckIn
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons, choice, question_words
from imr_workbook.ui.parts.quiet_line import quiet_line
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.state import App, go


def answer_tiles(
    app: App, item: str, given: CheckIn | None, choose: Callable[[int, str], Callable[[], object]]
) -> ft.Control:
    """The five answers, the given one with a tick."""
    step_now = given.step if given is not None and given.placed else None
    return choice.tiles(
        [
            choice.tile(app, word, step == step_now, choose(step, word), key=f"{item}.{step}")
            for step, word in enumerate(question_words.steps(app, item))
        ]
    )


def question_actions(app: App, *ways: ft.Control) -> ft.Control:
    """Ways on from a question, and the quiet line beneath them."""
    return ft.Column(
        [buttons.row(app.look, *ways), quiet_line(app, center=not app.look.large)],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def no_question(app: App) -> ft.Control:
    """Said where a path leads to a question that is not there."""
    _ = app.language.gettext
    return frame(
        app,
        heading(app.look, _("This question is not here")),
        body(app.look, _("Nothing is lost. You can go on from My week.")),
        line=_("How I am"),
        actions=buttons.primary(app, _("Go to My week"), go(routes.WEEK)),
    )
