"""Every screen of a workbook that is nine months full is drawn in the browser too: what it needs is all there."""

from __future__ import annotations

import contextlib
from pathlib import Path

from playwright.sync_api import BrowserContext
from playwright.sync_api import TimeoutError as TooLate

from imr_workbook.export.machine_json import written_copy
from tests.journeys.driver import ALLOWED_ATTEMPT
from tests.journeys.test_copies import bring_in
from tests.pwa.driver import PwaDriver
from tests.pwa.host import Host
from tools.screens import screens
from tools.workbooks import NOW, STATES

BROKEN = "Siden kan ikke vises lige nu."
DRAWN_MS = 1_000
"""So long another screen is waited for: some look as the one before did."""


def test_every_screen_is_drawn(context: BrowserContext, built: Path, tmp_path: Path) -> None:
    """The months come by a file; one screen of each route is looked at, and nothing is told as an error meanwhile."""
    errors: list[str] = []
    context.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    workbook = STATES["full"]()
    months = tmp_path / "months.json"
    months.write_bytes(written_copy(*workbook.everything(), NOW))
    with Host.ours(built) as host:
        phone = PwaDriver(context.new_page(), host.link)
        phone.start().begin().visit("/indstillinger/data/avanceret/hent").sees("Vælg en fil, som du har gemt")
        bring_in(phone, months).sees("Det er hentet ind.")
        # I dag comes first in the table of routes, and last here: by then all others have been drawn.
        paths = list({screen.pattern: screen.path for screen in reversed(screens(workbook))}.values())
        seen = {path: _shown(phone, path) for path in paths}
        phone.sees("Hej Aya")
    assert [path for path, words in seen.items() if BROKEN in words] == []
    assert [text for text in errors if ALLOWED_ATTEMPT not in text] == []
    assert len(set(seen.values())) > 60


def _shown(phone: PwaDriver, path: str) -> str:
    """All words of the screen at a path."""
    words = "document.querySelector('flt-semantics-host').textContent"
    before = phone.page.evaluate(words)
    phone.visit(path)
    with contextlib.suppress(TooLate):
        phone.page.wait_for_function(f"before => {words} !== before", arg=before, timeout=DRAWN_MS)
    found: str = phone.page.evaluate(words)
    return found
