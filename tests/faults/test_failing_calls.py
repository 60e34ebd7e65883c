"""Every write and every sync fails once, or is the last thing a process does: nothing confirmed is lost."""

from __future__ import annotations

import functools
import signal
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.child import Child
from tests.faults.tracing import SYNCS, need_strace, traced
from tests.faults.writing import check, write_on

ROUNDS = range(4)
WRITES = "pwrite64"


@pytest.fixture(autouse=True)
def _strace() -> None:
    need_strace()


def run(folder: Path, calls: str, *options: str, log: Path | None = None) -> Child:
    """Rounds on a new store in `folder`, with strace on the calls."""
    folder.mkdir()
    return traced(functools.partial(write_on, folder, ROUNDS), "-e", f"trace={calls}", *options, log=log)


def each(folder: Path, calls: str) -> list[tuple[str, int]]:
    """Each such call that there is when nothing fails, with its number: strace counts those of one name."""
    log = folder / "log"
    assert run(folder / "store", calls, log=log).rounds("kept") == set(ROUNDS)
    made = Counter(line.partition("(")[0] for line in log.read_text().splitlines())
    return [(call, nth) for call in calls.split(",") for nth in range(1, made[call] + 1)]


def errors(child: Child) -> set[str]:
    """The kinds of error that were told."""
    return {line.split()[-1] for line in child.lines if line.startswith(("failed", "refused"))}


@pytest.mark.parametrize("calls", [WRITES, SYNCS])
def test_it_bites(tmp_path: Path, calls: str) -> None:
    """Where every call fails, nothing is confirmed, and it is told."""
    child = run(tmp_path / "store", calls, "-e", f"inject={calls}:error=EIO")
    assert child.wait() == 0
    assert child.rounds("kept") == set()
    assert errors(child)


@pytest.mark.parametrize(
    ("calls", "fault", "expected"),
    [
        pytest.param(WRITES, "error=EIO", {"StoreError"}, id="a write fails"),
        pytest.param(WRITES, "error=ENOSPC", {"StoreFull"}, id="no room for a write"),
        pytest.param(SYNCS, "error=EIO", {"StoreStopped"}, id="a sync fails"),
    ],
)
def test_one_call_fails(tmp_path: Path, calls: str, fault: str, expected: set[str]) -> None:
    """The first, the second, the third … in turn: told for what it is, all can be read, nothing is lost.

    After a failed write saving goes on; after a failed sync it does not, until the store is opened anew.
    """
    told: Counter[str] = Counter()
    for call, nth in each(tmp_path, calls):
        place = tmp_path / f"{call}-{nth}"
        child = run(place, call, "-e", f"inject={call}:{fault}:when={nth}")
        assert child.wait() == 0, (nth, child.lines)
        assert errors(child) <= expected, (nth, child.lines)
        told.update(errors(child))
        failed = child.rounds("failed")
        if calls == SYNCS and failed:
            assert failed == set(range(min(failed), ROUNDS.stop))
        else:
            assert len(failed) <= 1, (nth, child.lines)
        there = check(place, child.rounds("kept"), set(ROUNDS))
        if calls == WRITES:
            assert there == child.rounds("kept")
    print(dict(told))
    assert set(told) == expected


@pytest.mark.parametrize("calls", [WRITES, SYNCS])
def test_one_call_is_the_last(tmp_path: Path, calls: str) -> None:
    """Killed at the first, the second, the third … in turn, from the making of the file to its closing."""
    all_of_them = each(tmp_path, calls)
    for call, nth in all_of_them:
        place = tmp_path / f"{call}-{nth}"
        child = run(place, call, "-e", f"inject={call}:signal=KILL:when={nth}")
        assert child.wait() == -signal.SIGKILL, (call, nth)
        there = check(place, child.rounds("kept"), set(ROUNDS))
        assert len(there - child.rounds("kept")) <= 1
    print(f"killed at each of {len(all_of_them)} calls")
