"""Tidligere og gemt: goals that rest or were reached, and steps and practices that wait or were told about."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.goals import LongGoal, goals
from imr_workbook.domain.practices import Practice, practices
from imr_workbook.domain.steps import Step, steps_of
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.goal_words import status_line
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.step_row import step_row
from imr_workbook.ui.parts.step_words import told_line
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app

AT_ONCE = 12
"""How many of each stand here at first."""


@component
def Earlier() -> ft.Control:
    """Each with the newest first; nothing is counted."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    everything, show_everything = ft.use_state(False)
    most = None if everything else AT_ONCE
    loose = steps_of(app.records, None)[::-1]
    tried = practices(app.records)[::-1]
    sections = [
        (_("Goals"), [_goal(app, one) for one in goals(app.records)[::-1] if not one.active]),
        (_("Steps that are waiting"), [_step(app, one) for one in loose if not one.told]),
        (_("Steps you have tried"), [_step(app, one) for one in loose if one.told]),
        (_("Try it in everyday life"), [_practice(app, one) for one in tried]),
    ]
    shown: list[ft.Control] = []
    for title, lines in sections:
        if lines:
            shown += [heading(look, title, level=2), rows(*lines[:most])]
    if most is not None and any(len(lines) > most for _title, lines in sections):
        shown.append(
            buttons.plain(
                app, _("Show everything"), lambda: show_everything(True), key="earlier.all", in_line=True
            )
        )
    return frame(
        app,
        heading(look, _("Earlier and saved")),
        *(shown or [body(look, _("There is nothing earlier here."))]),
        line=_("Goals"),
        actions=buttons.outlined(app, _("Back"), go(routes.GOALS), key="earlier.back"),
    )


def _goal(app: App, one: LongGoal) -> ft.Control:
    return row(app, one.text.strip(), status_line(app, one), go(routes.goal(one.id)), key=f"goal.{one.id}")


def _step(app: App, one: Step) -> ft.Control:
    return step_row(app, one, go(routes.step(one.id)))


def _practice(app: App, one: Practice) -> ft.Control:
    _ = app.language.gettext
    waits = _("Saved for another day") if one.put_away else ""
    note = told_line(app, one.outcome, one.told_on) if one.told else waits
    return row(app, one.text.strip(), note, go(routes.practice(one.id)), key=f"practice.{one.id}")
