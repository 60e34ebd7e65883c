"""The quiet line beneath every question about how one is, and every goal sheet: the same whatever is answered."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.parts.text import soft
from imr_workbook.ui.state import App


def quiet_line(app: App, *, center: bool = False) -> ft.Control:
    """Nobody is told, and where to turn. Depends on nothing that was entered."""
    _ = app.language.gettext
    return soft(
        app.look,
        _("The answer is only for you. The app tells nobody. Do you need to talk to someone? Tap Help now."),
        center=center,
    )
