"""The screen's name where assistive technology looks for it: the page title, and said once on arrival."""

from __future__ import annotations

import asyncio
import contextlib

import flet as ft

from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app

AFTER_S = 0.1
"""How long the page title waits: a new one makes the client draw everything anew, and the screen goes first."""


@component
def ScreenTitle(title: str) -> ft.Control:
    """Takes no room."""
    app = use_app()

    async def arrive() -> None:
        page = ft.context.page
        if page.title != f"{title} · IMR-arbejdsbogen":
            page.title = f"{title} · IMR-arbejdsbogen"
            await app.announcer.announce_message(title)
            await asyncio.sleep(AFTER_S)
            with contextlib.suppress(RuntimeError):  # the window has gone meanwhile
                page.update()

    ft.use_effect(arrive, [title])
    return ft.Container(width=0, height=0)
