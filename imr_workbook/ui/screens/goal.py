"""One goal: why, its parts, its steps, and the way to the next step."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.goals import LongGoal, ShortGoal, goal, short_goals
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.steps import Step, short_goal_of, steps_of
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.goal_words import status_line
from imr_workbook.ui.parts.gone import gone, never_was
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.step_row import step_row
from imr_workbook.ui.parts.step_words import day_words
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app

TOLD_AT_ONCE = 2
"""How many steps that were told about stand under a goal; the rest are under Tidligere."""


@component
def GoalScreen() -> ft.Control:
    """The goal that the path names."""
    app = use_app()
    goal_id = ft.use_route_params()["goal"]
    one = goal(app.records, goal_id)
    if one is None or not one.text.strip():
        return _no_goal(app, goal_id)
    look, _ = app.look, app.language.gettext
    quiet = [_("Because: %(why)s", why=one.why.strip())] if one.why.strip() else []
    standing = status_line(app, one)
    return frame(
        app,
        heading(look, one.text.strip()),
        *(soft(look, words) for words in [*quiet, *([standing] if standing else [])]),
        *_steps(app, one),
        buttons.plain(
            app,
            _("You can always change your goal"),
            go(routes.goal_more(one.id)),
            key="goal.more",
            in_line=True,
        ),
        line=_("My goal"),
        title=_("My goal"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.GOALS), key="goal.back"),
            buttons.primary(app, _("New step"), lambda: _new_step(app, one), key="goal.new_step"),
        ),
    )


def _steps(app: App, one: LongGoal) -> list[ft.Control]:
    """A card for each part with its steps, and one for the steps that belong to none."""
    its_steps = steps_of(app.records, one.id)
    parts = short_goals(app.records, one.id)
    cards = [rows(_part_row(app, part), *_step_rows(app, _of_part(app, its_steps, part))) for part in parts]
    loose = _step_rows(app, _of_part(app, its_steps, None))
    return [*cards, rows(*loose)] if loose else cards


def _of_part(app: App, its_steps: list[Step], part: ShortGoal | None) -> list[Step]:
    part_id = None if part is None else part.id
    found = ((step, short_goal_of(app.records, step)) for step in its_steps)
    return [step for step, its in found if part_id == (None if its is None else its.id)]


def _step_rows(app: App, found: list[Step]) -> list[ft.Control]:
    told = [step for step in found if step.told][-TOLD_AT_ONCE:]
    waiting = [step for step in found if not step.told]
    return [step_row(app, step, go(routes.step(step.id))) for step in [*told, *waiting]]


def _part_row(app: App, part: ShortGoal) -> ft.Control:
    _ = app.language.gettext
    by_day = "" if part.day is None else day_words(app, part.day)
    notes = [_("Part of the goal"), status_line(app, part) or by_day]
    path = routes.short_goal(part.parent, part.id)
    return row(
        app, part.text.strip(), " · ".join(note for note in notes if note), go(path), key=f"part.{part.id}"
    )


def _new_step(app: App, one: LongGoal) -> None:
    """Under the part that is gone after, where there is just one."""
    under_way = [part for part in short_goals(app.records, one.id) if part.active]
    part_id = under_way[0].id if len(under_way) == 1 else None
    show(routes.new_step(app.workbook.fresh_id(), one.id, part_id))


def _no_goal(app: App, goal_id: str) -> ft.Control:
    _ = app.language.gettext
    record = app.records.record(Kind.LONG_GOAL, goal_id)
    if record is None or record.bare:
        return never_was(app)
    if not record.deleted:
        return _emptied(app, goal_id)
    return gone(
        app,
        _("The goal was removed"),
        _("Its steps are still under Goals."),
        undo=lambda: app.workbook.put_goal_back(goal_id),
    )


def _emptied(app: App, goal_id: str) -> ft.Control:
    """A goal without words: to be written anew, or looked back at."""
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("The goal is empty")),
        buttons.plain(
            app,
            _("See what was written here"),
            go(routes.goal_earlier(goal_id)),
            key="goal.earlier",
            in_line=True,
        ),
        line=_("My goal"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.GOALS), key="goal.back"),
            buttons.primary(app, _("Edit the goal"), go(routes.goal_writing(goal_id)), key="goal.write"),
        ),
    )
