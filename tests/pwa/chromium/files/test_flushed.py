"""What is said to be saved was flushed first: counted where Python asks for it, and at the system."""

from __future__ import annotations

import subprocess
from pathlib import Path

from playwright.sync_api import Browser

from tests.faults.tracing import SYNCS, need_strace
from tests.pwa.chromium.files.bench import Bench, Python
from tests.pwa.chromium.files.profile import Profile
from tests.pwa.chromium.files.saving import SAVING

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
    python.define(SAVING)
    assert min(python.run("json.dumps([save(n) for n in range(100)])")) >= 1
    context.close()


def test_the_system_is_asked_each_time(profile: Profile, bench: Bench, tmp_path: Path) -> None:
    """A flush in the page comes to the disk of the computer: it is a sync of a file there."""
    need_strace()
    python = bench.open(profile.context, "store")
    python.define(SAVING)
    log = tmp_path / "calls"
    every = [part for pid in profile.processes for part in ("-p", str(pid))]
    command = ["strace", "-f", "-o", str(log), "-e", f"trace={SYNCS}", *every]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        attached = 0
        while attached < len(every) // 2:
            attached += "attached" in strace.stderr.readline()
        saved = python.run("tried(range(50))")
        strace.terminate()
        strace.wait(30)
    assert saved == ["saved"] * 50
    calls = [line for line in log.read_text().splitlines() if "sync(" in line]
    assert len(calls) >= 50
    print(f"{len(calls)} syncs for 50 saves")
