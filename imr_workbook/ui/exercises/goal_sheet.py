"""The goal sheet: a goal, why, and a first step, in the person's own words."""

from __future__ import annotations

import flet as ft

from imr_workbook.content.exercises import GoalSheet
from imr_workbook.domain.answers import answer
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app


@component
def GoalSheetView(exercise: GoalSheet) -> ft.Control:
    """Three fields, none of them required."""
    app = use_app()
    _ = app.language.gettext
    given = answer(app.records, exercise.id)
    return SavedField(
        _("My goal"),
        given.text("goal"),
        lambda text: app.workbook.answer(exercise.id, "goal", text),
        lines=2,
        key=f"{exercise.id}.goal",
    )
