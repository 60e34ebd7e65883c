"""Asking the browser to keep what is written: after the first words, and what the person is told of its answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.pwa.driver import PwaDriver
from tests.pwa.host import Host

WORDS = "/haefter/m01/m01-t1/m01-t1-egne-ord/1"
RECOVERY = "For mig betyder recovery …"
KODE, BACKUP = "Vil du have en kode?", "Browseren kan slette det, du skriver her"

ANSWERS = """
  globalThis.asked = 0;
  StorageManager.prototype.persist = async () => { globalThis.asked += 1; return %(persist)s; };
  StorageManager.prototype.persisted = async () => %(persist)s;
  if (%(tab)s) Object.defineProperty(navigator, "standalone", { value: false });
"""
"""Chromium without a head refuses always. Only an iPhone says of a page that it does not stand alone."""


@pytest.mark.parametrize(
    ("persist", "tab", "reminded"),
    [("true", "false", False), ("false", "false", True), ("true", "true", True)],
    ids=["promised", "refused", "promised in a tab of an iPhone"],
)
def test_it_is_asked_after_the_first_words_and_a_backup_is_offered_where_they_may_go(
    context: BrowserContext, built: Path, persist: str, tab: str, reminded: bool
) -> None:
    """Once, not at the first start, and not for reading alone; after ”Ikke nu” nothing is offered again."""
    context.add_init_script(ANSWERS % {"persist": persist, "tab": tab})
    with Host.ours(built) as host:
        app = PwaDriver(context.new_page(), host.link)
        app.start().begin()
        app.visit(WORDS).sees("Med dine egne ord").settled()
        assert _asked(app) == 0
        app.write(RECOVERY, "Ro i køkkenet").sees("Gemt kl.")
        app.page.wait_for_function("() => globalThis.asked === 1", polling=50)
        app.visit("/").sees(KODE).settled().tap("Ikke nu").sees_not(KODE).settled()
        assert _offers_a_backup(app) is reminded
        if persist == "true":
            return
        app.tap("Ikke nu").sees_not(BACKUP)
        app.start(WORDS)
        app.write(RECOVERY, "Ro i stuen").sees("Gemt kl.")
        app.visit("/").sees("Læs videre").settled()
        assert not _offers_a_backup(app)
        assert _asked(app) == 0


def _asked(app: PwaDriver) -> int:
    asked: int = app.page.evaluate("globalThis.asked")
    return asked


def _offers_a_backup(app: PwaDriver) -> bool:
    return any(line.startswith(BACKUP) for line in app.lines())
