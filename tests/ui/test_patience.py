"""While a kode is stretched nothing can be drawn or heard: a word comes first, and who leaves has left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.goals import goals
from imr_workbook.ui import routes
from imr_workbook.ui.app import window
from imr_workbook.vault.vault import Vault
from imr_workbook.vault.words import words_of
from tests.ui.harness import Headless
from tests.ui.test_backups import a_vault
from tests.vault.places import KODE

MOMENT = "Vent et øjeblik …"
WORDS = bytes(range(16))
SECOND = "en anden kode"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """Without a kode."""
    found = a_vault(tmp_path / "here")
    yield found
    found.close()


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Vault]:
    """With a kode and words, and locked."""
    found = a_vault(tmp_path / "there")
    found.workbook.set_goal("Se min søster", goal_id="g1")
    found.set_kode(KODE)
    found.set_words(WORDS)
    found.lock()
    yield found
    found.close()


def at(vault: Vault, route: str) -> Headless:
    return Headless(window(vault, locales_dir()), route=route)


def has_kode(vault: Vault) -> bool:
    return vault.has_kode


async def begun(screen: Headless, button: str) -> asyncio.Task[None]:
    """The button is tapped, and everything that can be drawn before the work begins has been."""
    task = asyncio.create_task(screen.tap(button))
    await screen.settle()
    assert screen.sees(MOMENT)
    return task


def while_it_stands_still(
    vault: Vault, name: str, happens: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> list[int]:
    """What a person does while the vault is at work is heard when that has ended; what is returned grows each time."""
    work, times = getattr(vault, name), []

    def slow(*args: Any) -> Any:
        times.append(1)
        asyncio.get_running_loop().call_soon(happens)
        return work(*args)

    monkeypatch.setattr(vault, name, slow)
    return times


async def test_a_word_is_drawn_before_a_kode_is_set_and_a_second_tap_does_nothing(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither before it begins nor while everything stands still."""
    async with at(vault, routes.NEW_KODE) as screen:
        later: list[asyncio.Task[None]] = []
        times = while_it_stands_still(
            vault,
            "set_kode",
            lambda: later.append(asyncio.create_task(screen.tap("Gem koden"))),
            monkeypatch,
        )
        await screen.write("Din nye kode", KODE)
        first = await begun(screen, "Gem koden")
        assert not has_kode(vault)
        await screen.tap("Gem koden")
        await first
        await asyncio.gather(*later)
        assert len(times) == len(later) == 1
        assert vault.has_kode
        assert not screen.sees(MOMENT)
        assert screen.page.route == routes.SPARE_KEY


async def test_who_leaves_before_it_begins_has_no_kode_and_is_led_nowhere(vault: Vault) -> None:
    async with at(vault, routes.NEW_KODE) as screen:
        await screen.write("Din nye kode", KODE)
        first = await begun(screen, "Gem koden")
        await screen.tap("Tilbage")
        await first
        assert not vault.has_kode
        assert screen.page.route == routes.KODE
        assert screen.sees("Vælg en kode")
        assert not screen.sees(MOMENT)


async def test_who_leaves_while_it_stands_still_has_a_kode_and_is_led_nowhere(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way back of the browser: the page about the kode says that there is one."""
    async with at(vault, routes.NEW_KODE) as screen:
        while_it_stands_still(vault, "set_kode", lambda: screen.connection._arrive(routes.KODE), monkeypatch)
        await screen.write("Din nye kode", KODE)
        await screen.tap("Gem koden")
        assert vault.has_kode
        assert screen.page.route == routes.KODE
        assert screen.sees("Skift koden")
        assert "push_route" not in screen.connection.called


@pytest.mark.parametrize(
    ("route", "button", "field"),
    [
        (routes.NO_KODE, "Slå fra", "Din kode"),
        (routes.SPARE_KEY, "Vis mine 12 ord", "Din kode"),
        (routes.NEW_KODE, "Gem koden", "Den kode, du har nu"),
        (routes.DELETE_ALL, "Slet om 3 dage", "Din kode"),
        (routes.BACKUP, "Fortsæt", "Din kode"),
    ],
)
@pytest.mark.parametrize("before", [True, False], ids=["before it begins", "while it stands still"])
async def test_who_leaves_while_the_kode_is_asked_for_once_more_is_led_nowhere(
    locked: Vault, route: str, button: str, field: str, before: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing goes out of the workbook or from it behind their back."""
    locked.unlock(KODE)
    async with at(locked, route) as screen:
        if route == routes.BACKUP:
            await screen.tap("Gem en sikkerhedskopi")
        if route == routes.DELETE_ALL:
            await screen.tap("Slet om 3 dage")
        if route == routes.NEW_KODE:
            await screen.write("Din nye kode", SECOND)
        if not before:
            while_it_stands_still(
                locked, "confirms", lambda: screen.connection._arrive(routes.TODAY), monkeypatch
            )
        await screen.write(field, KODE)
        first = await begun(screen, button)
        if before:
            await screen.go(routes.TODAY)
        await first
        assert screen.page.route == routes.TODAY
        assert screen.connection.saved == []
        assert not screen.sees(MOMENT)
        assert not screen.sees("Alt bliver slettet")


async def test_the_kode_opens_after_a_word(locked: Vault) -> None:
    """And a wrong one is told of, and counted once."""
    async with at(locked, routes.TODAY) as screen:
        for kode in ("forkert", KODE):
            await screen.write("Din kode", kode)
            first = await begun(screen, "Lås op")
            assert locked.locked
            await screen.tap("Lås op")
            await first
            assert screen.sees("Det var ikke koden. Prøv igen.") is (kode != KODE)
        assert not locked.locked


async def test_who_goes_to_help_instead_opens_nothing(locked: Vault) -> None:
    async with at(locked, routes.TODAY) as screen:
        await screen.write("Din kode", KODE)
        first = await begun(screen, "Lås op")
        await screen.tap("Hjælp nu")
        await first
        assert locked.locked
        assert screen.sees("112")


async def test_the_words_open_after_a_word(locked: Vault) -> None:
    async with at(locked, routes.TODAY) as screen:
        await screen.tap("Jeg har glemt min kode")
        await screen.write("12 ord", " ".join(words_of(WORDS)))
        await (await begun(screen, "Lås op"))
        assert not locked.locked
        assert screen.page.route == routes.NEW_KODE


async def test_a_backup_is_opened_after_a_word_and_what_came_of_it_is_told_where_one_is(
    locked: Vault, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked.unlock(KODE)
    file = locked.backups.file()
    restore = vault.backups.restore
    async with at(vault, routes.RESTORE) as screen:

        def slow(*args: Any, **key: Any) -> int:
            asyncio.get_running_loop().call_soon(screen.connection._arrive, routes.TODAY)
            return restore(*args, **key)

        screen.connection.picked = [file]
        await screen.tap("Vælg en fil")
        await screen.write("Koden til kopien", KODE)
        monkeypatch.setattr(vault.backups, "restore", slow)
        await (await begun(screen, "Åbn"))
        assert screen.page.route == routes.TODAY
        assert screen.sees("Det er hentet ind. Du finder det der, hvor du skrev det.")
        assert [one.text for one in goals(vault.workbook.state)] == ["Se min søster"]
