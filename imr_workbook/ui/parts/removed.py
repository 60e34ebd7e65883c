"""Something taken away, for as long as the screen is open: what it was, and Fortryd."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.text import few_words
from imr_workbook.ui.state import App
from imr_workbook.ui.theme import CARD_RADIUS, INK, SECONDARY, SURFACE_2


def removed_line(app: App, text: str, put_back: Callable[..., Any], key: str) -> ft.Control:
    """Said aloud when it comes; the words are those of the person."""
    words = app.language.gettext(
        "“%(text)s” is removed. You can also find it under Deleted recently.", text=few_words(text.strip())
    )
    return undo_line(app, words, put_back, key)


def undo_line(app: App, text: str, undo: Callable[..., Any], key: str) -> ft.Control:
    """One calm sentence on what was done or will be, and Fortryd beside it."""
    _ = app.language.gettext
    words = ft.Text(text, style=app.look.style(SECONDARY, color=INK))
    button = buttons.outlined(app, _("Undo"), undo, key=key)
    large = app.look.large
    return ft.Container(
        key=f"{key}.line",
        bgcolor=SURFACE_2,
        border_radius=CARD_RADIUS,
        padding=ft.Padding.symmetric(vertical=12, horizontal=20),
        content=ft.Semantics(
            live_region=True,
            content=ft.Column([words, button], spacing=10, tight=True)
            if large
            else ft.Row([ft.Container(words, expand=True), button], spacing=12),
        ),
    )
