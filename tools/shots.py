"""Pictures of every screen, into shots/, with an index.html to look through them.

`make shots` takes all; `make shots ARGS="phone dark typical maal"` only those whose line holds every word.
A line reads: state, device, colours, text size, screen.
"""

from __future__ import annotations

import argparse
import html
import itertools
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.journeys.driver import NARROW, PHONE, TABLET, Driver
from tools.browser import ARGUMENTS, installed
from tools.screens import Screen, screens
from tools.served import Served
from tools.workbooks import STATES, new_workbook

FOLDER = Path("shots")
DEVICES: dict[str, ViewportSize] = {"phone": PHONE, "tablet": TABLET, "narrow": NARROW}
COLOURS = ("light", "dark")
SIZES = (100, 200)
WELCOME = (Screen("", "/velkommen"), Screen("", "/velkommen-2"))
"""The first two pages have no path of their own."""

STILL_MS = 80
"""Two pictures this far apart that are the same show a screen at rest."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture."""

    state: str
    device: str
    colours: str
    size: int
    screen: Screen

    @property
    def line(self) -> str:
        """What a filter is held against."""
        return f"{self.state} {self.device} {self.colours} {self.size} {self.screen.name}"

    @property
    def variant(self) -> str:
        """Everything but the screen."""
        return f"{self.state} {self.device} {self.colours} {self.size}"

    @property
    def file(self) -> Path:
        """Where it lies, under the folder."""
        return Path(self.variant.replace(" ", "-")) / f"{self.screen.name}.png"


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures that match.

    Returns:
        0; 1 where none matched.
    """
    parser = argparse.ArgumentParser(prog="make shots", description=__doc__)
    parser.add_argument("words", nargs="*", help="take only pictures whose line holds all of these")
    words = [word.lower() for word in parser.parse_args(arguments).words]
    if not words:
        shutil.rmtree(FOLDER, ignore_errors=True)
    taken: list[Shot] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        for state in ("new", *STATES):
            taken += _take(browser, state, words)
        browser.close()
    if not taken:
        print("no picture has a line with all of these words", file=sys.stderr)
        return 1
    index = FOLDER / "index.html"
    index.write_text(contact_sheet(taken), encoding="utf-8")
    print(f"{len(taken)} pictures: {index}")
    return 0


def _take(browser: Browser, state: str, words: Sequence[str]) -> Iterator[Shot]:
    """One state's pictures: its windows stay open, and settings change under them."""
    workbook = new_workbook() if state == "new" else STATES[state]()
    found = WELCOME if state == "new" else screens(workbook)
    every = (
        Shot(state, device, colours, size, screen)
        for colours, size, device, screen in itertools.product(COLOURS, SIZES, DEVICES, found)
        if device != "narrow" or size == SIZES[-1]
    )
    wanted = [shot for shot in every if all(word in shot.line for word in words)]
    if not wanted:
        return
    with Served(workbook) as served:
        windows = {
            name: _window(browser, served.link, DEVICES[name]) for name in {one.device for one in wanted}
        }
        for shot in wanted:
            window = windows[shot.device]
            served.settings(text_size=shot.size, colours=shot.colours)
            _show(window, shot.screen)
            path = FOLDER / shot.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(still(window.page))
            yield shot
        for window in windows.values():
            window.page.context.close()


def _window(browser: Browser, link: str, viewport: ViewportSize) -> Driver:
    context = browser.new_context(viewport=viewport, locale="da-DK", reduced_motion="reduce")
    driver = Driver(context.new_page(), link)
    driver.start()
    return driver


def _show(window: Driver, screen: Screen) -> None:
    if screen in WELCOME:
        back, on = window.button("Tilbage"), window.button("Næste")
        if screen == WELCOME[1] and on.count():
            window.tap(on)
        elif screen == WELCOME[0] and back.count():
            window.tap(back)
    else:
        window.visit(screen.path)


def still(page: Page) -> bytes:
    """A picture of the page, once it no longer changes."""
    before = b""
    for _ in range(50):
        page.wait_for_timeout(STILL_MS)
        now = page.screenshot()
        if now == before:
            break
        before = now
    return before


def contact_sheet(shots: Sequence[Shot]) -> str:
    """A page with every picture: a row for each screen, a column for each way it was taken."""
    rows: dict[str, list[Shot]] = {}
    for shot in shots:
        rows.setdefault(shot.screen.name, []).append(shot)
    body = "".join(
        f"<h2>{html.escape(name)}</h2><div>{''.join(map(_figure, row))}</div>" for name, row in rows.items()
    )
    return f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>
body{{font:15px/1.4 sans-serif;margin:24px;background:#888;color:#fff}}
div{{display:flex;gap:16px;overflow-x:auto;align-items:flex-start;padding-bottom:12px}}
figure{{margin:0}} img{{height:420px;border-radius:12px;display:block}}
</style>{body}</html>
"""


def _figure(shot: Shot) -> str:
    source = html.escape(shot.file.as_posix())
    return (
        f'<figure><a href="{source}"><img loading="lazy" src="{source}" alt="{html.escape(shot.line)}"></a>'
        f"{html.escape(shot.variant)}</figure>"
    )


if __name__ == "__main__":
    raise SystemExit(main())
