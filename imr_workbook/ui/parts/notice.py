"""The notice: one calm line above what to do. It takes room and covers nothing."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.measure import lines
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.state import App
from imr_workbook.ui.theme import BUTTON, BUTTON_HEIGHT, CHIP_RADIUS, CONTAINER, INK, SECONDARY

_SIDES = 16
_BETWEEN = 10
_MOST = 0.42
"""Of the window's height: what it is told of must be there too."""
_LEAST_LINES = 3


def notice(app: App) -> ft.Control:
    """What is told now, whole; only where the window is too low for that does it scroll in its own room."""
    look, _ = app.look, app.language.gettext

    def put_away() -> None:
        app.state.notice = ""

    style = look.style(SECONDARY, color=INK)
    words = ft.Semantics(live_region=True, container=True, content=ft.Text(app.state.notice, style=style))
    ok = buttons.outlined(app, _("OK"), put_away, key="notice.ok")
    told: ft.Control
    if look.large:
        told = ft.Column(
            [words, ok],
            height=_room(app),
            spacing=_BETWEEN,
            scroll=ft.ScrollMode.AUTO,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    else:
        told = ft.Row([ft.Container(words, expand=True), ok], spacing=12)
    return ft.Container(
        bgcolor=CONTAINER,
        border_radius=CHIP_RADIUS,
        padding=ft.Padding.symmetric(vertical=10, horizontal=_SIDES),
        margin=ft.Margin.only(bottom=8),
        content=told,
    )


def _room(app: App) -> float:
    """Pixels for the words and the button under them; where that is too much, half a line shows that there is more."""
    look = app.look
    size = SECONDARY * look.scale
    line = size * 1.44
    button = BUTTON * look.scale * 1.25 + BUTTON_HEIGHT - BUTTON * 1.25 + 2
    whole = lines(app.state.notice, size, look.column - 2 * _SIDES) * line + _BETWEEN + button
    most = _MOST * (ft.context.page.height or 0)
    return whole if whole <= most else (max(_LEAST_LINES, most // line - 1) + 0.5) * line
