"""Gemt til en anden dag: nothing more is asked for today."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.profile import resting
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.screens.hard_day import HardDay
from imr_workbook.ui.state import go, use_app


@component
def Resting() -> ft.Control:
    """Said once, with a way back. On any other day the path shows the three ways again."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    if not resting(app.records, app.state.today):
        return HardDay()

    def undo() -> None:
        app.workbook.go_on_today()
        show(routes.HARD_DAY)

    return frame(
        app,
        heading(look, _("It is saved for another day")),
        body(look, _("You do not have to do any more.")),
        body(look, _("Tomorrow everything is here again, as it was.")),
        line=_("A hard day"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Undo"), undo, key="resting.undo"),
            buttons.primary(app, _("Go to Today"), go(routes.TODAY), key="resting.today"),
        ),
    )
