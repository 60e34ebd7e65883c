"""The words of a step: one field is enough, then a day if one likes; the rest is under Skriv mere om skridtet."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.steps import Detail, Step, step
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.day_chips import DayChips
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, made, use_app


@component
def StepWriting() -> ft.Control:
    """The step that the path names, new or known, under the goal and part that it names."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    params, here = ft.use_route_params(), ft.use_route_location()
    step_id = params["step"]
    under = {"goal_id": params.get("goal"), "short_goal_id": params.get("part")}
    one = step(app.records, step_id) or Step(step_id, "")
    first = made(lambda: step(app.workbook.state, step_id) or Step(step_id, ""), of=step_id)
    more, show_more = ft.use_state(any(first.detail(which).strip() for which in Detail))

    def done() -> None:
        app.drafts.flush()
        show(_back(here, step_id, params.get("goal")))

    def save(which: Detail) -> Callable[[str], None]:
        return lambda text: app.workbook.detail_step(step_id, which, text, **under)

    if more:
        details: list[ft.Control] = [
            SavedField(label, one.detail(which), save(which), key=f"{step_id}.{which}")
            for which, label in _labels(app).items()
        ]
    else:
        details = [
            buttons.plain(
                app, _("Say more about the step"), lambda: show_more(True), key="step.more", in_line=True
            )
        ]
    return frame(
        app,
        heading(look, _("Edit the step") if first.text.strip() else _("New step")),
        SavedField(
            _("What will you do?"),
            one.text,
            lambda text: app.workbook.write_step(step_id, text, **under),
            lines=2,
            key=f"{step_id}.text",
        ),
        heading(look, _("When?"), level=2),
        DayChips(
            _("When?"),
            one.day,
            lambda day: app.workbook.set_step_day(step_id, day, **under),
            key=f"{step_id}.day",
        ),
        *details,
        line=app.saved_line(app.records.saved_ms(Kind.STEP, step_id)) or _("My step"),
        actions=buttons.primary(app, _("Done"), done, key="step.done"),
    )


def _labels(app: App) -> dict[Detail, str]:
    _ = app.language.gettext
    return {
        Detail.WHEN: _("What time of day?"),
        Detail.WHERE: _("Where?"),
        Detail.WITH_WHOM: _("With whom?"),
        Detail.CUE: _("What will remind you?"),
        Detail.OBSTACLE: _("What might get in the way?"),
    }


def _back(here: str, step_id: str, goal_id: str | None) -> str:
    """A new step leads to where it was taken, a known one to itself; from I dag, back there."""
    if routes.from_today(here):
        return routes.TODAY
    if routes.step_writing(step_id) == here:
        return routes.step(step_id)
    return routes.GOALS if goal_id is None else routes.goal(goal_id)
