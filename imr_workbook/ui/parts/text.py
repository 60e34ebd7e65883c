"""Headings and running text."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.theme import BODY, INK, SECONDARY, SOFT_INK, Look


def heading(look: Look, text: str, level: int = 1, *, spoken: str = "") -> ft.Semantics:
    """A heading that assistive technology can jump to.

    Args:
        look: sizes for this window.
        text: its words.
        level: 1 for the one that names the screen.
        spoken: the language that most of the screen under it is in, where that is not the interface's.
    """
    return ft.Semantics(
        header=True,
        heading_level=level,
        container=True,
        identifier=f"lang.{spoken}" if spoken else None,
        content=ft.Text(text, style=look.heading(text, level)),
    )


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
