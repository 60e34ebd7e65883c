"""Lines of one's own on a list."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.answers import DRAFT, Answer
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.state import App


def add_line(app: App, exercise_id: str, given: Answer) -> ft.Control:
    """A field for one more line; what is written stays there until it is added."""
    _ = app.language.gettext

    def add() -> None:
        app.drafts.flush()
        app.workbook.add_own_line(exercise_id)

    return ft.Container(
        padding=ft.Padding.only(top=13),
        content=ft.Column(
            [
                SavedField(
                    _("Something of your own"),
                    given.text(DRAFT),
                    lambda text: app.workbook.answer(exercise_id, DRAFT, text),
                    key=f"{exercise_id}.{DRAFT}",
                ),
                buttons.tonal(app, _("Add"), add, key=f"{exercise_id}.add"),
            ],
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )


def remove_line(app: App, exercise_id: str, line: str, text: str) -> ft.Control:
    """Takes one of one's own lines away."""
    _ = app.language.gettext
    return buttons.plain(
        app,
        _("Remove “%(text)s”", text=text),
        lambda: app.workbook.remove_own_line(exercise_id, line),
        in_line=True,
    )
