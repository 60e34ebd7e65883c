"""The ways to deleting, for the screen of the person's data."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.deleted import deleted
from imr_workbook.ui import routes
from imr_workbook.ui.parts.rows import row
from imr_workbook.ui.state import App, go


def deletion_rows(app: App) -> list[ft.Control]:
    """Two rows; whether there is anything to put back is said, and not how much."""
    _ = app.language.gettext
    there = bool(deleted(app.records, app.workbook.now()))
    note = _("Can be put back for 30 days") if there else _("Nothing right now")
    return [
        row(app, _("Deleted recently"), note, go(routes.DELETED), key="data.deleted"),
        row(app, _("Delete …"), _("Your answers, or everything"), go(routes.DELETE), key="data.delete"),
    ]
