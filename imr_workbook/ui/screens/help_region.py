"""Hvilken region bor du i? offered in Hjælp nu, which works just as well without an answer."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.help_frame import help_frame
from imr_workbook.ui.parts.region_choice import region_tiles
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app

OFFER = "region"
"""Name under which ”Ikke nu” is remembered."""


@component
def HelpRegion() -> ft.Control:
    """Tap is answer, and back to the number."""
    app = use_app()
    look, _ = app.look, app.language.gettext

    def not_now() -> None:
        app.workbook.decline(OFFER)
        show(routes.HELP)

    return help_frame(
        app,
        heading(look, _("Which region are you in?")),
        body(look, _("Then Help now shows the number of your region. You can change it under Settings.")),
        choice.tiles(region_tiles(app, go(routes.HELP))),
        actions=buttons.outlined(app, _("Not now"), not_now, key="help.not_now"),
    )
