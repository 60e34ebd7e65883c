"""Write freely: one field, or the six-step sheet with one field a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from imr_workbook.content.exercises import FreeText, Part, StepsSheet
from imr_workbook.domain.answers import PART, TEXT, answer
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app


@component
def FreeTextView(exercise: FreeText) -> ft.Control:
    """One field."""
    app = use_app()
    return SavedField(
        exercise.prompt,
        answer(app.records, exercise.id).text(TEXT),
        lambda text: app.workbook.answer(exercise.id, TEXT, text),
        lines=exercise.lines,
        label_shown=False,
        key=f"{exercise.id}.{TEXT}",
    )


@component
def StepsView(exercise: StepsSheet, items: Sequence[Part]) -> ft.Control:
    """The steps on this screen, each with its field."""
    app = use_app()
    look = app.look
    given = answer(app.records, exercise.id)

    def save(part_id: str) -> Callable[[str], None]:
        return lambda text: app.workbook.answer(exercise.id, f"{PART}{part_id}", text)

    controls: list[ft.Control] = []
    for part in items:
        controls.append(heading(look, part.title, level=2))
        controls.append(soft(look, part.hint))
        controls.append(
            SavedField(
                part.title,
                given.text(f"{PART}{part.id}"),
                save(part.id),
                lines=3,
                label_shown=False,
                key=f"{exercise.id}.{part.id}",
            )
        )
    return ft.Column(controls, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
