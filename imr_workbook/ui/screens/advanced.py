"""Avanceret: files for other programs, and the way back in."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.allowed import allowed
from imr_workbook.ui.copies import all_sections, save_csv, save_json
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.cpr_line import cpr_line
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def Advanced() -> ft.Control:
    """All of it for a program, the week's answers for a spreadsheet, and a copy to bring in."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("Advanced")),
        body(look, _("Files for other programs.")),
        soft(look, _("The file is not locked. Whoever can open it can read it.")),
        *cpr_line(app, all_sections(app)),
        rows(
            row(
                app,
                _("Save everything as JSON"),
                _("Also what you have removed and can still put back"),
                allowed(app, lambda: save_json(app)),
                key="advanced.json",
                icon=ft.Icons.DOWNLOAD_OUTLINED,
            ),
            row(
                app,
                _("Save the week's answers as CSV"),
                _("For a spreadsheet"),
                allowed(app, lambda: save_csv(app)),
                key="advanced.csv",
                icon=ft.Icons.DOWNLOAD_OUTLINED,
            ),
            row(app, _("Bring in from a file"), "", go(routes.BRING_IN), key="advanced.bring_in"),
        ),
        line=_("Your data"),
        actions=buttons.outlined(app, _("Back"), go(routes.DATA), key="advanced.back"),
    )
