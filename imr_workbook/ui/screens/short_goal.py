"""A part of a goal: its words, when one would like to be there, and how it stands."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.goals import GoalStatus, ShortGoal, one_too_many, short_goal
from imr_workbook.domain.kinds import Kind
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.day_chips import DayChips
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.gone import gone
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, made, use_app
from imr_workbook.ui.theme import SURFACE_2


@component
def ShortGoalScreen() -> ft.Control:
    """The part that the path names, new or known."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    params = ft.use_route_params()
    goal_id, part_id = params["goal"], params["part"]
    one = short_goal(app.records, part_id)
    record = app.records.record(Kind.SHORT_GOAL, part_id)
    known = made(lambda: _written(app, part_id), of=part_id)
    if record is not None and record.deleted and not record.bare:
        return gone(
            app,
            _("The part of the goal was removed"),
            _("Its steps are still there."),
            undo=lambda: app.workbook.put_short_goal_back(part_id),
        )

    def done() -> None:
        app.drafts.flush()
        show(routes.goal(goal_id))

    controls: list[ft.Control] = [
        SavedField(
            _("A part of the way to the goal"),
            one.text if one else "",
            lambda text: app.workbook.write_short_goal(part_id, text, parent=goal_id),
            lines=2,
            key=f"{part_id}.text",
        ),
        heading(look, _("When would you like to have reached it?"), level=2),
        DayChips(
            _("When would you like to have reached it?"),
            None if one is None else one.day,
            lambda day: app.workbook.set_short_goal_day(part_id, day, parent=goal_id),
            near=False,
            key=f"{part_id}.day",
        ),
        soft(look, _("You do not have to choose a day.")),
    ]
    if one is not None and known:
        controls += _standing(app, one)
    elif one is not None and one_too_many(app.records, part_id):
        controls.append(_later(app, one))
    return frame(
        app,
        heading(look, _("A part of the goal") if known else _("A new part of the goal")),
        *controls,
        line=app.saved_line(app.records.saved_ms(Kind.SHORT_GOAL, part_id)) or _("My goal"),
        actions=buttons.primary(app, _("Done"), done, key="part.done"),
    )


def _written(app: App, part_id: str) -> bool:
    found = short_goal(app.workbook.state, part_id)
    return found is not None and bool(found.text.strip())


def _later(app: App, one: ShortGoal) -> ft.Control:
    """Asked of one that is new while several are under way; nothing happens when it is not answered."""
    look, _ = app.look, app.language.gettext

    def later() -> None:
        app.drafts.flush()
        app.workbook.keep_short_goal_for_later(one.id)
        show(routes.goal(one.parent))

    return card(
        body(look, _("Would you like to save this one for later?"), strong=True),
        soft(
            look, _("You already have a few parts under way. You can take up the new one whenever you like.")
        ),
        buttons.tonal(app, _("Save it for later"), later, key="part.later"),
        bgcolor=SURFACE_2,
    )


def _standing(app: App, one: ShortGoal) -> list[ft.Control]:
    look, _ = app.look, app.language.gettext
    turns: dict[GoalStatus, tuple[str, Callable[[str], None]]] = {
        GoalStatus.ACTIVE: (_("Under way"), app.workbook.resume_short_goal),
        GoalStatus.REACHED: (_("Reached"), app.workbook.reach_short_goal),
        GoalStatus.PAUSED: (_("Saved for later"), app.workbook.keep_short_goal_for_later),
    }

    def turn(intention: Callable[[str], None]) -> Callable[[], None]:
        return lambda: intention(one.id)

    chips = [
        choice.chip(app, word, one.status is status, turn(intention), key=f"part.{status}")
        for status, (word, intention) in turns.items()
    ]
    new_step = routes.new_step(app.workbook.fresh_id(), one.parent, one.id)
    return [
        heading(look, _("How do things stand with this part?"), level=2),
        choice.chips(_("How do things stand with this part?"), chips),
        buttons.tonal(app, _("New step"), go(new_step), key="part.new_step"),
        buttons.plain(
            app,
            _("Remove this part"),
            lambda: app.workbook.remove_short_goal(one.id),
            key="part.remove",
            in_line=True,
        ),
    ]
