"""Slet svarene i et hæfte: first which, then once more, then with a way back."""

from __future__ import annotations

import flet as ft

from imr_workbook.content.errors import UnknownContent
from imr_workbook.content.modules import Module
from imr_workbook.domain.deleted import Deleted, deleted
from imr_workbook.domain.kinds import Kind
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.removed import removed_line
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.screens.not_found import NotFound
from imr_workbook.ui.state import App, go, use_app


@component
def DeleteAnswers() -> ft.Control:
    """The modules that hold answers."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    found = [
        row(app, module.title, _count(app, module), go(routes.delete_answers_in(module.id)), key=module.id)
        for module in app.workbook.library.modules
        if app.workbook.answered_in(module.id)
    ]
    return frame(
        app,
        heading(look, _("My answers in a handout")),
        rows(*found) if found else body(look, _("There are no answers to delete.")),
        line=_("Delete"),
        actions=buttons.outlined(app, _("Back"), go(routes.DELETE), key="answers.back"),
    )


@component
def DeleteAnswersIn() -> ft.Control:
    """The answers in the module that the path names."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    try:
        module = app.workbook.library.module(ft.use_route_params()["module"])
    except UnknownContent:
        return NotFound()
    if not app.workbook.answered_in(module.id):
        return _deleted(app, module)

    def delete() -> None:
        app.drafts.flush()
        app.workbook.delete_answers(module.id)

    return frame(
        app,
        heading(look, _("Delete your answers in “%(title)s”?", title=module.title)),
        body(look, _count(app, module), strong=True),
        body(
            look, _("They stay under “Deleted recently” for 30 days. Your goals and steps are not touched.")
        ),
        line=_("Delete"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.DELETE_ANSWERS), key="answers.back"),
            buttons.tonal(app, _("Delete the answers"), delete, key="answers.delete"),
        ),
    )


def _deleted(app: App, module: Module) -> ft.Control:
    look, _ = app.look, app.language.gettext
    one = _stroke(app, module)

    def put_back() -> None:
        if one is not None:
            app.workbook.put_back(one.kind, one.id)

    return frame(
        app,
        heading(look, module.title),
        body(look, _("There are no answers to delete."))
        if one is None
        else removed_line(app, _("Your answers"), put_back, key="answers.undo"),
        line=_("Delete"),
        actions=buttons.outlined(app, _("Back"), go(routes.DELETE_ANSWERS), key="answers.back"),
    )


def _stroke(app: App, module: Module) -> Deleted | None:
    """The answers of the module that were deleted last, or none."""
    ids = {exercise.id for exercise in app.workbook.exercises_in(module.id)}
    found = deleted(app.records, app.workbook.now())
    return next((one for one in found if one.kind == Kind.ANSWER and one.id in ids), None)


def _count(app: App, module: Module) -> str:
    count = len(app.workbook.answered_in(module.id))
    return app.language.ngettext("%(count)d answer", "%(count)d answers", count)
