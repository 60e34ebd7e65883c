"""A page or a whole browser that is killed while it writes has lost nothing that was said to be saved."""

from __future__ import annotations

import os
import random
from pathlib import Path

from tests.pwa.chromium.files.bench import Bench, Python
from tests.pwa.chromium.files.profile import Profile
from tests.pwa.chromium.files.saving import SAVING

IMAGES = int(os.environ.get("IMAGES", "1000"))
KILLS = 40 if IMAGES > 1000 else 6
"""Every other one of the page alone, the others of the whole browser."""


def _python(profile: Profile, bench: Bench, name: str) -> Python:
    python = bench.open(profile.context, f"store&to={name}")
    python.define(SAVING)
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
            with python.page.expect_event("crash"):
                profile.kill_page()
            python.close()
        told |= {int(line) for line in bench.told[name]}
    _there(_python(profile, bench, name), told)
    print(
        f"{KILLS} kills, {len(told)} saves told and found, {not_told} more that were cut off before they were told"
    )
    assert len(told) >= KILLS
