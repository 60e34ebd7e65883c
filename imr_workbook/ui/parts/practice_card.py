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
def PracticeCard(practice: Practice) -> ft.Control:
    """The practice, and from the day after it was chosen the question how it went."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    return card(
        soft(look, _("Try it in everyday life")),
        heading(look, practice.text, level=2),
        buttons.tonal(app, _("How did it go?"), go(routes.practice(practice.id)), key="practice.how"),
    )
