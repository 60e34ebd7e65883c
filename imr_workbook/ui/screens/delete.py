"""Slet: what can be deleted, from one thing to everything."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def Delete() -> ft.Control:
    """Two ways; a single thing is deleted where it stands."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("What would you like to delete?")),
        rows(
            row(
                app,
                _("My answers in a handout"),
                _("They can be put back for 30 days"),
                go(routes.DELETE_ANSWERS),
                key="delete.answers",
            ),
            row(
                app,
                _("Everything in the workbook"),
                _("In three days, or now"),
                go(routes.DELETE_ALL),
                key="delete.all",
            ),
        ),
        body(look, _("A goal, a step or a contact? You can remove it where it stands.")),
        line=_("Your data"),
        actions=buttons.outlined(app, _("Back"), go(routes.DATA), key="delete.back"),
    )
