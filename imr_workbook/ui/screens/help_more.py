"""Mere hjælp: one's own people and someone to talk to, while the first screen has every region's number."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.parts.help_frame import back_to_help, help_frame
from imr_workbook.ui.parts.near_help import near_help
from imr_workbook.ui.parts.text import heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app


@component
def HelpMore() -> ft.Control:
    """What stands on the first screen as soon as a region is chosen."""
    app = use_app()
    title = heading(app.look, app.language.gettext("More help"))
    return help_frame(app, title, *near_help(app), actions=back_to_help(app))
