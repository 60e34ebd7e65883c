"""Without a network every screen opens: within the app, from the address bar, and loaded anew."""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import BrowserContext
from playwright.sync_api import TimeoutError as TooLate

from imr_workbook.ui import routes
from tests.journeys.driver import Driver
from tests.pwa.driver import PwaDriver
from tests.pwa.host import Host
from tests.ui.test_routes import level_one
from tests.ui.windows import a_window, a_workbook
from tools.screens import screens

DRAWN_MS = 5_000
DEEP = (
    routes.TODAY,
    "/haefter/m01/m01-t1/m01-t1-egne-ord/1",
    "/maal/skridt/step.01JD",
    f"{routes.HELP}/mere",
    routes.BACKUP,
    "/findes-ikke/på.æøå?fra=start",
)
"""One path of each kind: short, long, with a dot, outside the bar, deep, and one of nothing in Danish letters."""


def drawn_elsewhere(paths: list[str]) -> dict[str, list[str]]:
    """The heading that each path has where there is no browser, in a workbook that has just begun."""

    async def drawn() -> dict[str, list[str]]:
        found = {}
        async with a_window(a_workbook()) as window:
            for path in paths:
                await window.go(path)
                found[path] = level_one(window)
        return found

    # Playwright has the loop of its own thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, drawn()).result()


def test_every_route_opens_with_the_host_gone(context: BrowserContext, built: Path) -> None:
    """The headings are those of the screens drawn elsewhere."""
    paths = list({screen.pattern: screen.path for screen in screens(a_workbook())}.values())
    wanted = drawn_elsewhere([*paths, *DEEP])
    assert len(paths) > 30
    assert all(len(heading) == 1 for heading in wanted.values())
    with Host.ours(built) as host:
        phone = PwaDriver(context.new_page(), host.link)
        phone.start().begin()
        phone.kept()
    seen = {path: _heading(phone.visit(path), wanted[path][0]) for path in paths}
    assert {path: [heading] for path, heading in seen.items()} == {path: wanted[path] for path in paths}
    for path in DEEP:
        phone.start(path)
        assert _heading(phone, wanted[path][0]) == wanted[path][0], path
        phone.reload()
        assert _heading(phone, wanted[path][0]) == wanted[path][0], path
    phone.visit(routes.HELP).sees("112")
    assert phone.reached == []


def _heading(phone: Driver, wanted: str) -> str:
    """What stands as the heading, once it is the wanted one or has had time enough to be."""
    words = "[...document.querySelectorAll('flt-semantics h1')].map((one) => one.textContent).join()"
    with contextlib.suppress(TooLate):
        phone.page.wait_for_function(
            f"wanted => {words} === wanted", arg=wanted, timeout=DRAWN_MS, polling=20
        )
    found: str = phone.page.evaluate(words)
    return found
