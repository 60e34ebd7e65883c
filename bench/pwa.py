"""How soon the app without a server can be used: at the first visit, at a later one, and without a network.

From the navigation until words of the first screen stand in the accessibility tree, in a real Chromium, beside the
server of `imr-workbook site` on the same machine. Of each the lower quartile counts.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from bench.start import WATCH
from tests.pwa.host import Host
from tools.browser import ARGUMENTS, installed
from tools.pwa.build import build

ROUNDS = 5
FIRST_SCREEN = "bench.when('Næste')"
KEPT = "async () => !!(await navigator.serviceWorker.ready).active"
"""Waits until everything is kept for a start without a network."""


@dataclass
class Starts:
    """Times in milliseconds, sizes in bytes."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    offline: list[float] = field(default_factory=list)
    sent: int = 0
    """What the first visit transfers until all is kept, as it is sent."""
    code: int = 0
    """What an update of our own code transfers: its pack, as it is sent."""


def measure() -> Starts:
    """Build the app, unless `PWA` names one that has been built, and start it again and again."""
    found = Starts()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        out = Path(os.environ.get("PWA", f"{folder}/pwa"))
        if "PWA" not in os.environ:
            build(out)
        found.code = sum(path.stat().st_size for path in out.glob("app*.pack.br"))
        for _ in range(ROUNDS):
            # A browser of its own each time: nothing is compiled yet.
            browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
            _round(browser, out, found)
            browser.close()
    return found


def _round(browser: Browser, out: Path, found: Starts) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="da-DK")
    context.add_init_script(WATCH)
    host = Host.ours(out).start()
    found.cold.append(_start(context, host.link, keep=True))
    found.sent = sum(one.body_bytes for one in host.sent)
    found.warm.append(_start(context, host.link))
    host.stop()
    found.offline.append(_start(context, host.link))
    context.close()


def _start(context: BrowserContext, link: str, *, keep: bool = False) -> float:
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{link}/", wait_until="commit")
    took: float = page.evaluate(FIRST_SCREEN)
    if keep:
        page.evaluate(KEPT)
    page.close()
    return took


def rows() -> list[tuple[str, float, str]]:
    """What, how much, and the bar."""
    found = measure()
    return [
        ("first visit, ms", _quartile(found.cold), "≤ 5,000"),
        ("later visit, ms", _quartile(found.warm), "≤ 2,500"),
        ("without a network, ms", _quartile(found.offline), "≤ 4,000"),
        ("first visit as sent, kB", found.sent / 1000, "≤ 20,000"),
        ("an update of our code as sent, kB", found.code / 1000, "≤ 1,000"),
    ]


def _quartile(times: list[float]) -> float:
    return statistics.quantiles(times, n=4, method="inclusive")[0]
