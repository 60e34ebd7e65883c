"""Buttons that call and write. The tap is the browser's or the phone's own: nothing of ours is in its way."""

from __future__ import annotations

import flet as ft

from imr_workbook.i18n import phone_groups
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.text import beginning, body
from imr_workbook.ui.state import App
from imr_workbook.ui.theme import (
    CONTAINER,
    HEADING_2,
    HELP,
    INK,
    ON_HELP,
    ON_PRIMARY,
    PRIMARY,
    SECONDARY,
    SOFT_INK,
)


def call_button(app: App, tel: str, name: str, *, alarm: bool = False, first: bool = False) -> ft.Control:
    """”Ring”.

    Args:
        app: the app of this window.
        tel: what is dialled.
        name: who answers; assistive technology says ”Ring til …”.
        alarm: in the colours of 112.
        first: filled; for one number on a screen.
    """
    _ = app.language.gettext
    color, bgcolor = (HELP, ON_HELP) if alarm else (ON_PRIMARY, PRIMARY) if first else (INK, CONTAINER)
    said = _("Call %(name)s", name=name)
    return buttons.link(
        app, _("Call"), f"tel:{tel}", said=said, color=color, bgcolor=bgcolor, key=f"call.{tel}"
    )


def write_button(app: App, tel: str, name: str) -> ft.Control:
    """”Skriv”: opens a text message to them, empty."""
    _ = app.language.gettext
    said = _("Message %(name)s", name=name)
    return buttons.link(
        app, _("Message"), f"sms:{tel}", said=said, color=INK, bgcolor=CONTAINER, key=f"write.{tel}"
    )


def number_text(app: App, display: str, *, color: ft.ColorValue = INK) -> ft.Text:
    """A number large enough to dial by hand; it never breaks in the middle."""
    return ft.Text(
        phone_groups(display.replace(" ", "")), style=app.look.style(HEADING_2 + 2, strong=True, color=color)
    )


def callee(
    app: App,
    first: ft.Control,
    notes: list[str],
    buttons: list[ft.Control],
    *,
    color: ft.ColorValue = SOFT_INK,
) -> ft.Control:
    """A name or number with quiet lines under it, and the buttons beside it.

    Where the text is large or there are several buttons and little room, they stand under it.
    """
    look = app.look
    words = ft.Column(
        [first, *(ft.Text(note, style=look.style(SECONDARY, color=color)) for note in notes if note)],
        spacing=2,
        tight=True,
    )
    if not buttons:
        return words
    if look.large:
        return ft.Column(
            [words, *buttons], spacing=10, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
        )
    return ft.Row(
        [ft.Container(words, expand=True), *buttons],
        spacing=8,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )


def name_text(app: App, name: str) -> ft.Text:
    """Who it is."""
    return beginning(app.look, body(app.look, name, strong=True))
