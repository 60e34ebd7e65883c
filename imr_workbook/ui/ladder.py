"""Whom to call now: the ladder of the chosen region, which follows the clock while a screen shows it."""

from __future__ import annotations

import asyncio
from datetime import datetime

import flet as ft

from imr_workbook.domain.danish_time import danish_time
from imr_workbook.domain.helplines import Ladder, ladder
from imr_workbook.ui.state import App

LOOK_AGAIN_S = 20.0
"""How often a screen that is left open looks at the clock; a line that closes is not offered for long."""


def danish_minute(app: App) -> datetime:
    """The wall time of Denmark, to the minute."""
    return danish_time(app.workbook.now()).replace(second=0, microsecond=0)


def use_ladder(app: App) -> Ladder:
    """Whom to call; the calling component draws again when a minute has passed."""
    _, show = ft.use_state(danish_minute(app))

    async def follow_the_clock() -> None:
        while True:
            await asyncio.sleep(LOOK_AGAIN_S)
            show(danish_minute(app))

    ft.use_effect(follow_the_clock, [])
    return ladder(app.helplines, app.state.settings.region, danish_minute(app))
