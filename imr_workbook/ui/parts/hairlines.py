"""Hairlines between things that stand under each other."""

from __future__ import annotations

from collections.abc import Iterable

import flet as ft

from imr_workbook.ui.theme import LINE


def with_hairlines(controls: Iterable[ft.Control]) -> list[ft.Control]:
    """The controls with a hairline between each two."""
    found: list[ft.Control] = []
    for control in controls:
        if found:
            found.append(ft.Divider(height=1, thickness=1, color=LINE))
        found.append(control)
    return found
