"""Mål: a first choice, and then what one goes after and tries."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.goals import LongGoal, goals, no_goal_yet
from imr_workbook.domain.practices import practices
from imr_workbook.domain.steps import Step, steps, steps_of
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.step_row import step_row
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app

AT_ONCE = 3
"""How many steps, and how many practices, stand here; the rest are one tap away."""


@component
def Goals() -> ft.Control:
    """The first choice while nothing was chosen; then goals, small steps, and things to try."""
    app = use_app()
    if not goals(app.records) and not steps(app.records):
        return _first_choice(app)
    look, _ = app.look, app.language.gettext
    under_way = [*_goals(app), *_small_steps(app), *_practices(app)]
    return frame(
        app,
        heading(look, _("Goals")),
        *(under_way or [body(look, _("There is room for something new, when you feel like it."))]),
        *_earlier(app),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("New goal"), lambda: _new_goal(app), key="goals.new_goal"),
            buttons.primary(app, _("New step"), lambda: _new_step(app), key="goals.new_step"),
        ),
    )


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
    return frame(app, title, *words, choices, *_practices(app), *_earlier(app), line=_("Goals"))


def _goals(app: App) -> list[ft.Control]:
    under_way = [one for one in goals(app.records) if one.active]
    if not under_way:
        return []
    return [
        rows(
            *(
                row(
                    app, one.text.strip(), _next_step(app, one), go(routes.goal(one.id)), key=f"goal.{one.id}"
                )
                for one in under_way
            )
        )
    ]


def _next_step(app: App, one: LongGoal) -> str:
    """The step of a goal that was taken last and is not told about."""
    _ = app.language.gettext
    waiting = [step for step in steps_of(app.records, one.id) if not step.told and not step.put_away]
    return _("Next step: %(text)s", text=waiting[-1].text.strip()) if waiting else ""


def _small_steps(app: App) -> list[ft.Control]:
    _ = app.language.gettext
    found = _waiting(steps_of(app.records, None))[:AT_ONCE]
    if not found:
        return []
    lines = (step_row(app, one, go(routes.step(one.id))) for one in found)
    return [heading(app.look, _("Small steps"), level=2), rows(*lines)]


def _practices(app: App) -> list[ft.Control]:
    _ = app.language.gettext
    found = [one for one in practices(app.records) if not one.told][::-1][:AT_ONCE]
    if not found:
        return []
    lines = (
        row(
            app,
            one.text.strip(),
            _("Saved for another day") if one.put_away else "",
            go(routes.practice(one.id)),
            key=f"practice.{one.id}",
        )
        for one in found
    )
    return [heading(app.look, _("Try it in everyday life"), level=2), rows(*lines)]


def _waiting(found: list[Step]) -> list[Step]:
    """Those not told about, newest first; put away ones last."""
    waiting = [one for one in reversed(found) if not one.told]
    return sorted(waiting, key=lambda one: one.put_away)


def _earlier(app: App) -> list[ft.Control]:
    _ = app.language.gettext
    state = app.records
    has_goals = any(not one.active for one in goals(state))
    loose = steps_of(state, None)
    has_steps = any(one.told for one in loose) or len(_waiting(loose)) > AT_ONCE
    waiting = [one for one in practices(state) if not one.told]
    has_practices = len(waiting) != len(practices(state)) or len(waiting) > AT_ONCE
    if not (has_goals or has_steps or has_practices):
        return []
    return [rows(row(app, _("Earlier and saved"), "", go(routes.EARLIER), key="goals.earlier"))]


def _new_goal(app: App) -> None:
    ft.context.page.navigate(routes.goal_writing(app.workbook.fresh_id()))


def _new_step(app: App) -> None:
    ft.context.page.navigate(routes.new_step(app.workbook.fresh_id()))
