"""How soon the first screen can be used, and how soon a tap shows the next: beside a bare Flet page.

Both in the same run, each in a process of its own, in a real Chromium, several rounds taken in turn.
Of each the lower quartile counts: whatever else the machine does only ever adds. Also the memory of an open
window, and what the first visit transfers.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from imr_workbook.cli import opened_folder, opened_vault
from tools.browser import ARGUMENTS, installed

ROUNDS = 7
TAPS = 40
WINDOWS = 10
BAR = 1.25
"""Design, section 9: at most this many times a bare Flet page."""

WATCH = """
window.bench = {
  sees: (text) => !!document.querySelector('flt-semantics-host')?.textContent.includes(text) ||
    !!document.querySelector(`flt-semantics-host [aria-label*="${text}"]`),
  when: (text) => new Promise((done) => {
    // Asked only when something has changed: asking all the time would take time of its own, more where more is shown.
    const watch = new MutationObserver(look);
    function look() {
      if (!bench.sees(text)) return;
      watch.disconnect();
      done(performance.now());
    }
    watch.observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
    look();
  }),
};
const wake = () => {
  const placeholder = document.querySelector('flt-semantics-placeholder');
  if (placeholder) placeholder.click(); else setTimeout(wake, 5);
};
wake();
"""
"""Turns Flutter's accessibility tree on, as a screen reader does, and waits for words in it."""

_FIRST_SCREEN = "bench.when('Er det en svær dag?')"

_TAP = """
async ([name, text]) => {
  const found = [...document.querySelectorAll('flt-semantics-host [role=button], flt-semantics-host [flt-tappable]')]
    .find((one) => (one.textContent || one.getAttribute('aria-label') || '').trim() === name);
  if (!found) throw new Error('no ' + name);
  const before = performance.now();
  found.click();
  return await bench.when(text) - before;
}
"""


@dataclass
class Side:
    """What was measured of one of the two; times in milliseconds."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    taps: list[float] = field(default_factory=list)
    window_kb: float = 0.0
    """Resident memory of the server for each open window."""
    sent_kb: float = 0.0
    """What the first visit transfers, as it is sent."""
    unpacked_kb: float = 0.0


@dataclass(frozen=True)
class Served:
    """One of the two, running."""

    link: str
    pid: int


@contextmanager
def serving(*command: str) -> Iterator[Served]:
    """A process that prints its link, until it is no longer needed."""
    process = subprocess.Popen([sys.executable, "-m", *command], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = next(line for line in process.stdout if "?token=" in line)
        yield Served(next(word for word in line.split() if "?token=" in word), process.pid)
    finally:
        process.terminate()
        process.wait(20)


def measure() -> tuple[Side, Side]:
    """The app and the bare page, measured in turn."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        with opened_folder(Path(folder)) as held, opened_vault(held) as vault:
            vault.workbook.finish_welcome()
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        app = ("imr_workbook", "app", "--no-open", "--port", "0", "--data", folder)
        with serving(*app) as ours, serving("bench.bare") as bare:
            sides = ((Side(), ours), (Side(), bare))
            for _ in range(ROUNDS):
                for side, served in sides:
                    _visits(browser, served, side)
            _taps(browser, *sides)
            for side, served in sides:
                side.window_kb = _window_kb(browser, served)
                side.sent_kb, side.unpacked_kb = _transfer_kb(browser, served)
        browser.close()
    return sides[0][0], sides[1][0]


def _visits(browser: Browser, served: Served, side: Side) -> None:
    """A first visit, and a later one."""
    context = _context(browser)
    for times in (side.cold, side.warm):
        page = context.new_page()
        page.goto(served.link)
        times.append(page.evaluate(_FIRST_SCREEN))
        page.close()
    context.close()


def _taps(browser: Browser, *sides: tuple[Side, Served]) -> None:
    """There and back between two screens, now here and now there, so that both meet the same machine."""
    contexts = [_context(browser) for _ in sides]
    pages = [_open(context, served) for context, (_, served) in zip(contexts, sides, strict=True)]
    for turn in range(TAPS):
        for page, (side, _) in zip(pages, sides, strict=True):
            way = ["I dag", "Er det en svær dag?"] if turn % 2 else ["Hæfter", "Se alle elleve emner"]
            side.taps.append(page.evaluate(_TAP, way))
            page.wait_for_timeout(200)
    for context in contexts:
        context.close()


def _window_kb(browser: Browser, served: Served) -> float:
    """Resident memory that the server takes for one more window."""
    context = _context(browser)
    _open(context, served)
    before = _resident_kb(served.pid)
    pages = [_open(context, served) for _ in range(WINDOWS)]
    grown = _resident_kb(served.pid) - before
    for page in pages:
        page.close()
    context.close()
    return grown / WINDOWS


def _transfer_kb(browser: Browser, served: Served) -> tuple[float, float]:
    """What a first visit transfers: as sent, and unpacked."""
    context = _context(browser)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    sent: list[float] = []
    unpacked: list[float] = []
    network.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    network.on("Network.dataReceived", lambda event: unpacked.append(event["dataLength"]))
    page.goto(served.link)
    page.evaluate(_FIRST_SCREEN)
    page.wait_for_timeout(1000)
    context.close()
    return sum(sent) / 1024, sum(unpacked) / 1024


def _context(browser: Browser) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="da-DK", reduced_motion="reduce"
    )
    context.add_init_script(WATCH)
    return context


def _open(context: BrowserContext, served: Served) -> Page:
    page = context.new_page()
    page.goto(served.link)
    page.evaluate(_FIRST_SCREEN)
    return page


def _resident_kb(pid: int) -> float:
    """Resident memory of a process; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024


def _quartile(times: list[float]) -> float:
    return statistics.quantiles(times, n=4)[0]


def rows() -> list[tuple[str, float, float, str]]:
    """(what, the app, the bare page, bar) with times in milliseconds and sizes in kB."""
    app, bare = measure()
    return [
        ("first usable screen, first visit (ms)", _quartile(app.cold), _quartile(bare.cold), f"≤ {BAR} ×"),
        ("first usable screen, later visit (ms)", _quartile(app.warm), _quartile(bare.warm), f"≤ {BAR} ×"),
        ("tap → screen (ms)", _quartile(app.taps), _quartile(bare.taps), f"≤ {BAR} ×"),
        ("memory of one more window (kB)", app.window_kb, bare.window_kb, ""),
        ("first visit as sent (kB)", app.sent_kb, bare.sent_kb, ""),
        ("first visit unpacked (kB)", app.unpacked_kb, bare.unpacked_kb, ""),
    ]


if __name__ == "__main__":
    for what, ours, bare, bar in rows():
        print(f"{what:40} {ours:10.0f} {bare:10.0f} {ours / bare:6.2f} × {bar}")
