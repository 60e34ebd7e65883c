"""Card on I dag: the rest of today is saved for another day."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app


@component
def RestCard() -> ft.Control:
    """In place of all other cards, until tomorrow or until it is taken back."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    return card(
        heading(look, _("It is saved for another day"), level=2),
        body(look, _("You do not have to do any more.")),
        buttons.tonal(app, _("Bring it back"), app.workbook.go_on_today, key="rest.back"),
    )
