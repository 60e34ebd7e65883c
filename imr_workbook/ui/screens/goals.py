"""Mål: a first choice, and then what one goes after and tries."""

from __future__ import annotations

from typing import NamedTuple

import flet as ft

from imr_workbook.domain.goals import LongGoal, goals, no_goal_yet
from imr_workbook.domain.practices import Practice, practices
from imr_workbook.domain.state import WorkbookState
from imr_workbook.domain.steps import Step, steps, steps_of
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.read_only_line import read_only_line
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.step_row import step_row
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app

AT_ONCE = 4
"""How many goals, steps and practices stand here together; all goals under way do, the rest are one tap away."""


@component
def Goals() -> ft.Control:
    """The first choice while nothing was chosen; then goals, small steps, and things to try."""
    app = use_app()
    if app.workbook.read_only:
        return _only_read(app)
    if not goals(app.records) and not steps(app.records):
        return _first_choice(app)
    look, _ = app.look, app.language.gettext
    shown = _shown(app.records)
    under_way = [*_goals(app, shown), *_small_steps(app, shown), *_practices(app, shown)]
    return frame(
        app,
        heading(look, _("Goals")),
        *(under_way or [body(look, _("There is room for something new, when you feel like it."))]),
        *_earlier(app, shown),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("New goal"), lambda: _new_goal(app), key="goals.new_goal"),
            buttons.primary(app, _("New step"), lambda: _new_step(app), key="goals.new_step"),
        ),
    )


def _only_read(app: App) -> ft.Control:
    """All that stands there, and no way to something new."""
    shown = _shown(app.records)
    under_way = [*_goals(app, shown), *_small_steps(app, shown), *_practices(app, shown)]
    title = heading(app.look, app.language.gettext("Goals"))
    return frame(app, title, *read_only_line(app), *under_way, *_earlier(app, shown))


def _first_choice(app: App) -> ft.Control:
    look, _ = app.look, app.language.gettext
    goal = row(app, _("I have a goal"), "", lambda: _new_goal(app), key="first.goal")
    small = row(app, _("I just want to try something small"), "", lambda: _new_step(app), key="first.small")
    if no_goal_yet(app.records):
        title = heading(look, _("Goals"))
        words = [
            body(look, _("You do not have a goal yet. That is quite all right.")),
            body(look, _("When you feel like it, you can choose something here.")),
        ]
        choices = rows(goal, small)
    else:
        title = heading(look, _("What suits you right now?"))
        words = [body(look, _("All three are good answers. You can always choose something else."))]
        say_so = app.workbook.have_no_goal_yet
        choices = rows(goal, small, row(app, _("I do not have a goal yet"), "", say_so, key="first.not_yet"))
    shown = _shown(app.records)
    return frame(app, title, *words, choices, *_practices(app, shown), *_earlier(app, shown), line=_("Goals"))


class _Shown(NamedTuple):
    """What stands on this screen."""

    goals: list[LongGoal]
    steps: list[Step]
    practices: list[Practice]


def _shown(state: WorkbookState) -> _Shown:
    """All goals under way; then the newest steps and practices that wait, as many as there is room for."""
    under_way = [one for one in goals(state) if one.active]
    loose = sorted(
        (one for one in reversed(steps_of(state, None)) if not one.told), key=lambda one: one.put_away
    )
    tries = [one for one in reversed(practices(state)) if not one.told]
    room = max(2, AT_ONCE - len(under_way))
    some_steps = loose[: room - bool(tries)]
    return _Shown(under_way, some_steps, tries[: room - len(some_steps)])


def _goals(app: App, shown: _Shown) -> list[ft.Control]:
    lines = [
        row(app, one.text.strip(), _next_step(app, one), go(routes.goal(one.id)), key=f"goal.{one.id}")
        for one in shown.goals
    ]
    return [rows(*lines)] if lines else []


def _next_step(app: App, one: LongGoal) -> str:
    """The step of a goal that was taken last and is not told about."""
    _ = app.language.gettext
    waiting = [step for step in steps_of(app.records, one.id) if not step.told and not step.put_away]
    return _("Next step: %(text)s", text=waiting[-1].text.strip()) if waiting else ""


def _small_steps(app: App, shown: _Shown) -> list[ft.Control]:
    _ = app.language.gettext
    lines = [step_row(app, one, go(routes.step(one.id))) for one in shown.steps]
    return [heading(app.look, _("Small steps"), level=2), rows(*lines)] if lines else []


def _practices(app: App, shown: _Shown) -> list[ft.Control]:
    _ = app.language.gettext
    lines = [
        row(
            app,
            one.text.strip(),
            _("Saved for another day") if one.put_away else "",
            go(routes.practice(one.id)),
            key=f"practice.{one.id}",
        )
        for one in shown.practices
    ]
    return [heading(app.look, _("Try it in everyday life"), level=2), rows(*lines)] if lines else []


def _earlier(app: App, shown: _Shown) -> list[ft.Control]:
    """The way to all that does not stand here, when there is any."""
    _ = app.language.gettext
    state = app.records
    there = len(goals(state)) + len(steps_of(state, None)) + len(practices(state))
    if there == len(shown.goals) + len(shown.steps) + len(shown.practices):
        return []
    return [rows(row(app, _("Earlier and saved"), "", go(routes.EARLIER), key="goals.earlier"))]


def _new_goal(app: App) -> None:
    show(routes.goal_writing(app.workbook.fresh_id()))


def _new_step(app: App) -> None:
    show(routes.new_step(app.workbook.fresh_id()))
