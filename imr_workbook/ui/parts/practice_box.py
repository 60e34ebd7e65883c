"""Prøv i hverdagen: one small thing to try, if one wants to."""

from __future__ import annotations

import flet as ft

from imr_workbook.content.topics import Practice
from imr_workbook.domain.practices import practice
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.text import body, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app
from imr_workbook.ui.theme import SURFACE_2


@component
def PracticeBox(offer: Practice) -> ft.Control:
    """The practice of a page, to choose or let go."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    chosen = practice(app.records, offer.id)
    controls: list[ft.Control] = [
        soft(look, app.danish.gettext("Try it in everyday life")),
        body(look, offer.text),
    ]
    if chosen is None:
        choose = buttons.tonal(
            app, _("I want to try this"), lambda: app.workbook.try_practice(offer.id), key=f"{offer.id}.try"
        )
        controls.append(choose)
    else:
        controls.append(soft(look, _("It is on your Today page.")))
        forget = buttons.plain(
            app,
            _("Not this one after all"),
            lambda: app.workbook.forget_practice(offer.id),
            key=f"{offer.id}.not",
        )
        controls.append(forget)
    return card(*controls, bgcolor=SURFACE_2)
