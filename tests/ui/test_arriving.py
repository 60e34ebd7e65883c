"""Every screen that one comes to is said, however soon one goes on."""

from __future__ import annotations

import asyncio

import pytest

from imr_workbook.ui import routes
from imr_workbook.ui.parts import title
from tests.ui.windows import a_window, a_workbook


async def test_back_before_the_screen_between_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first is said again, and the one that was only passed is not said after it."""
    said: list[str] = []
    heard = asyncio.Event()
    async with a_window(a_workbook(), routes.GOALS) as screen:
        monkeypatch.setattr(title, "AFTER_S", 0.02)

        async def hear(_service: object, message: str, *_: object, **__: object) -> None:
            said.append(message)
            heard.set()

        monkeypatch.setattr("flet.SemanticsService.announce_message", hear)
        await screen.go(routes.HANDOUTS)
        await screen.go(routes.GOALS)
        # The one between would have been said first: it waited from before.
        await asyncio.wait_for(heard.wait(), 5)
    assert said == ["Hvad passer til dig lige nu?"]
