"""That something in the file cannot be read: said plainly on I dag for as long as it is so."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.parts.text import soft
from imr_workbook.ui.state import App


def damage_line(app: App) -> list[ft.Control]:
    """One line, or nothing where everything can be read."""
    count = app.workbook.damaged
    if not count:
        return []
    told = app.language.ngettext(
        "%(count)d thing in the workbook cannot be read. Everything else is as it was.",
        "%(count)d things in the workbook cannot be read. Everything else is as it was.",
        count,
    )
    return [soft(app.look, told)]
