"""The screen's name where assistive technology looks for it: the page title, and its heading said on arrival.

Every screen begins at its heading: the keyboard too, whatever was pressed to come here.

Browsers keep page titles in a history that lies outside the workbook, and some carry it to other computers.
So a title never holds what a person has written.
"""

from __future__ import annotations

import asyncio
import contextlib
import weakref

import flet as ft

from imr_workbook.ui.safety import component
from imr_workbook.ui.state import made, use_app

AFTER_S = 0.1
"""How long the title and what is said wait: both make the client draw more, and the screen goes first."""

_arrived: weakref.WeakKeyDictionary[ft.Page, str] = weakref.WeakKeyDictionary()
"""The title of the screen that each window has come to last, shown as its title yet or not."""


@component
def ScreenHeading(title: str, words: str, heading: ft.Semantics) -> ft.Control:
    """The heading, said on arrival.

    Args:
        title: of the page; the same as `words`, unless those are the person's own.
        words: what is said.
        heading: as it is drawn.
    """
    app = use_app()
    place: ft.Ref[ft.KeyboardListener] = made(ft.Ref)

    async def begin_here() -> None:
        # Flutter's own autofocus gives way to what was pressed; and here the keys that scroll have something to scroll.
        if place.current is not None:
            # The screen, or the window, may go before the client answers.
            with contextlib.suppress(RuntimeError, TimeoutError):
                await place.current.focus()  # type: ignore[no-untyped-call]

    async def arrive() -> None:
        page = ft.context.page
        whole = f"{title} · IMR-arbejdsbogen"
        if _arrived.get(page) == whole and title == words:
            return
        _arrived[page] = whole
        await asyncio.sleep(AFTER_S)
        if _arrived[page] != whole:
            return
        with contextlib.suppress(RuntimeError):  # the window may go meanwhile
            page.title = whole
            page.update()
            await app.announcer.announce_message(words)

    ft.use_effect(begin_here, [])
    ft.use_effect(arrive, [title, words])
    return ft.KeyboardListener(heading, ref=place, autofocus=True)
