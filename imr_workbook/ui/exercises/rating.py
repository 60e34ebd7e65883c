"""Say in words how each thing is; the same steps and the same text whatever is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from imr_workbook.content.exercises import Item, Ladder, Rating
from imr_workbook.domain.answers import ITEM, STEP, TEXT, answer
from imr_workbook.ui.parts import choice
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.quiet_line import quiet_line
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, use_app


@component
def RatingView(exercise: Rating, items: Sequence[Item]) -> ft.Control:
    """A row of worded steps under each thing; or under those chosen in an earlier exercise."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    rated = [(item.id, item.text) for item in items] or _chosen_earlier(app, exercise)
    if not rated:
        return soft(look, _("Choose one or two on the page before this one. Then you can answer here."))
    groups: list[ft.Control] = []
    for item_id, text in rated:
        groups.append(heading(look, text, level=2))
        groups.append(_steps(app, exercise.id, f"{ITEM}{item_id}", text, exercise.steps))
    groups.append(quiet_line(app))
    return ft.Column(groups, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@component
def LadderView(exercise: Ladder) -> ft.Control:
    """One row of steps, and what could lift the answer a little."""
    app = use_app()
    given = answer(app.records, exercise.id)
    return ft.Column(
        [
            _steps(app, exercise.id, STEP, exercise.prompt, exercise.steps),
            SavedField(
                exercise.follow_up,
                given.text(TEXT),
                lambda text: app.workbook.answer(exercise.id, TEXT, text),
                lines=3,
                key=f"{exercise.id}.{TEXT}",
            ),
            quiet_line(app),
        ],
        spacing=16,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _steps(app: App, exercise_id: str, field: str, name: str, steps: Sequence[str]) -> ft.Control:
    now = answer(app.records, exercise_id).step(field)

    def choose(step: int, word: str) -> Callable[[], None]:
        return lambda: app.workbook.answer(exercise_id, field, None if step == now else step, word)

    return choice.chips(
        name,
        [
            choice.chip(app, word, step == now, choose(step, word), key=f"{exercise_id}.{field}.{step}")
            for step, word in enumerate(steps)
        ],
    )


def _chosen_earlier(app: App, exercise: Rating) -> list[tuple[str, str]]:
    if exercise.items_from is None:
        return []
    source = app.workbook.library.exercise(exercise.items_from)
    given = answer(app.records, exercise.items_from)
    texts = {item.id: item.text for item in getattr(source, "items", ())} | dict(given.own_lines())
    return [(item_id, text) for item_id, text in texts.items() if given.chosen(item_id)]
