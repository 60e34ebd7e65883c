"""How soon the app without a server can be used on a slow phone and a slow network: `python -m bench.slow BUILD`.

Run by hand on a build with smaller copies, while the machine does nothing else; it takes about ten minutes. Chromium's
own throttling stands in for the phone: it slows the page, and not the worker that Python runs in.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.pwa.host import Host
from tools.browser import ARGUMENTS, installed

NETS = {"Fast 3G": (180_000, 562.5), "Slow 3G": (50_000, 2_000.0)}
"""Bytes a second and milliseconds of delay, as in the browser's own tools."""
TRIED = (("", 1), ("", 4), ("Fast 3G", 1), ("Fast 3G", 4), ("Slow 3G", 4))
PATIENCE_MS = 600_000
HELP, WORDS = "#opening summary", "() => !document.documentElement.dataset.state"
LOOP = """() => {
  const from = performance.now();
  for (let i = 0, s = 0; i < 3e7; i++) s += i % 7;
  return Math.round(performance.now() - from);
}"""
"""The same work for the page and for its worker."""


def main(folder: Path) -> None:
    """Print seconds until Hjælp nu of our own page can be tapped and until the app is there, for each way."""
    with sync_playwright() as playwright:
        for net, slower in TRIED:
            browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
            _try(browser, folder, net, slower)
            browser.close()


def _try(browser: Browser, folder: Path, net: str, slower: int) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="da-DK")
    page = _throttled(context, net, slower)
    with Host.ours(folder) as host:
        first = _visit(page, host.link)
        sent = sum(one.body_bytes for one in host.sent) / 2**20
        loops = page.evaluate(LOOP), *(worker.evaluate(LOOP) for worker in page.workers)
        page.evaluate("async () => { await navigator.serviceWorker.ready; }")
        later = _visit(page, host.link)
    times = " ".join(f"{seconds:.1f}" for seconds in (*first, *later))
    print(
        f"{net or 'no network throttling'}, page {slower} times slower: {times} s; {sent:.1f} MB; loops {loops} ms"
    )


def _throttled(context: BrowserContext, net: str, slower: int) -> Page:
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    if net:
        rate, delay = NETS[net]
        asked = {"latency": delay, "downloadThroughput": rate, "uploadThroughput": rate}
        devtools.send("Network.emulateNetworkConditions", {"offline": False, **asked})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    return page


def _visit(page: Page, link: str) -> tuple[float, float]:
    began = time.monotonic()
    page.goto(link, wait_until="commit")
    page.wait_for_selector(HELP)
    helped = time.monotonic() - began
    page.wait_for_function(WORDS, polling=100)
    return helped, time.monotonic() - began


if __name__ == "__main__":
    main(Path(sys.argv[1]))
