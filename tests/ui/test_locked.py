"""The lock: what is shown, what opens it, and that what is being written survives it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.profile import profile
from imr_workbook.ui import routes
from imr_workbook.ui.app import window
from imr_workbook.vault.vault import Vault
from tests.ui.harness import Headless
from tests.vault.places import KODE, Clock, opened


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """With a kode, and open."""
    found = opened(tmp_path, Clock())
    found.workbook.finish_welcome()
    found.workbook.call_me("Kanariefugl")
    found.set_kode(KODE)
    yield found
    found.close()


@pytest.fixture
async def screen(vault: Vault) -> AsyncIterator[Headless]:
    async with Headless(window(vault, locales_dir()), route=routes.TODAY) as found:
        yield found


async def unlock(screen: Headless, kode: str) -> None:
    await screen.write("Din kode", kode)
    await screen.tap("Lås op")


async def test_locked_shows_nothing_of_it_on_any_screen(vault: Vault, screen: Headless) -> None:
    """Neither a name nor a place in the bar; Hjælp nu stands where it always does."""
    assert screen.sees("Kanariefugl")
    vault.lock()
    await screen.settle()
    for path in (routes.TODAY, routes.NAME, routes.GOALS, routes.KODE):
        await screen.go(path)
        assert screen.sees("Din arbejdsbog er låst")
        assert not screen.sees("Kanariefugl")
        assert not screen.sees("Hæfter")
    await screen.tap("Hjælp nu")
    assert screen.sees("112")


async def test_the_kode_leads_to_where_one_was(vault: Vault, screen: Headless) -> None:
    """And a wrong one says so, without a hint."""
    await screen.go(routes.NAME)
    vault.lock()
    await screen.settle()
    await unlock(screen, "forkert")
    assert screen.sees("Det var ikke koden. Prøv igen.")
    await unlock(screen, KODE)
    assert screen.sees("Hvad vil du kaldes?")


async def test_after_wrong_kodes_it_says_how_long_to_wait(vault: Vault, screen: Headless) -> None:
    """And that nothing is lost."""
    vault.lock()
    await screen.settle()
    for _time in range(6):
        await unlock(screen, "forkert")
    assert screen.sees("Vent 1 minut, og prøv igen. Det, du har skrevet, er i sikkerhed.")


async def test_what_is_being_written_is_saved_before_it_locks(vault: Vault) -> None:
    """Locked in the middle of a word."""
    async with Headless(window(vault, locales_dir()), route=routes.NAME) as screen:
        await screen.write("Navn", "Aya bl")
        await screen.go(routes.KODE)
        await screen.tap("Lås nu")
        assert screen.sees("Din arbejdsbog er låst")
        await unlock(screen, KODE)
    assert profile(vault.workbook.state).name == "Aya bl"
