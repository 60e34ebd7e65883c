"""Card: one thing, set apart by a hairline."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.theme import CARD_PADDING, CARD_RADIUS, LINE, SURFACE


def card(*controls: ft.Control, bgcolor: ft.ColorValue = SURFACE, key: str | None = None) -> ft.Control:
    """Controls under each other on a surface of their own."""
    # A plain way out has room of its own around its words.
    below = 4 if controls and isinstance(controls[-1], ft.TextButton) else 18
    return ft.Container(
        key=key,
        bgcolor=bgcolor,
        border=ft.Border.all(1, LINE),
        border_radius=CARD_RADIUS,
        padding=ft.Padding.only(left=CARD_PADDING, top=18, right=CARD_PADDING, bottom=below),
        content=ft.Column(
            list(controls), spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
        ),
    )
