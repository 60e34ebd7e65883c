"""Buttons. One filled button a screen; the rest are tonal, outlined or plain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from imr_workbook.ui.parts.tappable import ringed
from imr_workbook.ui.safety import handler
from imr_workbook.ui.state import App
from imr_workbook.ui.theme import (
    BUTTON,
    BUTTON_HEIGHT,
    BUTTON_RADIUS,
    CARD_PADDING,
    CONTAINER,
    INK,
    ON_PRIMARY,
    PRIMARY,
    SOFT_INK,
    Look,
)

Action = Callable[..., Any]

_SIDES = 20
"""Room beside the word of a button, in pixels."""
_SIDES_IN_ROW = 8
"""The least of it where buttons share a line: ”Det er nok for i dag” stands on one line of a phone."""


def primary(app: App, text: str, on_click: Action, key: str | None = None) -> ft.Control:
    """The one thing to do on this screen."""
    return _button(app, text, on_click, key, color=ON_PRIMARY, bgcolor=PRIMARY)


def tonal(app: App, text: str, on_click: Action, key: str | None = None) -> ft.Control:
    """A quiet thing to do with what stands beside it."""
    return _button(app, text, on_click, key, color=INK, bgcolor=CONTAINER)


def outlined(app: App, text: str, on_click: Action, key: str | None = None) -> ft.Control:
    """Going back, going past, or another way."""
    side = ft.BorderSide(1.5, PRIMARY)
    return _button(app, text, on_click, key, color=PRIMARY, bgcolor=ft.Colors.TRANSPARENT, side=side)


def plain(
    app: App, text: str, on_click: Action, key: str | None = None, *, in_line: bool = False
) -> ft.Control:
    """An underlined way out, for what is always there and never asked for.

    Args:
        app: the app of this window.
        text: its words.
        on_click: what a tap does.
        key: for tests.
        in_line: begins where the text above it begins; else in the middle, under buttons as wide as the screen.
    """
    look = app.look
    style = _style(look, SOFT_INK, ft.Colors.TRANSPARENT, None)
    if in_line:
        style.alignment = ft.Alignment.CENTER_LEFT
        style.padding = _padding(sides=0)
    return ft.TextButton(
        key=key,
        content=ft.Text(
            text,
            style=look.style(BUTTON, color=SOFT_INK, underline=True),
            text_align=ft.TextAlign.START if in_line else ft.TextAlign.CENTER,
        ),
        style=style,
        on_click=handler(app, on_click),
    )


def link(
    app: App, text: str, url: str, *, said: str, color: ft.ColorValue, bgcolor: ft.ColorValue, key: str
) -> ft.Control:
    """A button that the browser or the phone acts on by itself: nothing of ours is in its way.

    Args:
        app: the app of this window.
        text: the word on it.
        url: `tel:` or `sms:` and a number.
        said: what assistive technology says in place of the word.
        color: of the word.
        bgcolor: behind the word.
        key: for tests.
    """
    return ft.OutlinedButton(
        key=key,
        # Without a target: opened in the window itself, the browser drops the taps that follow.
        url=url,
        content=_word(app.look, text, color, said),
        style=_style(app.look, color, bgcolor, None),
    )


def row(look: Look, *buttons: ft.Control) -> ft.Control:
    """Buttons of equal width beside each other; under each other where the text is large."""
    if look.large:
        return ft.Column(
            list(buttons), spacing=12, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True
        )
    for button in buttons:
        if isinstance(button, ft.OutlinedButton | ft.TextButton) and button.style is not None:
            button.style.padding = _padding(_SIDES_IN_ROW)
    return ft.Row(
        [ft.Container(button, expand=True) for button in buttons],
        spacing=12,
        intrinsic_height=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _button(
    app: App,
    text: str,
    on_click: Action,
    key: str | None,
    *,
    color: ft.ColorValue,
    bgcolor: ft.ColorValue,
    side: ft.BorderSide | None = None,
) -> ft.Control:
    look = app.look
    # Flet's FilledButton casts a shadow that even elevation 0 does not take away on the web.
    return ft.OutlinedButton(
        key=key,
        content=_word(look, text, color),
        style=_style(look, color, bgcolor, side),
        on_click=handler(app, on_click),
    )


def _word(look: Look, text: str, color: ft.ColorValue, said: str | None = None) -> ft.Text:
    room = look.column - 2 * CARD_PADDING - 2 - 2 * _SIDES
    return ft.Text(
        text,
        style=look.fitted(text, BUTTON, room, color),
        text_align=ft.TextAlign.CENTER,
        semantics_label=said,
    )


def _style(
    look: Look, color: ft.ColorValue, bgcolor: ft.ColorValue, side: ft.BorderSide | None
) -> ft.ButtonStyle:
    return ft.ButtonStyle(
        color=color,
        bgcolor=bgcolor,
        elevation=0,
        padding=_padding(_SIDES),
        side=ringed(side, outside=True),
        shape=ft.RoundedRectangleBorder(radius=BUTTON_RADIUS),
        animation_duration=0 if look.calm else None,
    )


def _padding(sides: float) -> ft.Padding:
    # Flet's buttons have no least height; padding around one line of text gives it.
    above = max(8.0, (BUTTON_HEIGHT - BUTTON * 1.25) / 2)
    return ft.Padding.symmetric(vertical=above, horizontal=sides)
