"""A table of two columns that assistive technology knows as a table; its words wrap and are never cut."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from imr_workbook.ui.state import App
from imr_workbook.ui.theme import INK, LINE, PAGE_MARGIN, SECONDARY, SOFT_INK, Look

_GAP = 8
_FIRST = 0.4
"""The first column's part of the room."""
_WIDEST = 420
"""Wider than this the eye loses its line."""


def table(app: App, names: tuple[str, str], rows: Sequence[tuple[str, str]]) -> ft.Control:
    """Two columns side by side, as wide as the text.

    Args:
        app: the app of this window.
        names: what the columns are called.
        rows: the cells, in order.
    """
    look = app.look
    widths = _widths(look)

    def words(text: str, width: float, color: ft.ColorValue = INK) -> ft.Control:
        return ft.Container(
            ft.Text(text, style=look.style(SECONDARY, color=color)),
            width=width,
            padding=ft.Padding.symmetric(vertical=10),
        )

    return ft.DataTable(
        columns=[
            ft.DataColumn(label=words(name, width, SOFT_INK))
            for name, width in zip(names, widths, strict=True)
        ],
        rows=[
            ft.DataRow([ft.DataCell(words(text, width)) for text, width in zip(row, widths, strict=True)])
            for row in rows
        ],
        column_spacing=_GAP,
        horizontal_margin=0,
        heading_row_height=SECONDARY * look.scale * 1.5 + 20,
        data_row_min_height=48,
        data_row_max_height=float("inf"),
        divider_thickness=1,
        horizontal_lines=ft.BorderSide(1, LINE),
    )


def _widths(look: Look) -> tuple[float, float]:
    """Widths of the columns in pixels; the second holds the longer words."""
    room = min(look.width - 2 * PAGE_MARGIN, _WIDEST * look.scale) - _GAP
    return room * _FIRST, room * (1 - _FIRST)
