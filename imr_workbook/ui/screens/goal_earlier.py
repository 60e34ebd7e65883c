"""What a goal was before: its earlier words, the goal it grew out of, and the steps that were told about."""

from __future__ import annotations

from datetime import datetime

import flet as ft

from imr_workbook.domain.goals import LongGoal, goal
from imr_workbook.domain.steps import steps_of
from imr_workbook.domain.versions import Version
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.goal_words import status_line
from imr_workbook.ui.parts.gone import never_was
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.step_row import step_row
from imr_workbook.ui.parts.text import body, few_words, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def GoalEarlier() -> ft.Control:
    """Nothing here can be changed; it is to be looked at."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    goal_id = ft.use_route_params()["goal"]
    one = goal(app.records, goal_id)
    if one is None:
        return never_was(app)
    told = [step for step in steps_of(app.records, goal_id) if step.told][::-1]
    steps = [rows(*(step_row(app, step, go(routes.step(step.id))) for step in told))] if told else []
    shown = [*_words(app, one), *_grew_out_of(app, one), *steps]
    return frame(
        app,
        heading(look, _("Earlier")),
        *(shown or [body(look, _("There is nothing earlier here."))]),
        line=few_words(one.text.strip()),
        actions=buttons.outlined(app, _("Back"), go(routes.goal(goal_id)), key="earlier.back"),
    )


def _words(app: App, one: LongGoal) -> list[ft.Control]:
    now = {"text": one.text.strip(), "why": one.why.strip()}
    found = [
        version
        for version in app.workbook.earlier_words(one.id)
        if str(version.value.content).strip() != now[version.field]
    ]
    return [_version(app, version) for version in found]


def _version(app: App, version: Version) -> ft.Control:
    look, _ = app.look, app.language.gettext
    moment = datetime.fromtimestamp(version.value.stamp.ms / 1000).astimezone(app.workbook.now().tzinfo)
    what = _("My goal") if version.field == "text" else _("Because")
    if version.concurrent:
        what = _("You also wrote")
    return card(
        soft(look, f"{what} · {app.language.date(moment.date())}"),
        body(look, str(version.value.content).strip()),
    )


def _grew_out_of(app: App, one: LongGoal) -> list[ft.Control]:
    _ = app.language.gettext
    before = None if one.instead_of is None else goal(app.records, one.instead_of)
    if before is None or not before.text.strip():
        return []
    note = " · ".join(words for words in (_("Before"), status_line(app, before)) if words)
    return [rows(row(app, before.text.strip(), note, go(routes.goal(before.id)), key="earlier.before"))]
