"""Card on I dag: something chosen from a handout to try in everyday life."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.practices import Practice
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def PracticeCard(practice: Practice, quiet: bool = True) -> ft.Control:
    """The practice, and the question how it went: it can be tried, and told about, any day.

    Args:
        practice: the practice.
        quiet: with a tonal button, where the screen's one filled button is another.
    """
    app = use_app()
    look, _ = app.look, app.language.gettext
    button = buttons.tonal if quiet else buttons.primary
    path = routes.practice(practice.id, today=True)
    return card(
        soft(look, _("Try it in everyday life")),
        heading(look, practice.text.strip(), level=2),
        button(app, _("How did it go?"), go(path), key="practice.how"),
    )
