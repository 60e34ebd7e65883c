"""Choose some of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from imr_workbook.content.exercises import Choose, Item
from imr_workbook.domain.answers import ITEM, answer
from imr_workbook.ui.exercises.own_lines import add_line, remove_line
from imr_workbook.ui.parts import choice
from imr_workbook.ui.parts.text import soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app


@component
def ChooseView(exercise: Choose, items: Sequence[Item], last: bool) -> ft.Control:
    """The choices `items`; on the `last` screen also the lines of one's own."""
    app = use_app()
    _ = app.language.gettext
    given = answer(app.records, exercise.id)
    own = given.own_lines() if exercise.own and last else []

    def choose(item_id: str, text: str) -> Callable[[], None]:
        def toggle() -> None:
            # As it stands now: a quick second tap comes before the screen is drawn again.
            now = answer(app.workbook.state, exercise.id)
            if now.chosen(item_id):
                app.workbook.answer(exercise.id, f"{ITEM}{item_id}", False)
            elif exercise.has_room(len(now.chosen_items())):
                app.workbook.answer(exercise.id, f"{ITEM}{item_id}", True, text)
            else:
                app.advise("You have chosen %(count)d. Take one away to choose another.", count=exercise.most)

        return toggle

    tiles = [
        choice.tile(app, text, given.chosen(item_id), choose(item_id, text), key=f"{exercise.id}.{item_id}")
        for item_id, text in [*((item.id, item.text) for item in items), *own]
    ]
    controls: list[ft.Control] = [choice.tiles(tiles)]
    count = len(given.chosen_items())
    # How many one may choose stands in the question; that none are chosen yet needs no words.
    if exercise.most is not None and count:
        words = _("You have chosen %(count)d of %(most)d.", count=count, most=exercise.most)
        controls.append(soft(app.look, words))
    controls += [remove_line(app, exercise.id, line, text) for line, text in own]
    if exercise.own and last:
        controls.append(add_line(app, exercise.id, given))
    return ft.Column(controls, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
