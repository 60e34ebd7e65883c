"""Steps in a list: a ring, ticked once it was told how it went; its words; and when, or how it went."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from imr_workbook.domain.steps import Step
from imr_workbook.ui.parts.step_words import step_note
from imr_workbook.ui.parts.tappable import tappable
from imr_workbook.ui.parts.text import beginning, body, soft
from imr_workbook.ui.state import App
from imr_workbook.ui.theme import PRIMARY


def step_row(app: App, step: Step, on_click: Callable[..., Any]) -> ft.Control:
    """One step; the tick says that it was told about, whatever was told."""
    look = app.look
    words: list[ft.Control] = [beginning(look, body(look, step.text.strip(), strong=True))]
    if note := step_note(app, step):
        words.append(beginning(look, soft(look, note)))
    icon = ft.Icons.CHECK_CIRCLE_OUTLINE if step.told else ft.Icons.CIRCLE_OUTLINED
    return tappable(
        app,
        ft.Row(
            [
                ft.Icon(icon, color=PRIMARY, size=24 * look.scale),
                ft.Container(ft.Column(words, spacing=2, tight=True), expand=True),
            ],
            spacing=14,
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        on_click,
        padding=ft.Padding.symmetric(vertical=12, horizontal=20),
        key=f"step.{step.id}",
    )
