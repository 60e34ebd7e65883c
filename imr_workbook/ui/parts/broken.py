"""In place of a screen that cannot be drawn."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.helplines import ALARM
from imr_workbook.ui import routes
from imr_workbook.ui.parts.call import call_button, number_text
from imr_workbook.ui.parts.help_frame import help_frame
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import NOT_SHOWN
from imr_workbook.ui.state import App


def broken_screen(app: App) -> ft.Control:
    """One calm line, and Hjælp nu where it always is; on Hjælp nu itself 112, which needs no file to be known."""
    look, _ = app.look, app.language.gettext
    here = ft.context.page.route or ""
    if here != routes.HELP and not here.startswith(f"{routes.HELP}/"):
        return frame(app, heading(look, _(NOT_SHOWN)))
    return help_frame(
        app,
        heading(look, _("If it is dangerous, call 112.")),
        number_text(app, ALARM),
        call_button(app, ALARM, ALARM, alarm=True),
        body(look, _(NOT_SHOWN)),
    )
