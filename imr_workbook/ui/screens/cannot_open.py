"""In place of every screen but Hjælp nu, where the workbook cannot be opened."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app


@component
def CannotOpen(sentence: str) -> ft.Control:
    """What is wrong and what to do, in one sentence; and Hjælp nu where it always is."""
    app = use_app()
    title = heading(app.look, app.language.gettext("The workbook cannot be opened"))
    return ft.SafeArea(expand=True, content=frame(app, title, body(app.look, sentence)))
