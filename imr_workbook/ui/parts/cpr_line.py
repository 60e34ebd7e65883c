"""The line that points out what looks like a CPR number in a copy. It keeps nobody from anything."""

from __future__ import annotations

from collections.abc import Iterable

import flet as ft

from imr_workbook.export.cpr import Found, found_in
from imr_workbook.export.lines import Section
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.text import body, few_words, soft
from imr_workbook.ui.state import App
from imr_workbook.ui.theme import SURFACE_2

SHOWN = 3
"""How many places are named; the others come when these are put right."""


def cpr_line(app: App, found: Iterable[Section]) -> list[ft.Control]:
    """One quiet card with where it stands; nothing where there is none."""
    places = found_in(found)
    if not places:
        return []
    look, _ = app.look, app.language.gettext
    return [
        card(
            body(look, _("Something here looks like a CPR number. You can change it first, if you like.")),
            *(soft(look, _place(place)) for place in places[:SHOWN]),
            bgcolor=SURFACE_2,
            key="cpr",
        )
    ]


def _place(place: Found) -> str:
    return " · ".join(words for words in (place.section, few_words(" ".join(place.part.split()))) if words)
