"""The end of a week's questions: that it is kept, and when the next come. Nothing about the answers."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.rounds import next_day
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def WeekSaved() -> ft.Control:
    """The end of a week's questions: that it is kept, and when the next come. Nothing about the answers."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    saved_at, coming = app.state.saved_at, next_day(app.records, app.state.today)
    return frame(
        app,
        heading(look, _("Saved at %(time)s", time=app.language.time(saved_at)) if saved_at else _("Saved")),
        body(look, _("Your answers are only for you. You will find them under My week.")),
        body(
            look,
            _("The next questions come on %(day)s.", day=app.language.day(coming))
            if coming
            else _("There are no more questions this time."),
        ),
        line=_("How I am"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("See my answers"), go(routes.WEEK), key="week.see"),
            buttons.primary(app, _("Done"), go(routes.TODAY), key="week.done"),
        ),
    )
