"""Locking by itself: when, and what becomes of what could not be saved."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from imr_workbook.domain.profile import profile
from imr_workbook.store.store import StoreFull
from imr_workbook.ui.autosave import Autosave
from imr_workbook.ui.locking import Locking
from imr_workbook.ui.state import Drafts
from imr_workbook.vault.vault import Vault
from tests.vault.places import KODE, Clock, opened


class Wall:
    """The clock on the wall, set by hand."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def locked(vault: Vault) -> bool:
    return vault.locked


def waits(autosave: Autosave) -> bool:
    return autosave.pending


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    found = opened(tmp_path, Clock())
    found.workbook.call_me("Aya")
    found.set_kode(KODE)
    yield found
    found.close()


async def test_it_locks_when_nobody_was_there_for_so_long(vault: Vault) -> None:
    """And not a moment before; each touch begins the time anew."""
    wall = Wall()
    locking = Locking(vault, Drafts(), wall)
    for _touch in range(3):
        wall.now += 5 * 60 - 1
        assert locking.touched()
    wall.now += 5 * 60 - 1
    assert not locking.check()
    wall.now += 1
    assert not locking.touched()
    assert locked(vault)


async def test_the_time_that_was_chosen_counts(vault: Vault) -> None:
    """Also while it runs."""
    wall = Wall()
    locking = Locking(vault, Drafts(), wall)
    vault.lock_after_minutes(60)
    wall.now += 59 * 60
    assert not locking.check()
    vault.lock_after_minutes(1)
    assert locking.check()


async def test_without_a_kode_it_never_locks(vault: Vault) -> None:
    """There would be nothing to open it with."""
    vault.remove_kode()
    wall = Wall()
    locking = Locking(vault, Drafts(), wall)
    wall.now += 10**6
    assert locking.touched()
    locking.lock()
    assert not locked(vault)


async def test_a_clock_set_back_keeps_nothing_open(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever of the two clocks says that the time is up, it is."""
    wall, steady = Wall(), Wall()
    monkeypatch.setattr("imr_workbook.ui.locking.time.monotonic", steady)
    locking = Locking(vault, Drafts(), wall)
    wall.now -= 3600
    steady.now += 5 * 60
    assert locking.check()


async def test_it_locks_by_itself(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without anybody tapping: the timer asks when the time may be up, and again where it is not."""
    due: list[Any] = []

    def later(delay: float, run: Callable[[], None]) -> object:
        due.append((delay, run))
        return due

    monkeypatch.setattr(asyncio.get_running_loop(), "call_later", later)
    wall = Wall()
    locking = Locking(vault, Drafts(), wall)
    locking.touched()
    ((delay, run),) = due
    assert 299 <= delay <= 300
    wall.now += 200
    locking.touched()
    wall.now += 100
    run()
    assert not locked(vault)
    assert 199 <= due[-1][0] <= 200
    wall.now += 200
    due[-1][1]()
    assert locked(vault)
    asked = len(due)
    locking.touched()
    assert len(due) == asked


async def test_what_could_not_be_saved_is_sealed_meanwhile_and_saved_afterwards(vault: Vault) -> None:
    """A full disk, then the lock: nothing readable stays in memory, and not a word is lost."""
    full = True

    def save(text: str) -> None:
        if full:
            raise StoreFull("full")
        vault.workbook.call_me(text)

    drafts = Drafts()
    autosave = Autosave(save, lambda _error: None)
    drafts.follow("name", autosave)
    autosave.typed("Kanariefugl")
    locking = Locking(vault, drafts)
    locking.lock()
    assert locked(vault)
    assert not waits(autosave)
    assert not any("Kanariefugl" in repr(value) for value in vars(autosave).values())
    full = False
    vault.unlock(KODE)
    assert waits(autosave)
    drafts.flush()
    assert profile(vault.workbook.state).name == "Kanariefugl"
