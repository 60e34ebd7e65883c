"""The frame of the screens of Hjælp nu: no bar around them, and Luk where Hjælp nu stands elsewhere."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.tappable import ringed
from imr_workbook.ui.safety import handler
from imr_workbook.ui.state import App, go
from imr_workbook.ui.theme import BUTTON, EDGE, INK, SURFACE


def help_frame(
    app: App, heading: ft.Semantics, *body: ft.Control, actions: ft.Control | None = None
) -> ft.Control:
    """One screen of Hjælp nu."""
    return frame(app, heading, *body, actions=actions, top_right=_close_button(app))


def back_to_help(app: App) -> ft.Control:
    """Back to the first screen of Hjælp nu."""
    return buttons.outlined(app, app.language.gettext("Back"), go(routes.HELP), key="help.back")


def _close_button(app: App) -> ft.Control:
    """Luk: back to the screen that Hjælp nu was opened from."""
    return ft.OutlinedButton(
        key="close",
        content=ft.Text(app.language.gettext("Close"), style=app.look.style(BUTTON, strong=True, color=INK)),
        style=ft.ButtonStyle(
            color=INK,
            bgcolor=SURFACE,
            side=ringed(ft.BorderSide(1, EDGE)),
            padding=ft.Padding.symmetric(vertical=14, horizontal=18),
            shape=ft.RoundedRectangleBorder(radius=24),
        ),
        on_click=handler(app, go(app.state.help_from)),
    )
