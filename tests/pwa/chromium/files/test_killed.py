"""A page or a whole browser that is killed while it writes has lost nothing that was said to be saved."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.pwa.chromium.files.bench import Bench, Python
from tests.pwa.chromium.files.profile import Profile

IMAGES = int(os.environ.get("IMAGES", "1000"))
KILLS = 40 if IMAGES > 1000 else 6
"""Every other one of the page alone, the others of the whole browser."""

STORE = """
import json
from bench import told
from pathlib import Path
from imr_workbook.domain.changes import Change
from imr_workbook.domain.stamps import Stamp
from imr_workbook.store.opening import open_store
from imr_workbook.store.seals import Sealed
Path("/data/store").mkdir(exist_ok=True)
store = open_store(Path("/data/store"), Sealed(bytes(range(32))))

def text(n):
    return f"skridt {n} " + "å" * (n * 37 % 3000)

def save(n):
    last = store.last_stamp
    stamp = Stamp(1 if last is None else last.ms + 1, 0, store.device)
    store.append([Change(f"step-{n}", "step", "text", text(n), stamp)])

def write_on(first):
    n = first
    while True:
        save(n)
        told(str(n))
        n += 1

def there():
    records = {record.id: record.get("text") for record in store.records()}
    whole = all(found == text(int(name.removeprefix("step-"))) for name, found in records.items())
    numbers = sorted(int(name.removeprefix("step-")) for name in records)
    return json.dumps([numbers, whole, store.damaged, str(store.lost)])
"""


@pytest.fixture
def profile(browser: Browser, tmp_path: Path) -> Iterator[Profile]:
    """A browser that finds its files again."""
    with Profile(browser.browser_type, tmp_path / "profile") as profile:
        yield profile


def _python(profile: Profile, bench: Bench, name: str) -> Python:
    python = bench.open(profile.context, f"store&to={name}")
    python.define(STORE)
    return python


def _there(python: Python, told: set[int]) -> set[int]:
    numbers, whole, damaged, lost = python.run("there()")
    assert (whole, damaged, lost) == (True, 0, "None")
    there = set(numbers)
    assert there >= told, f"lost: {sorted(told - there)}"
    # At most the one that was being written when it ended, each time.
    assert there == set(range(len(there)))
    return there


def test_killed_while_it_writes(profile: Profile, bench: Bench, tmp_path: Path) -> None:
    """What it told a server before is found by the real store; the browser is another one, the profile the same."""
    seed = random.randrange(1_000_000)
    print("seed", seed)
    chance = random.Random(seed)
    name, not_told = tmp_path.name, 0
    told: set[int] = set()
    for kill in range(KILLS):
        python = _python(profile, bench, name)
        there = _there(python, told)
        not_told += len(there - told)
        told, enough = there, len(bench.told[name]) + chance.randrange(1, 30)
        python.worker.evaluate(f"() => {{ setTimeout(() => run('write_on({len(there)})'), 0) }}")
        bench.wait(name, enough)
        # Anywhere in the next saves.
        bench.listen_on(chance.uniform(0, 0.01))
        if kill % 2:
            profile.kill()
        else:
            profile.kill_renderers()
            python.close()
        told |= {int(line) for line in bench.told[name]}
    _there(_python(profile, bench, name), told)
    print(
        f"{KILLS} kills, {len(told)} saves told and found, {not_told} more that were cut off before they were told"
    )
    assert len(told) >= KILLS
