"""The screen's name where assistive technology looks for it: the page title, and its heading said on arrival.

Browsers keep page titles in a history that lies outside the workbook, and some carry it to other computers.
So a title never holds what a person has written.
"""

from __future__ import annotations

import asyncio
import contextlib

import flet as ft

from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app

AFTER_S = 0.1
"""How long the title and what is said wait: both make the client draw more, and the screen goes first."""


@component
def ScreenTitle(title: str, heading: str) -> ft.Control:
    """Takes no room. `heading` is said; it is the title too, unless it is in the person's own words."""
    app = use_app()

    async def arrive() -> None:
        page = ft.context.page
        whole = f"{title} · IMR-arbejdsbogen"
        if page.title == whole and title == heading:
            return
        page.title = whole
        with contextlib.suppress(RuntimeError):  # the window may go meanwhile
            await asyncio.sleep(AFTER_S)
            page.update()
            await app.announcer.announce_message(heading)

    ft.use_effect(arrive, [title, heading])
    return ft.Container(width=0, height=0)
