"""A list where each line has three answers: Det gør jeg, Vil prøve, Ikke for mig."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from imr_workbook import wording
from imr_workbook.content.exercises import Checklist, Item
from imr_workbook.domain.answers import ITEM, Answer, answer
from imr_workbook.ui.exercises.own_lines import add_line, remove_line
from imr_workbook.ui.parts import choice
from imr_workbook.ui.parts.text import body
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, use_app
from imr_workbook.ui.theme import GAP, LINE

_BESIDE_UP_TO = 1.25
"""With larger text than this the answers stand under the line, on a tablet too."""


@component
def ChecklistView(exercise: Checklist, items: Sequence[Item], last: bool) -> ft.Control:
    """The lines `items`; on the `last` screen also the lines of one's own."""
    app = use_app()
    given = answer(app.records, exercise.id)
    lines = [_line(app, exercise, given, item.id, item.text) for item in items]
    if exercise.own and last:
        lines += [_line(app, exercise, given, line, text, own=True) for line, text in given.own_lines()]
        lines.append(add_line(app, exercise.id, given))
    return ft.Column(lines, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _line(
    app: App, exercise: Checklist, given: Answer, item_id: str, text: str, *, own: bool = False
) -> ft.Control:
    now = given.text(f"{ITEM}{item_id}")

    def choose(value: str, word: str) -> Callable[[], None]:
        new = None if value == now else value
        return lambda: app.workbook.answer(exercise.id, f"{ITEM}{item_id}", new, word)

    chips = [
        choice.chip(app, word, now == value, choose(value, word), key=f"{item_id}.{value}")
        for value, word in wording.checklist_words(app.language).items()
    ]
    name, answers = body(app.look, text, strong=True), choice.chips(text, chips)
    parts: list[ft.Control]
    if app.look.scale <= _BESIDE_UP_TO and app.look.wide:
        parts = [ft.Row([ft.Container(name, expand=True), answers], spacing=GAP)]
    else:
        parts = [name, answers]
    if own:
        parts.append(remove_line(app, exercise.id, item_id, text))
    return ft.Container(
        border=ft.Border(top=ft.BorderSide(1, LINE)),
        padding=ft.Padding.symmetric(vertical=13),
        content=ft.Column(parts, spacing=8, tight=True),
    )
