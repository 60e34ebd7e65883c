"""Where one lives: the regions there are today, to choose from. Never guessed from a postcode."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.helplines import region_on, regions_on
from imr_workbook.ui.ladder import danish_minute
from imr_workbook.ui.parts import choice
from imr_workbook.ui.state import App


def region_name(app: App) -> str:
    """The chosen region's name, that of the one which took over from it included; empty where none is."""
    found = region_on(app.helplines, app.state.settings.region, danish_minute(app).date())
    return found.name if found else ""


def region_tiles(app: App, on_chosen: Callable[[], object] = lambda: None) -> list[ft.Control]:
    """One tile a region; `on_chosen` is called when the choice is kept."""
    today = danish_minute(app).date()
    chosen = region_on(app.helplines, app.state.settings.region, today)

    def choose(region_id: str) -> Callable[[], None]:
        def chosen() -> None:
            app.workbook.change_settings(region=region_id)
            on_chosen()

        return chosen

    return [
        choice.tile(app, region.name, region == chosen, choose(region.id), key=f"region.{region.id}")
        for region in regions_on(app.helplines, today)
    ]
