"""The blocks that a handout page is made of, as controls. Handouts are Danish in every interface."""

from __future__ import annotations

import flet as ft

from imr_workbook.content.topics import (
    Block,
    Bullets,
    Paragraph,
    Picture,
    Questions,
    Story,
    Subheading,
    runs,
)
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.state import App
from imr_workbook.ui.theme import BODY, INK, SURFACE_2


def block(app: App, one: Block) -> ft.Control | None:
    """One block; None for those that the screen places itself (exercise, practice)."""
    look, danish = app.look, app.danish
    match one:
        case Paragraph():
            return rich(app, one.text)
        case Subheading():
            return heading(look, one.text, level=2)
        case Bullets():
            return _bullets(app, one.items)
        case Picture():
            return None if look.calm else _picture(app, one)
        case Story():
            return card(
                soft(look, danish.gettext("It can be like this (made up)")),
                *(rich(app, text) for text in one.paragraphs),
                bgcolor=SURFACE_2,
            )
        case Questions():
            return card(soft(look, danish.gettext("Think about")), _bullets(app, one.items))
        case _:
            return None


def rich(app: App, text: str) -> ft.Control:
    """A paragraph with its bold words."""
    look = app.look
    return ft.Text(
        spans=[
            ft.TextSpan(run.text, style=look.style(BODY, strong=run.bold, color=INK)) for run in runs(text)
        ],
        style=look.style(BODY, color=INK),
    )


def _bullets(app: App, items: tuple[str, ...]) -> ft.Control:
    look = app.look
    return ft.Column(
        [
            ft.Row(
                [
                    ft.Text("•", style=look.style(BODY, color=INK), semantics_label=""),
                    ft.Container(rich(app, item), expand=True),
                ],
                spacing=10,
                vertical_alignment=ft.CrossAxisAlignment.START,
            )
            for item in items
        ],
        spacing=8,
        tight=True,
    )


def _picture(app: App, picture: Picture) -> ft.Control:
    return ft.Container(
        alignment=ft.Alignment.CENTER,
        content=ft.Image(
            src=f"img/{picture.file}",
            width=200 * min(app.look.scale, 1.4),
            height=150 * min(app.look.scale, 1.4),
            semantics_label=picture.alt,
        ),
    )
