"""Said instead of everything else where the workbook cannot be opened; there are no settings to go by yet."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.theme import DARK, FONTS, LIGHT, Look, theme


def saying(sentence: str) -> Callable[[ft.Page], None]:
    """The function that Flet calls for a window that says what is wrong and what to do."""

    def main(page: ft.Page) -> None:
        look = Look(1.0, page.width or 390.0, calm=True)
        page.title = "IMR-arbejdsbogen"
        page.fonts = FONTS
        page.theme, page.dark_theme = theme(LIGHT, look), theme(DARK, look)
        title = heading(look, "Arbejdsbogen kan ikke åbnes")
        page.add(ft.SafeArea(ft.Column([title, body(look, sentence)], spacing=16, tight=True)))

    return main
