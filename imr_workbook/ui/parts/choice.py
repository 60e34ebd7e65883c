"""Choices to tap: a word, and a tick when it is chosen. Never a colour alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from imr_workbook.ui.parts.tappable import tappable
from imr_workbook.ui.state import App
from imr_workbook.ui.theme import (
    BODY,
    CHIP_HEIGHT,
    CHIP_RADIUS,
    CONTAINER,
    EDGE,
    INK,
    PRIMARY,
    SECONDARY,
    SURFACE,
)

_TICK = 15
"""Width of a chip's tick in pixels, at 100 % text."""


def tile(
    app: App, text: str, chosen: bool, on_click: Callable[..., Any], key: str | None = None
) -> ft.Control:
    """A choice as wide as the screen; the whole of it can be tapped."""
    return _choice(app, text, chosen, on_click, key, size=BODY, height=60, wide=True)


def chip(
    app: App, text: str, chosen: bool, on_click: Callable[..., Any], key: str | None = None
) -> ft.Control:
    """A choice as wide as its word."""
    return _choice(app, text, chosen, on_click, key, size=SECONDARY, height=CHIP_HEIGHT, wide=False)


def tiles(controls: Sequence[ft.Control]) -> ft.Control:
    """Choices under each other."""
    return ft.Column(
        list(controls), spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def chips(name: str, controls: Sequence[ft.Control]) -> ft.Control:
    """Choices beside each other, on as many lines as they need, as one group called `name`."""
    return ft.Semantics(
        container=True, label=name, content=ft.Row(list(controls), wrap=True, spacing=6, run_spacing=8)
    )


def _choice(
    app: App,
    text: str,
    chosen: bool,
    on_click: Callable[..., Any],
    key: str | None,
    *,
    size: int,
    height: int,
    wide: bool,
) -> ft.Control:
    look = app.look
    content: list[ft.Control] = []
    if chosen:
        content.append(ft.Icon(ft.Icons.CHECK, color=INK, size=(20 if wide else _TICK) * look.scale))
    words = ft.Text(text, style=look.style(size, strong=chosen, color=INK))
    content.append(ft.Container(words, expand=True) if wide else words)
    line = size * look.scale * 1.45
    return ft.MergeSemantics(
        ft.Semantics(
            checked=chosen,
            content=tappable(
                app,
                ft.Row(content, spacing=8 if wide else 3, tight=not wide, wrap=False),
                on_click,
                padding=_padding(max(6.0, (height - line) / 2), chosen=chosen, wide=wide),
                radius=CHIP_RADIUS,
                bgcolor=CONTAINER if chosen else SURFACE,
                side=ft.BorderSide(2, PRIMARY) if chosen else ft.BorderSide(1, EDGE),
                key=key,
            ),
        )
    )


def _padding(above: float, *, chosen: bool, wide: bool) -> ft.Padding:
    """A chip's tick takes the room of its padding, so that nothing moves under the finger."""
    if wide or not chosen:
        return ft.Padding.symmetric(vertical=above + 1, horizontal=19 if wide else 18)
    return ft.Padding.symmetric(vertical=above + 1, horizontal=9)
