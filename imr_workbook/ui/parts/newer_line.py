"""That a newer version of the web app waits: said quietly, and nothing moves until it is asked for."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.text import soft
from imr_workbook.ui.state import App


def newer_line(app: App) -> list[ft.Control]:
    """When it comes by itself, and a button to have it now; nothing where none waits."""
    if not app.web_page.newer:
        return []
    _ = app.language.gettext
    words = _("A new version is ready. It comes the next time you open the workbook.")
    return [
        soft(app.look, words),
        buttons.plain(app, _("Use it now"), app.web_page.use_newer, key="newer.use", in_line=True),
    ]
