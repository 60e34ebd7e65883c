"""Andre numre: the lines of Hjælp nu that know about one thing, such as poison or violence."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.ladder import use_ladder
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.help_frame import help_frame
from imr_workbook.ui.parts.helpline import foot_notes, line_card
from imr_workbook.ui.parts.text import heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def HelpTopics() -> ft.Control:
    """The open lines first."""
    app = use_app()
    _ = app.language.gettext
    steps = use_ladder(app)
    return help_frame(
        app,
        heading(app.look, _("Other numbers")),
        *(line_card(app, line) for line in steps.topic),
        *foot_notes(app, steps),
        actions=buttons.outlined(app, _("Back"), go(routes.HELP_TALK), key="help.back"),
    )
