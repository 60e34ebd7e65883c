"""The goal sheet: a goal, why, and a first step, in the person's own words.

What is written can become a goal or a step under Mål. From then on it is worded there, and stands here
as it is worded there; when it is removed there, the sheet shows again what was written in it.
"""

from __future__ import annotations

import flet as ft

from imr_workbook.content.exercises import GoalSheet
from imr_workbook.domain.goal_sheets import GOAL, STEP, WHY, goal_sheet
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.quiet_line import quiet_line
from imr_workbook.ui.parts.text import body, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def GoalSheetView(exercise: GoalSheet) -> ft.Control:
    """Three fields, none of them required, and one tap that takes them to Mål."""
    app = use_app()
    _ = app.language.gettext
    sheet = goal_sheet(app.records, exercise.id)

    def take() -> None:
        app.drafts.flush()
        if not goal_sheet(app.workbook.state, exercise.id).waits:
            app.advise("First write a goal or a step.")
            return
        app.workbook.take_sheet(exercise.id)

    controls: list[ft.Control] = []
    if sheet.goal is None:
        controls += [
            _field(app, exercise, GOAL, _("My goal"), sheet.goal_text),
            _field(app, exercise, WHY, _("Because"), sheet.why),
        ]
    else:
        controls.append(
            _taken(app, _("My goal"), sheet.goal.text, sheet.goal.why, routes.goal(sheet.goal.id))
        )
    if sheet.step is None:
        controls.append(_field(app, exercise, STEP, _("My first step"), sheet.step_text))
    else:
        controls.append(_taken(app, _("My first step"), sheet.step.text, "", routes.step(sheet.step.id)))
    if sheet.goal is None or sheet.step is None:
        controls.append(buttons.tonal(app, _("Save it under Goals"), take, key=f"{exercise.id}.take"))
    controls.append(quiet_line(app))
    return ft.Column(controls, spacing=16, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _field(app: App, exercise: GoalSheet, name: str, label: str, stored: str) -> ft.Control:
    return SavedField(
        label,
        stored,
        lambda text: app.workbook.answer(exercise.id, name, text),
        key=f"{exercise.id}.{name}",
    )


def _taken(app: App, what: str, text: str, why: str, path: str) -> ft.Control:
    """What stands under Mål now, and the way to it."""
    look, _ = app.look, app.language.gettext
    reason = [soft(look, _("Because: %(why)s", why=why.strip()))] if why.strip() else []
    return ft.Semantics(
        live_region=True,
        content=card(
            soft(look, _("%(what)s · saved under Goals", what=what)),
            body(look, text.strip(), strong=True),
            *reason,
            buttons.tonal(app, _("See it under Goals"), go(path), key=f"taken.{path}"),
        ),
    )
