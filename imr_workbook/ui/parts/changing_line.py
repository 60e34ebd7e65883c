"""A quiet line that tells how things stand: read with the screen, and said aloud when it becomes another."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.parts.text import soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import made, use_app


@component
def ChangingLine(text: str) -> ft.Control:
    """`text`; on arrival it is not said, for then the heading is. Give it a `key` of its screen."""
    app = use_app()
    on_arrival = made(lambda: text)
    return ft.Semantics(live_region=text != on_arrival, container=True, content=soft(app.look, text))
