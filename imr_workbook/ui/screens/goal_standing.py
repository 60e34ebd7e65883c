"""How a goal stands: four answers, none of them better; and what comes after two of them."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.goals import GoalStatus, goal
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.gone import never_was
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import beginning, body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def GoalStanding() -> ft.Control:
    """One question; tap is answer."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    goal_id = ft.use_route_params()["goal"]
    one = goal(app.records, goal_id)
    if one is None:
        return never_was(app)
    back = routes.goal(goal_id)
    turns = {
        GoalStatus.ACTIVE: (_("I am on my way"), app.workbook.resume_goal, back),
        GoalStatus.REACHED: (_("I have reached it"), app.workbook.reach_goal, routes.goal_onward(goal_id)),
        GoalStatus.CHANGED: (
            _("It has become something else"),
            app.workbook.change_goal,
            routes.goal_onward(goal_id),
        ),
        GoalStatus.PAUSED: (_("I am letting it rest"), app.workbook.pause_goal, back),
    }

    def turn(intention: Callable[[str], None], path: str) -> Callable[[], None]:
        def turned() -> None:
            intention(goal_id)
            show(path)

        return turned

    return frame(
        app,
        heading(look, _("How do things stand with the goal?")),
        beginning(look, body(look, one.text.strip())),
        choice.tiles(
            [
                choice.tile(app, word, one.status is status, turn(intention, path), key=f"standing.{status}")
                for status, (word, intention, path) in turns.items()
            ]
        ),
        _remove(app, goal_id),
        line=_("My goal"),
        actions=buttons.outlined(app, _("Back"), go(back), key="standing.back"),
    )


@component
def GoalOnward() -> ft.Control:
    """After a goal was reached or changed: something new, if one likes."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    goal_id = ft.use_route_params()["goal"]
    one = goal(app.records, goal_id)
    if one is None:
        return never_was(app)
    reached = one.status is GoalStatus.REACHED

    def choose() -> None:
        new_id = app.workbook.fresh_id()
        path = routes.goal_writing(new_id) if reached else routes.goal_instead(goal_id, new_id)
        show(path)

    return frame(
        app,
        heading(look, _("Would you like to choose something new?")),
        body(look, _("You have reached: %(text)s", text=one.text.strip()) if reached else one.text.strip()),
        soft(look, _("The goal and its steps are kept under Earlier and saved.")),
        line=_("My goal"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Not now"), go(routes.GOALS), key="onward.not_now"),
            buttons.tonal(app, _("Choose something new"), choose, key="onward.choose"),
        ),
    )


def _remove(app: App, goal_id: str) -> ft.Control:
    def remove() -> None:
        app.workbook.remove_goal(goal_id)
        show(routes.goal(goal_id))

    return buttons.plain(
        app, app.language.gettext("Remove the goal"), remove, key="goal.remove", in_line=True
    )
