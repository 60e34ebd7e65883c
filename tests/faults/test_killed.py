"""A process that is killed at any moment has lost nothing that it had confirmed."""

from __future__ import annotations

import functools
import random
import signal
from pathlib import Path

from tests.faults.child import Child
from tests.faults.writing import check, write_on

STORES, KILLS = 5, 20


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """Five stores twenty times each: while it is opened, while it saves, while it tidies its log."""
    seed = random.randrange(1_000_000)
    print("seed", seed)
    chance = random.Random(seed)
    whole = not_told = 0
    for number in range(STORES):
        folder = tmp_path / str(number)
        folder.mkdir()
        there: set[int] = set()
        for kill in range(KILLS):
            # A third of them as soon as it begins, the rest after some rounds.
            told = _killed(
                folder, there, chance.randrange(1, 40) if kill % 3 else 0, chance.uniform(0, 0.006)
            )
            there = check(folder, there | told, set(range(10_000)))
            not_told += len(there - told)
        whole += len(there)
    print(f"{STORES * KILLS} kills, {whole} rounds kept, {not_told} of them cut off before they were told")
    assert whole >= STORES * KILLS * 2 / 3


def _killed(folder: Path, there: set[int], wanted: int, then_s: float) -> set[int]:
    """Go on writing until so many rounds are confirmed and so much time has passed; the rounds known."""
    first = max(there, default=-1) + 1
    with Child(functools.partial(write_on, folder, range(first, 10_000))) as child:
        child.go()
        while len(child.rounds("kept")) < wanted and child.listen(60):
            pass
        child.listen_on(then_s)
        child.kill()
    assert child.status == -signal.SIGKILL
    return there | child.rounds("kept")
