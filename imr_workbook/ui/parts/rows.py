"""Rows to tap: where each leads, and a quiet word on how it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from imr_workbook.ui.parts.hairlines import with_hairlines
from imr_workbook.ui.parts.tappable import tappable
from imr_workbook.ui.parts.text import beginning, soft
from imr_workbook.ui.state import App
from imr_workbook.ui.theme import BODY, CARD_PADDING, CARD_RADIUS, LINE, SOFT_INK, SURFACE


def row(
    app: App,
    text: str,
    note: str,
    on_click: Callable[..., Any],
    key: str | None = None,
    icon: ft.IconData = ft.Icons.CHEVRON_RIGHT,
) -> ft.Control:
    """One row: what it is, and under it how it stands; `icon` tells what a tap does."""
    look = app.look
    arrow = 24 * min(look.scale, 1.4)
    room = look.column - 2 - 2 * CARD_PADDING - 8 - arrow
    words: list[ft.Control] = [beginning(look, ft.Text(text, style=look.fitted(text, BODY, room)))]
    if note:
        words.append(beginning(look, soft(look, note)))
    return tappable(
        app,
        ft.Row(
            [
                ft.Container(ft.Column(words, spacing=2, tight=True), expand=True),
                ft.Icon(icon, color=SOFT_INK, size=arrow),
            ],
            spacing=8,
        ),
        on_click,
        padding=ft.Padding.symmetric(vertical=12, horizontal=CARD_PADDING),
        key=key,
    )


def rows(*controls: ft.Control) -> ft.Control:
    """Rows under each other in one card, with a hairline between."""
    return ft.Container(
        bgcolor=SURFACE,
        border=ft.Border.all(1, LINE),
        border_radius=CARD_RADIUS,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        content=ft.Column(
            with_hairlines(controls),
            spacing=0,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )
