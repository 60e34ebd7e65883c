"""What is said to be saved was flushed first: counted where Python asks for it."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.pwa.chromium.files.bench import Bench, Python

SQLITE = """
import json, sqlite3
from browser import flushes
def commits(path, count):
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
        db.execute("PRAGMA " + pragma)
    db.execute("CREATE TABLE IF NOT EXISTS row (body)")
    found = []
    for number in range(count):
        before = flushes()
        db.execute("INSERT INTO row VALUES (?)", (bytes(300),))
        found.append(flushes() - before)
    db.close()
    return json.dumps(found)
"""

STORE = """
import json
from browser import flushes
from pathlib import Path
from imr_workbook.domain.changes import Change
from imr_workbook.domain.stamps import Stamp
from imr_workbook.store.opening import open_store
from imr_workbook.store.seals import Sealed
Path("/data/store").mkdir(exist_ok=True)
store = open_store(Path("/data/store"), Sealed(bytes(range(32))))
def save(n):
    before = flushes()
    store.append([Change(f"step-{n}", "step", "text", "å" * n, Stamp(n + 1, 0, store.device))])
    return flushes() - before
"""


def test_each_commit_is_flushed(python: Python) -> None:
    """At least once before SQLite says that it is done."""
    python.define(SQLITE)
    assert min(python.run("commits('/data/vault.db', 100)")) >= 1


def test_as_published_nothing_is(browser: Browser, bench: Bench) -> None:
    """Emscripten's own fdatasync does nothing: no commit is flushed, and SQLite knows nothing of it."""
    context = browser.new_context()
    python = bench.open(context, "python=published")
    python.define(SQLITE)
    assert set(python.run("commits('/data/vault.db', 20)")) == {0}
    context.close()


def test_each_save_of_the_store_is_flushed(browser: Browser, bench: Bench) -> None:
    """The real store, sealed."""
    context = browser.new_context()
    python = bench.open(context, "store")
    python.define(STORE)
    assert min(python.run("json.dumps([save(n) for n in range(100)])")) >= 1
    context.close()
