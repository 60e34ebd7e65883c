"""Whatever can be tapped as a whole: a choice, a row, a place. A ring shows where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from imr_workbook.ui.safety import handler
from imr_workbook.ui.state import App
from imr_workbook.ui.theme import INK

_RING = 3
"""Width of the ring, in pixels."""


def tappable(
    app: App,
    content: ft.Control,
    on_click: Callable[..., Any],
    *,
    padding: ft.Padding,
    radius: float = 0,
    bgcolor: ft.ColorValue = ft.Colors.TRANSPARENT,
    side: ft.BorderSide | None = None,
    key: str | None = None,
) -> ft.Control:
    """`content` as one thing to tap, as wide as its room where the content is.

    Args:
        app: the app of this window.
        content: what stands on it.
        on_click: what a tap does; also Enter and Space on the keyboard.
        padding: room around the content; the border lies within it.
        radius: of the corners, in pixels.
        bgcolor: behind the content.
        side: its border; none by itself.
        key: for tests.
    """
    # A Container with `ink` shows the keyboard's focus by a shade that can hardly be seen.
    return ft.OutlinedButton(
        key=key,
        content=content,
        on_click=handler(app, on_click),
        style=ft.ButtonStyle(
            bgcolor=bgcolor,
            elevation=0,
            padding=padding,
            side=ringed(side),
            shape=ft.RoundedRectangleBorder(radius=radius),
            animation_duration=0 if app.look.calm else None,
        ),
    )


def ringed(
    side: ft.BorderSide | None = None, *, outside: bool = False
) -> dict[ft.ControlState, ft.BorderSide]:
    """A border, and the ring in its place while the keyboard is there; `outside` where the fill is dark."""
    align = ft.BorderSideStrokeAlign.OUTSIDE if outside else ft.BorderSideStrokeAlign.INSIDE
    return {
        ft.ControlState.FOCUSED: ft.BorderSide(_RING, INK, stroke_align=align),
        ft.ControlState.DEFAULT: side or ft.BorderSide(0, ft.Colors.TRANSPARENT),
    }
