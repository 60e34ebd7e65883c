"""What is being typed when the window goes out of sight, and when the app ends, is kept."""

from __future__ import annotations

import asyncio

import flet as ft
import uvicorn

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.profile import profile
from imr_workbook.ui.app import window
from imr_workbook.ui.server.serve import Server
from imr_workbook.ui.state import Drafts
from tests.ui.harness import Headless
from tests.ui.windows import a_workbook

NAME = "/indstillinger/navn"


async def typed(screen: Headless, text: str) -> ft.TextField:
    """A field in the middle of being written in: nothing has been left, and no time has passed."""
    field = screen.fields()["Navn"]
    await screen.fire(field, "change", text, value=text)
    return field


async def test_every_window_hands_in_its_drafts() -> None:
    """Whoever ends the process flushes them all at once."""
    workbook, drafts = a_workbook(), Drafts()
    main = window(workbook, locales_dir(), drafts=drafts)
    async with Headless(main, route=NAME) as screen:
        await typed(screen, "Ay")
        assert profile(workbook.state).name == ""
        drafts.flush()
        assert profile(workbook.state).name == "Ay"


async def test_out_of_sight_is_saved() -> None:
    """A phone that shows something else may end the app at any moment after."""
    workbook = a_workbook()
    async with Headless(window(workbook, locales_dir()), route=NAME) as screen:
        await typed(screen, "Ay")
        await screen.fire(screen.page, "app_lifecycle_state_change", {"state": "hide"})
        assert profile(workbook.state).name == "Ay"


async def test_the_server_tells_before_it_lets_go() -> None:
    """Drafts are handed in while there is still someone to take them."""
    heard, started = [], asyncio.Event()

    async def app(scope: object, receive: object, send: object) -> None:
        """Never asked."""

    def ending() -> None:
        heard.append(served.servers[0].is_serving())

    config = uvicorn.Config(app, lifespan="off", log_level="critical", port=0)
    served = Server(config, started.set, ending)
    running = asyncio.create_task(served.serve())
    await started.wait()
    served.should_exit = True
    await running
    assert heard == [True]
