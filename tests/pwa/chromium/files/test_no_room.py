"""A full disk, files closed or thrown away while they are open: it is said, nothing is half there, Python goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession

from imr_workbook.store import store as errors
from imr_workbook.ui import safety
from tests.pwa.chromium.files.bench import Bench, Python
from tests.pwa.chromium.files.saving import SAVING


@pytest.fixture
def saving(browser: Browser, bench: Bench) -> Iterator[Python]:
    """The real store, open, with twenty things saved."""
    context = browser.new_context()
    python = bench.open(context, "store")
    python.define(SAVING)
    assert python.run("tried(range(20))") == ["saved"] * 20
    yield python
    context.close()


@pytest.fixture
def chromium(saving: Python) -> CDPSession:
    """What the browser itself can be told."""
    return saving.page.context.new_cdp_session(saving.page)


def _said(found: list[str]) -> set[str]:
    return {safety.sentence(getattr(errors, one)("")) for one in found if one != "saved"}


def _begin_anew(python: Python) -> None:
    python.define("store.close()")
    python.reopen()
    python.define("begin()")


def test_no_room(saving: Python, chromium: CDPSession, bench: Bench) -> None:
    """Without room a save is refused as a whole and it is said why; with room again it is saved."""
    chromium.send("Storage.overrideQuotaForOrigin", {"origin": bench.link, "quotaSize": 1})
    found = saving.run("tried(range(20, 400))")
    kept = [n for n, one in enumerate(found, 20) if one == "saved"]
    assert _said(found) == {safety.NOT_SAVED_FULL}
    assert saving.run("there()") == [[*range(20), *kept], True, 0, "None"]
    chromium.send("Storage.overrideQuotaForOrigin", {"origin": bench.link})
    missing = [n for n in range(400) if n >= 20 and n not in kept]
    assert saving.run(f"tried({missing})") == ["saved"] * len(missing)
    _begin_anew(saving)
    assert saving.run("there()") == [[*range(400)], True, 0, "None"]


def test_found_again_without_room(saving: Python, chromium: CDPSession, bench: Bench) -> None:
    """A full disk keeps nobody from opening what they wrote."""
    chromium.send("Storage.overrideQuotaForOrigin", {"origin": bench.link, "quotaSize": 1})
    _begin_anew(saving)
    assert saving.run("there()") == [[*range(20)], True, 0, "None"]


def test_files_closed_while_they_are_open(saving: Python) -> None:
    """As when the browser takes them back: no save is called one, and what was saved is there when they are opened."""
    saving.worker.evaluate(
        """() => Object.values(held.pool.names.now.files).forEach((one) => held.pool.handle(one).close())"""
    )
    found = saving.run("tried(range(20, 25))")
    assert "saved" not in found
    assert safety.WENT_WRONG not in _said(found)
    assert saving.run("json.dumps(sum(range(10)))") == 45
    saving.reopen()
    saving.define("begin()")
    assert saving.run("there()") == [[*range(20)], True, 0, "None"]


def test_thrown_away_while_it_is_open(saving: Python, chromium: CDPSession, bench: Bench) -> None:
    """Files that are gone can still be written to, or else seem full: it is looked for, and nothing is called saved."""
    chromium.send("Storage.clearDataForOrigin", {"origin": bench.link, "storageTypes": "all"})
    saving.worker.evaluate(
        """async () => {
            held.pool.look();
            const seen = () => { try { held.pool.writable(1); return false; } catch { return true; } };
            while (!seen()) await new Promise((done) => setTimeout(done, 50));
        }"""
    )
    found = saving.run("tried(range(20, 25))")
    assert "saved" not in found
    assert _said(found) == {safety.NOT_SAVED}
    assert saving.run("json.dumps(sum(range(10)))") == 45
