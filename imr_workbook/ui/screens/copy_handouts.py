"""Which handouts' answers are to be in the copy."""

from __future__ import annotations

import flet as ft

from imr_workbook.export.sections import is_answers
from imr_workbook.ui import routes
from imr_workbook.ui.copies import all_sections
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.screens.copy_choice import section_tile
from imr_workbook.ui.state import go, use_app


@component
def CopyHandouts() -> ft.Control:
    """A choice for each handout with answers."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    answers = [section for section in all_sections(app) if is_answers(section.id)]
    shown = [choice.tiles([section_tile(app, section.title, section.id) for section in answers])]
    return frame(
        app,
        heading(look, _("Answers in the handouts")),
        *(shown if answers else [body(look, _("You have not written anything yet."))]),
        line=_("Take a copy for yourself"),
        actions=buttons.outlined(app, _("Back"), go(routes.COPY), key="handouts.back"),
    )
