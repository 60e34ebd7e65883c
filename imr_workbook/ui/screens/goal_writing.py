"""The words of a goal: what, and why. For a new goal and for a known one alike."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.goals import goal
from imr_workbook.domain.kinds import Kind
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, made, use_app


@component
def GoalWriting() -> ft.Control:
    """Two fields; the second may stay empty."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    params = ft.use_route_params()
    goal_id, instead_of = params.get("new", params["goal"]), params["goal"] if "new" in params else None
    one = goal(app.records, goal_id)
    known = made(lambda: _written(app, goal_id), of=goal_id)

    def done() -> None:
        app.drafts.flush()
        show(routes.goal(goal_id) if _written(app, goal_id) else routes.GOALS)

    return frame(
        app,
        heading(look, _("Edit the goal") if known else _("What would you like?")),
        SavedField(
            _("My goal"),
            one.text if one else "",
            lambda text: app.workbook.write_goal(goal_id, text, instead_of=instead_of),
            lines=2,
            key=f"{goal_id}.text",
        ),
        SavedField(
            _("Because"),
            one.why if one else "",
            lambda text: app.workbook.write_why(goal_id, text),
            lines=2,
            key=f"{goal_id}.why",
        ),
        soft(look, _("You can always change your goal.")),
        soft(look, _("Is your goal about medicine? Talk to your doctor first.")),
        line=app.saved_line(app.records.saved_ms(Kind.LONG_GOAL, goal_id)) or _("My goal"),
        actions=buttons.primary(app, _("Done"), done, key="goal.done"),
    )


def _written(app: App, goal_id: str) -> bool:
    found = goal(app.workbook.state, goal_id)
    return found is not None and bool(found.text.strip())
