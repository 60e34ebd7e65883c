"""Sikkerhedskopi: one locked file that the kode or the words open on another device, and a sentence for each fault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import flet as ft
import pytest

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.goals import goals
from imr_workbook.ui import routes
from imr_workbook.ui.app import window as window_of
from imr_workbook.ui.incoming import Incoming
from imr_workbook.ui.measure import lines
from imr_workbook.ui.theme import PAGE_MARGIN, SECONDARY
from imr_workbook.vault.backup import Backup, written_backup
from imr_workbook.vault.vault import Vault
from imr_workbook.vault.words import words_of
from tests.ui.harness import Headless
from tests.ui.windows import keys
from tests.vault.places import KODE, Clock, opened

GOAL = "Se min søster"
WORDS = bytes(range(16))


def a_vault(folder: Path) -> Vault:
    folder.mkdir()
    vault = opened(folder, Clock())
    vault.workbook.finish_welcome()
    return vault


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Vault]:
    """With a goal, a kode and a reservenøgle."""
    vault = a_vault(tmp_path / "there")
    vault.workbook.set_goal(GOAL, goal_id="g1")
    vault.set_kode(KODE)
    vault.set_words(WORDS)
    yield vault
    vault.close()


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Vault]:
    """Another device, with a goal of its own."""
    vault = a_vault(tmp_path / "here")
    vault.workbook.set_goal("Gå en tur", goal_id="g2")
    yield vault
    vault.close()


def at(vault: Vault, route: str) -> Headless:
    return Headless(window_of(vault, locales_dir()), route=route)


def texts(vault: Vault) -> list[str]:
    return sorted(one.text for one in goals(vault.workbook.state))


async def test_it_is_saved_after_the_kode_and_told_to_be_locked(there: Vault) -> None:
    """Nothing in its name tells what it is, and nothing in it can be read."""
    async with at(there, routes.DATA) as window:
        await window.tap("Sikkerhedskopi")
        assert window.sees("Din kode åbner den, også et andet sted.")
        assert window.sees("Din reservenøgle åbner den, også et andet sted.")
        await window.tap("Gem en sikkerhedskopi")
        assert window.connection.saved == []
        await window.write("Din kode", KODE)
        await window.tap("Fortsæt")
        assert window.page.route == routes.BACKUP
        ((name, data),) = window.connection.saved
        assert name == "arbejdsbog-2026-11-24.arbejdsbog"
        assert GOAL.encode() not in data
        assert Backup(data).opened_with_kode(KODE)
        assert window.sees("Den er låst.")


async def test_without_a_kode_both_ways_are_offered_first(here: Vault) -> None:
    """A file that nothing opens is no backup; each way leads back here."""
    async with at(here, routes.BACKUP) as window:
        assert "backup.save" not in keys(window)
        assert window.sees("Vælg først en kode, eller lav en reservenøgle.")
        await window.tap("Vælg en kode")
        assert window.headings() == ["Vælg en kode"]
        await window.tap("Tilbage")
        await window.tap("Lav en reservenøgle")
        assert window.sees("Med dem kan du åbne din sikkerhedskopi et andet sted.")
        assert not window.sees("glemmer din kode")
        await window.tap("Ikke nu")
        assert (window.page.route, here.has_words) == (routes.BACKUP, False)
        await window.tap("Lav en reservenøgle")
        await window.tap("Vis mine 12 ord")
        await window.tap("Jeg har gemt papiret")
        assert window.page.route == routes.BACKUP
        assert window.sees("Din reservenøgle åbner den, også et andet sted.")
        await window.tap("Gem en sikkerhedskopi")
        ((_name, data),) = window.connection.saved
        assert Backup(data).head.words is not None


async def test_a_kode_that_is_chosen_for_the_backup_leads_back_to_it(here: Vault) -> None:
    """Nothing more is asked on the way."""
    async with at(here, routes.BACKUP_KODE) as window:
        await window.write("Din nye kode", KODE)
        await window.tap("Gem koden")
        assert window.page.route == routes.BACKUP
        assert window.sees("Din kode åbner den, også et andet sted.")


@pytest.mark.parametrize("by_words", [False, True])
async def test_another_device_opens_it(there: Vault, here: Vault, by_words: bool) -> None:
    """By kode or by words; a wrong one is told of, and what was here stays."""
    async with at(here, routes.BACKUP) as window:
        await window.tap("Hent fra en sikkerhedskopi")
        window.connection.picked = [there.backups.file()]
        await window.tap("Vælg en fil")
        assert window.headings() == ["Åbn din sikkerhedskopi"]
        if by_words:
            await window.tap("Brug reservenøglen i stedet")
            await window.write("12 ord", "hest")
            await window.tap("Åbn")
            assert window.sees("Der skal være 12 ord.")
            await window.write("12 ord", " ".join(words_of(bytes(16))))
            await window.tap("Åbn")
            assert window.sees("Ordene hører ikke til denne sikkerhedskopi.")
            await window.write("12 ord", " ".join(words_of(WORDS)))
        else:
            await window.write("Koden til kopien", "hest 4712")
            await window.tap("Åbn")
            assert window.sees("Det var ikke koden til denne sikkerhedskopi.")
            await window.write("Koden til kopien", KODE)
        assert texts(here) == ["Gå en tur"]
        await window.tap("Åbn")
        assert window.sees("Det er hentet ind.")
        assert texts(here) == ["Gå en tur", GOAL]


async def test_one_of_this_workbook_asks_for_nothing_and_overwrites_nothing_newer(there: Vault) -> None:
    """What was written since stands."""
    file = there.backups.file()
    there.workbook.write_goal("g1", "Se min søster oftere")
    async with at(there, routes.RESTORE) as window:
        window.connection.picked = [file]
        await window.tap("Vælg en fil")
        assert window.headings() == ["Hent fra en sikkerhedskopi"]
        assert "restore.result" in keys(window)
        assert texts(there) == ["Se min søster oftere"]


async def test_each_fault_has_a_sentence(there: Vault, here: Vault) -> None:
    """And changes nothing."""
    file = there.backups.file()
    newer = file.replace(b'"form": 1', b'"form": 9')
    assert newer != file
    faults = [
        (b"hej", "Filen er ikke en sikkerhedskopi af en arbejdsbog."),
        (b"", "Filen er ikke en sikkerhedskopi af en arbejdsbog."),
        (file[:-9], "Filen er ikke hel."),
        (newer, "Noget i filen er gået i stykker"),
    ]
    before = here.workbook.state
    async with at(here, routes.RESTORE) as window:
        for data, told in faults:
            window.connection.picked = [data]
            await window.tap("Vælg en fil")
            assert window.sees(told)
            assert window.sees("Intet er ændret her.")
        # Its head is whole, and its words are not.
        window.connection.picked = [file[:-1] + bytes([file[-1] ^ 1])]
        await window.tap("Vælg en fil")
        await window.write("Koden til kopien", KODE)
        await window.tap("Åbn")
        assert window.sees("Noget i filen er gået i stykker")
        assert window.sees("Intet er ændret her.")
    assert here.workbook.state is before


async def test_one_that_nothing_opens_elsewhere_says_so(here: Vault) -> None:
    """Made without a kode and without words."""
    file = written_backup(b"{}", datetime.now(UTC), bytes(16), bytes(32))
    async with at(here, routes.RESTORE) as window:
        window.connection.picked = [file]
        await window.tap("Vælg en fil")
        assert window.sees("Denne sikkerhedskopi kan kun åbnes i den arbejdsbog, den kommer fra.")
        assert window.headings() == ["Hent fra en sikkerhedskopi"]


async def test_a_file_of_a_browser_comes_by_itself(there: Vault, here: Vault) -> None:
    """Not in the message that tells of it: a large one would end the connection."""
    incoming = Incoming()
    screen = Headless(window_of(here, locales_dir(), incoming=incoming), route=routes.RESTORE)
    async with screen as window:
        window.connection.incoming = incoming
        window.connection.picked = [there.backups.file()]
        await window.tap("Vælg en fil")
        assert window.headings() == ["Åbn din sikkerhedskopi"]


@pytest.mark.parametrize("route", [routes.RESTORE, routes.BRING_IN])
async def test_one_that_is_too_large_is_told_before_it_is_read(here: Vault, route: str) -> None:
    """Somebody chose a film."""
    incoming = Incoming()
    before = here.workbook.state
    screen = Headless(window_of(here, locales_dir(), incoming=incoming), route=route)
    async with screen as window:
        window.connection.picked, window.connection.size = [b""], 3 << 30
        await window.tap("Vælg en fil")
        assert window.sees("Filen er for stor til at være en")
        assert window.sees("Intet er ændret her.")
        assert "upload" not in window.connection.called
    assert here.workbook.state is before


@pytest.mark.parametrize("route", [routes.RESTORE, routes.BRING_IN])
async def test_one_that_the_page_did_not_read_whole_is_told_as_too_large(here: Vault, route: str) -> None:
    """In the web app the page reads nothing of what is too large for it."""
    before = here.workbook.state
    async with at(here, route) as window:
        window.connection.picked, window.connection.size = [b""], 20 << 20
        await window.tap("Vælg en fil")
        assert window.sees("Filen er for stor til at være en")
    assert here.workbook.state is before


async def test_no_file_chosen_changes_nothing(here: Vault) -> None:
    """The person thought better of it."""
    async with at(here, routes.RESTORE) as window:
        await window.tap("Vælg en fil")
        assert "restore.result" not in keys(window)


async def test_a_kode_that_was_written_is_not_shown_among_the_words(there: Vault, here: Vault) -> None:
    """Its field is hidden; the one for the words is not."""
    there.set_words(bytes(range(16)))
    async with at(here, routes.RESTORE) as window:
        window.connection.picked = [there.backups.file()]
        await window.tap("Vælg en fil")
        (label,) = window.fields()
        await window.write(label, "hemmelig")
        await window.tap("Brug reservenøglen i stedet")
        assert [field.value for field in window.fields().values()] == [""]


@pytest.mark.parametrize(("width", "height", "whole"), [(390, 844, True), (320, 640, False)])
async def test_what_is_told_in_large_text_is_whole_where_there_is_room(
    here: Vault, width: int, height: int, whole: bool
) -> None:
    """Else half a line shows that there is more: never as much as half of the window is taken."""
    here.set_words(WORDS)
    here.workbook.change_settings(text_size=200)
    screen = Headless(window_of(here, locales_dir()), route=routes.BACKUP, width=width)
    screen.client(height=height)
    async with screen as window:
        await window.tap("Gem en sikkerhedskopi")
        (told,) = (text for text in window.texts() if "Den er låst." in text)
        found = (one.height for one in window.walk() if isinstance(one, ft.Column))
        (room,) = (one for one in found if one is not None)
    size = 2 * SECONDARY
    words = lines(told, size, width - 2 * PAGE_MARGIN - 32) * size * 1.44
    assert (room > words + size) == whole
    assert room < height / 2
    assert whole or room / (size * 1.44) % 1 == pytest.approx(0.5)


async def test_a_spare_key_without_a_kode_can_be_made_anew(here: Vault) -> None:
    """Whoever has lost the paper finds it where the kode would be."""
    async with at(here, routes.KODE) as window:
        assert not window.sees("Din reservenøgle")
        here.set_words(WORDS)
        await window.go(routes.DATA)
        await window.go(routes.KODE)
        await window.tap("Din reservenøgle")
        assert window.sees("Du har en reservenøgle.")
        await window.tap("Vis mine 12 ord")
        await window.tap("Jeg har gemt papiret")
        assert window.page.route == routes.KODE
    assert here.has_words
