"""Region: whose number Hjælp nu shows."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.region_choice import region_name, region_tiles
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def RegionScreen() -> ft.Control:
    """The regions there are today, or all of them."""
    app = use_app()
    look, _ = app.look, app.language.gettext

    def choose_none() -> None:
        app.workbook.change_settings(region=None)

    every = choice.tile(app, _("Show all regions"), not region_name(app), choose_none, key="region.all")
    return frame(
        app,
        heading(look, _("Which region are you in?")),
        body(look, _("Help now shows the number of your region.")),
        choice.tiles([*region_tiles(app), every]),
        line=_("Settings"),
        actions=buttons.outlined(app, _("Back"), go(routes.SETTINGS), key="region.back"),
    )
