"""What is being typed when the window goes out of sight, and when the app ends, is kept."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Iterable, Mapping

import flet as ft
import uvicorn

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.changes import Change
from imr_workbook.domain.plans import contact
from imr_workbook.domain.profile import profile
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import StoreFull
from imr_workbook.ui.app import window
from imr_workbook.ui.routes import CONTACTS
from imr_workbook.ui.server.serve import Server
from imr_workbook.ui.state import Drafts
from imr_workbook.vault.vault import StandingOpen
from tests.ui.harness import Headless
from tests.ui.windows import a_workbook

NAME = "/indstillinger/navn"


class FullOnce(MemoryStore):
    """A store that has no room for one change, and then has."""

    full = False

    def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:
        if self.full:
            self.full = False
            raise StoreFull
        return super().append(changes, cursor)


async def typed(screen: Headless, text: str) -> ft.TextField:
    """A field in the middle of being written in: nothing has been left, and no time has passed."""
    field = screen.fields()["Navn"]
    await screen.fire(field, "change", text, value=text)
    return field


async def test_every_window_hands_in_its_drafts() -> None:
    """Whoever ends the process flushes them all at once."""
    workbook, drafts = a_workbook(), Drafts()
    main = window(StandingOpen(workbook), locales_dir(), drafts=drafts)
    async with Headless(main, route=NAME) as screen:
        await typed(screen, "Ay")
        assert profile(workbook.state).name == ""
        drafts.flush()
        assert profile(workbook.state).name == "Ay"


async def test_one_that_cannot_be_saved_keeps_no_other_from_it() -> None:
    """The process ends, and no window is there to be told in: the next field is saved all the same."""
    store, drafts = FullOnce(), Drafts()
    workbook = a_workbook(store=store)
    main = window(StandingOpen(workbook), locales_dir(), drafts=drafts)
    async with Headless(main, route=f"{CONTACTS}/mor") as screen:
        for field, text in zip(screen.fields().values(), ("Mor", "12345678"), strict=True):
            await screen.fire(field, "change", text, value=text)
        store.full = True
        await asyncio.create_task(ended(drafts), context=contextvars.Context())
        found = contact(workbook.state, "mor")
        assert found is not None
        assert [found.name, found.written] in (["", "12345678"], ["Mor", ""])


async def ended(drafts: Drafts) -> None:
    """As the server does: in no window."""
    drafts.flush()


async def test_out_of_sight_is_saved() -> None:
    """A phone that shows something else may end the app at any moment after."""
    workbook = a_workbook()
    async with Headless(window(StandingOpen(workbook), locales_dir()), route=NAME) as screen:
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
