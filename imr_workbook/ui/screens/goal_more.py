"""What else can be done with a goal; the same four things, whatever it is and however it stands."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.goals import goal
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.gone import never_was
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def GoalMore() -> ft.Control:
    """Word it anew, part it, say how it stands, or look back."""
    app = use_app()
    _ = app.language.gettext
    goal_id = ft.use_route_params()["goal"]
    one = goal(app.records, goal_id)
    if one is None:
        return never_was(app)

    def new_part() -> None:
        show(routes.short_goal(goal_id, app.workbook.fresh_id()))

    return frame(
        app,
        heading(app.look, one.text.strip(), whole=False),
        rows(
            row(app, _("Edit the goal"), "", go(routes.goal_writing(goal_id)), key="goal.write"),
            row(app, _("Add a part of the goal"), "", new_part, key="goal.new_part", icon=ft.Icons.ADD),
            row(
                app,
                _("How do things stand with the goal?"),
                "",
                go(routes.goal_standing(goal_id)),
                key="goal.standing",
            ),
            row(app, _("Earlier"), "", go(routes.goal_earlier(goal_id)), key="goal.earlier"),
        ),
        line=_("My goal"),
        title=_("My goal"),
        actions=buttons.outlined(app, _("Back"), go(routes.goal(goal_id)), key="more.back"),
    )
