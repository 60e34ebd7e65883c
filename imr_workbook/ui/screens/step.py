"""One step: when and where, how it went, and what can be done with it."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.reviews import Review, Told, reviews
from imr_workbook.domain.steps import Detail, Stage, Step, goal_of, stage, step
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.gone import gone, never_was
from imr_workbook.ui.parts.review_words import told_words
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.step_words import told_line, when_line
from imr_workbook.ui.parts.text import body, few_words, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def StepScreen() -> ft.Control:
    """The step that the path names."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    step_id = ft.use_route_params()["step"]
    one = step(app.records, step_id)
    if one is None or not one.text.strip():
        return _no_step(app, step_id)
    its_goal = goal_of(app.records, one)
    back = routes.GOALS if its_goal is None else routes.goal(its_goal.id)
    return frame(
        app,
        heading(look, one.text.strip()),
        *(soft(look, line) for line in _lines(app, one)),
        *(_told(app, one) if one.told else _ahead(app, one)),
        *_ways(app, one, stands_alone=its_goal is None),
        line=_("My step") if its_goal is None else few_words(its_goal.text.strip()),
        title=_("My step"),
        actions=buttons.row(
            look, buttons.outlined(app, _("Back"), go(back), key="step.back"), _onward(app, one)
        ),
    )


def _lines(app: App, one: Step) -> list[str]:
    _ = app.language.gettext
    lines = [
        when_line(app, one),
        _("What reminds me: %(text)s", text=one.cue.strip()) if one.detail(Detail.CUE).strip() else "",
        _("What might get in the way: %(text)s", text=one.obstacle.strip()) if one.obstacle.strip() else "",
        _("Before: %(text)s", text=one.larger.strip()) if one.larger.strip() else "",
        _("Saved for another day") if one.put_away and not one.told else "",
    ]
    return [line for line in lines if line]


def _ahead(app: App, one: Step) -> list[ft.Control]:
    _ = app.language.gettext
    return [
        buttons.row(
            app.look,
            buttons.tonal(app, _("Edit"), go(routes.step_writing(one.id)), key="step.edit"),
            buttons.tonal(app, _("Make it smaller"), go(routes.step_smaller(one.id)), key="step.smaller"),
        )
    ]


def _told(app: App, one: Step) -> list[ft.Control]:
    """How it went, each time it was tried, the latest first."""
    return [_review(app, told) for told in reversed(reviews(app.records, Kind.STEP, one.id))]


def _review(app: App, told: Review) -> ft.Control:
    look, _ = app.look, app.language.gettext
    words = told_words(app)
    lines: list[ft.Control] = [body(look, told_line(app, told.outcome, told.day), strong=True)]
    for which in Told:
        if text := told.told(which).strip():
            lines += [soft(look, words[which]), body(look, text)]
    more = _("Edit what you wrote") if told.in_words else _("Write a little about it")
    lines.append(buttons.tonal(app, more, go(routes.review(told.id)), key=f"told.{told.id}"))
    return card(*lines)


def _onward(app: App, one: Step) -> ft.Control:
    """The one thing to do: tell how it went from that evening; before it, only if one likes."""
    _ = app.language.gettext

    def again() -> None:
        app.workbook.try_step_again(one.id)
        show(routes.step_writing(one.id))

    if one.told:
        return buttons.tonal(app, _("Try it again"), again, key="step.again")
    asking = stage(one, app.workbook.now()) in (Stage.ASKING, Stage.SUNK)
    button = buttons.primary if asking else buttons.tonal
    return button(app, _("How did it go?"), go(routes.step_outcome(one.id)), key="step.how")


def _ways(app: App, one: Step, *, stands_alone: bool) -> list[ft.Control]:
    _ = app.language.gettext

    def lift() -> None:
        show(routes.goal_writing(app.workbook.lift_step(one.id)))

    lines: list[ft.Control] = []
    if one.told:
        path = routes.step_outcome(one.id)
        lines.append(row(app, _("Change the answer"), "", go(path), key="step.change"))
    elif not one.put_away:
        away = app.workbook.put_step_away
        lines.append(row(app, _("Save it for another day"), "", lambda: away(one.id), key="step.away"))
    if stands_alone:
        lines.append(row(app, _("Turn it into a goal"), "", lift, key="step.lift"))
    remove = app.workbook.remove_step
    away_with_it = buttons.plain(
        app, _("Remove the step"), lambda: remove(one.id), key="step.remove", in_line=True
    )
    return [*([rows(*lines)] if lines else []), away_with_it]


def _no_step(app: App, step_id: str) -> ft.Control:
    _ = app.language.gettext
    record = app.records.record(Kind.STEP, step_id)
    if record is None or record.bare or not record.deleted:
        return never_was(app)
    return gone(app, _("The step was removed"), undo=lambda: app.workbook.put_step_back(step_id))
