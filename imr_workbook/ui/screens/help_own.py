"""Det hjælper mig, as it is read in a bad hour: one's own words and people, nothing to fill in."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.parts.help_frame import back_to_help, help_frame
from imr_workbook.ui.parts.helpful_card import what_helps
from imr_workbook.ui.parts.text import heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app


@component
def HelpOwn() -> ft.Control:
    """What helps, whom to call, what others had better not do."""
    app = use_app()
    title = heading(app.look, app.language.gettext("This helps me"))
    return help_frame(app, title, *what_helps(app), actions=back_to_help(app))
