"""Dine data: what one can do with all of the workbook."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.deletion_rows import deletion_rows
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def Data() -> ft.Control:
    """Where each thing is done."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("Your data")),
        body(look, _("What you have written is yours.")),
        rows(
            row(app, _("Code"), _("On") if app.vault.has_kode else _("No code"), go(routes.KODE)),
            row(app, _("Take a copy for yourself"), _("A PDF to read or print"), go(routes.COPY)),
            row(app, _("Backup"), _("Everything in one locked file"), go(routes.BACKUP)),
            *deletion_rows(app),
            row(app, _("Advanced"), _("Save for other programs, or bring a copy in"), go(routes.ADVANCED)),
        ),
        line=_("Settings"),
        actions=buttons.outlined(app, _("Back"), go(routes.SETTINGS), key="data.back"),
    )
