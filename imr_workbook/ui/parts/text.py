"""Headings and running text."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.theme import BODY, INK, LONG, SECONDARY, SOFT_INK, Look

_BESIDE = 60
"""Characters."""


def heading(look: Look, text: str, level: int = 1, *, spoken: str = "", whole: bool = True) -> ft.Semantics:
    """A heading that assistive technology can jump to.

    Args:
        look: sizes for this window.
        text: its words.
        level: 1 for the one that names the screen.
        spoken: the language that most of the screen under it is in, where that is not the interface's.
        whole: whether all of a long text is shown.
    """
    words = ft.Text(text, style=look.heading(text, level))
    return ft.Semantics(
        header=True,
        heading_level=level,
        container=True,
        identifier=f"lang.{spoken}" if spoken else None,
        content=words if whole else beginning(look, words),
    )


def beginning(look: Look, text: ft.Text) -> ft.Text:
    """`text` itself; of a long one no more than a few lines, where the whole stands a tap away."""
    if is_long(text.value):
        text.max_lines = 5 if look.large else 3
        text.overflow = ft.TextOverflow.ELLIPSIS
    return text


def is_long(text: str) -> bool:
    """Whether only the beginning of a text is shown."""
    return len(text) > LONG


def few_words(text: str) -> str:
    """So much of a text of one's own as can stand beside Hjælp nu."""
    return text if len(text) <= _BESIDE else f"{text[: _BESIDE - 1].rstrip()}…"


def body(look: Look, text: str, *, strong: bool = False, color: ft.ColorValue = INK) -> ft.Text:
    """Running text."""
    return ft.Text(text, style=look.style(BODY, strong=strong, color=color))


def soft(look: Look, text: str, *, center: bool = False) -> ft.Text:
    """Secondary text."""
    return ft.Text(
        text,
        style=look.style(SECONDARY, color=SOFT_INK),
        text_align=ft.TextAlign.CENTER if center else ft.TextAlign.START,
    )
