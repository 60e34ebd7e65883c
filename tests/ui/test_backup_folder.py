"""Gem den automatisk: off until it is chosen, a folder that is tried at once, and how it went in plain words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from imr_workbook.device import places
from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.kinds import Kind
from imr_workbook.ui import routes, tending
from imr_workbook.ui.app import window as window_of
from imr_workbook.ui.state import Drafts
from imr_workbook.ui.tending import Tending
from imr_workbook.vault.backup import Backup
from imr_workbook.vault.folder_backups import FolderBackups
from imr_workbook.vault.folder_choice import Every
from imr_workbook.vault.vault import Vault
from tests.ui.harness import Headless
from tests.ui.virtual_time import VirtualLoop, in_virtual_time
from tests.ui.windows import keys
from tests.vault.places import KODE, Clock, opened

DAY = 24 * 60 * 60
DATA = "arbejdsbogens egen"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own, with nothing in it."""
    found = tmp_path / "home"
    found.mkdir()
    monkeypatch.setenv("HOME", str(found))
    monkeypatch.delenv("OneDrive", raising=False)
    monkeypatch.setattr(places, "_DRIVES", ())
    return found


@pytest.fixture
def vault(tmp_path: Path, clock: Clock, home: Path) -> Iterator[Vault]:
    """With a goal and a kode."""
    (home / DATA).mkdir()
    found = opened(home / DATA, clock)
    found.workbook.finish_welcome()
    found.workbook.set_goal("Se min søster", goal_id="g1")
    found.set_kode(KODE)
    yield found
    found.close()


def at(vault: Vault, route: str) -> Headless:
    return Headless(window_of(vault, locales_dir()), route=route)


async def give_kode(window: Headless) -> None:
    await window.write("Din kode", KODE)
    await window.tap("Fortsæt")


def saved_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.arbejdsbog"))


async def test_a_folder_that_one_knows_is_chosen_after_the_kode(vault: Vault, home: Path) -> None:
    """The first copy is saved at once; it says when and where."""
    folder = home / "Dropbox"
    folder.mkdir()
    async with at(vault, routes.BACKUP) as window:
        await window.tap("Gem den automatisk Aldrig")
        assert window.chosen() == ["Aldrig"]
        await window.tap("Hver uge")
        assert window.headings() == ["Hvilken mappe?"]
        await window.tap("Dropbox Kopien bliver også gemt på nettet. Den er låst.")
        assert saved_in(folder) == []
        await give_kode(window)
        assert window.headings() == ["Gem den automatisk"]
        assert window.chosen() == ["Hver uge"]
        assert window.sees("Gemt kl. 14.05")
        assert window.sees(f"I mappen {folder}")
        (path,) = saved_in(folder)
        assert Backup(path.read_bytes()).opened_with_kode(KODE)
        await window.tap("Tilbage")
        assert window.sees("Hver uge")


async def test_thinking_better_of_it_chooses_nothing(vault: Vault, home: Path) -> None:
    """Without the kode nobody has everything carried off to a folder."""
    (home / "Dropbox").mkdir()
    async with at(vault, routes.backup_folder(Every.WEEK)) as window:
        await window.tap("Dropbox")
        await window.write("Din kode", "hest 4712")
        await window.tap("Fortsæt")
        await window.tap("Tilbage")
        assert window.headings() == ["Hvilken mappe?"]
    assert vault.backups.in_folder.choice is None
    assert saved_in(home / "Dropbox") == []


async def test_any_other_folder_is_written_and_tried_at_once(vault: Vault, home: Path) -> None:
    """A sentence for each fault, and what was written stays in its field."""
    folder = home / "Kopier æøå"
    folder.mkdir()
    (home / "fil").touch()
    faults = {
        "Kopier": "Skriv hele stien, som computeren viser den.",
        "": "Skriv hele stien, som computeren viser den.",
        f"{home}/mangler": "Mappen findes ikke. Se, om den er skrevet rigtigt.",
        f"{home}/fil": "Det er ikke en mappe. Vælg en mappe.",
        f"~/{DATA}": "I den mappe ligger arbejdsbogen selv.",
    }
    async with at(vault, routes.backup_folder(Every.DAY)) as window:
        await window.tap("En anden mappe")
        for written, told in faults.items():
            await window.write("Mappens sti", written)
            await window.tap("Brug mappen")
            assert window.sees(told)
            assert window.fields()["Mappens sti"].value == written
        await window.write("Mappens sti", f'"{folder}"')
        await window.tap("Brug mappen")
        await give_kode(window)
        assert window.chosen() == ["Hver dag"]
    assert len(saved_in(folder)) == 1


async def test_a_window_of_its_own_asks_the_system_for_the_folder(vault: Vault, home: Path) -> None:
    """There is a way to look among the folders; one that is closed again chooses nothing."""
    screen = at(vault, routes.backup_folder(Every.WEEK))
    screen.client(web=False)
    async with screen as window:
        await window.tap("En anden mappe")
        assert window.headings() == ["Hvilken mappe?"]
        window.connection.folder = str(home)
        await window.tap("En anden mappe")
        await give_kode(window)
        assert window.sees(f"I mappen {home}")
    assert len(saved_in(home)) == 1


async def test_where_the_system_shows_no_folders_the_path_is_written(vault: Vault, home: Path) -> None:
    """On Linux, the program that shows them may be missing."""
    screen = at(vault, routes.backup_folder(Every.WEEK))
    screen.client(web=False)
    async with screen as window:
        window.connection.missing = {"get_directory_path"}
        await window.tap("En anden mappe")
        assert window.headings() == ["Hvor er mappen?"]


async def test_no_more_than_seven_choices(vault: Vault, home: Path) -> None:
    """However many there are: Documents and any other folder are among them."""
    for name in (
        "OneDrive",
        "Dropbox",
        "Nextcloud",
        "iCloudDrive",
        "Google Drive",
        "pCloudDrive",
        "Documents",
    ):
        (home / name).mkdir()
    async with at(vault, routes.backup_folder(Every.WEEK)) as window:
        shown = [key for key in keys(window) if key.startswith("folder.") and key != "folder.back"]
        assert len(shown) == 7
        assert window.sees("Dokumenter")
        assert window.sees("En anden mappe")


async def test_how_often_is_changed_and_switched_off(vault: Vault, home: Path) -> None:
    """The folder stays when only the days change; off, what lies there stays and is named."""
    vault.backups.in_folder.choose(home, Every.WEEK)
    async with at(vault, routes.BACKUP_BY_ITSELF) as window:
        assert window.sees("Der er ikke gemt en kopi endnu.")
        await window.tap("Hver dag")
        assert window.chosen() == ["Hver dag"]
        await window.tap("Gem nu")
        assert window.sees("Gemt kl. 14.05")
        await window.tap("Vælg en anden mappe")
        assert window.page.route == routes.backup_folder(Every.DAY)
        await window.tap("Tilbage")
        await window.tap("Aldrig")
        assert window.chosen() == ["Aldrig"]
        assert window.sees("Kopierne i mappen bliver liggende. Dem passer du selv på.")
    assert len(saved_in(home)) == 1
    assert vault.backups.in_folder.choice is None


async def test_a_folder_that_is_not_here_is_told_quietly(vault: Vault, home: Path, clock: Clock) -> None:
    """On the screens of the backup and nowhere else; when it is back, so is the copy."""
    folder = home / "USB"
    folder.mkdir()
    vault.backups.in_folder.choose(folder, Every.WEEK)
    vault.backups.in_folder.tend()
    folder.rename(home / "ude")
    clock.on(7 * DAY)
    vault.backups.in_folder.tend()
    told = "Mappen er ikke her lige nu. Næste kopi bliver gemt, når den er her igen."
    async with at(vault, routes.BACKUP_BY_ITSELF) as window:
        assert window.sees(told)
        assert window.sees("Gemt den 24. november")
        await window.go(routes.BACKUP)
        assert window.sees(told)
        for path in (routes.TODAY, routes.DATA, routes.SETTINGS):
            await window.go(path)
            assert not window.sees("Mappen er her ikke")
        (home / "ude").rename(folder)
        await window.go(routes.BACKUP_BY_ITSELF)
        assert not window.sees(told)
        await window.tap("Gem nu")
        assert window.sees("Gemt kl. 14.05")


async def test_without_a_kode_it_leads_to_one_or_to_the_words(vault: Vault, home: Path) -> None:
    """And what was chosen can be switched off all the same."""
    vault.backups.in_folder.choose(home, Every.WEEK)
    vault.remove_kode()
    async with at(vault, routes.BACKUP_BY_ITSELF) as window:
        assert window.sees("Ellers kan filen ikke åbnes andre steder.")
        assert {"backup.kode", "backup.words"} <= set(keys(window))
        await window.tap("Gem ikke automatisk")
        assert vault.backups.in_folder.choice is None
    async with at(vault, routes.BACKUP_BY_ITSELF) as window:
        assert "by_itself.stop" not in keys(window)


async def test_on_a_phone_it_is_not_offered(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """No app writes among the person's files there while nobody looks; an address that leads there says so."""
    monkeypatch.setenv("FLET_PLATFORM", "android")
    async with at(vault, routes.BACKUP) as window:
        assert "backup.by_itself" not in keys(window)
        assert window.sees("Gem en sikkerhedskopi")
        every = Every.WEEK
        for path in (
            routes.BACKUP_BY_ITSELF,
            *(routes.backup_folder(every, written=one) for one in (True, False)),
        ):
            await window.go(path)
            assert window.sees("Du kan selv gemme en sikkerhedskopi, når du vil.")


async def test_a_choice_that_cannot_be_read_says_so(vault: Vault, home: Path) -> None:
    """Where one looks for it."""
    vault.backups.in_folder.choose(home, Every.WEEK)
    vault.backups.in_folder.forget()
    (home / DATA / "backup-folder").write_bytes(b"hej")
    async with at(vault, routes.BACKUP_BY_ITSELF) as window:
        assert window.sees("Arbejdsbogen ved ikke mere, hvilken mappe du valgte. Vælg den igen.")
        assert window.chosen() == ["Aldrig"]


async def test_what_becomes_of_the_copies_is_told_before_something_goes_for_good(
    vault: Vault, home: Path
) -> None:
    """Where they lie, and whether the app reaches them."""
    folder = home / "USB"
    folder.mkdir()
    vault.workbook.remove_goal("g1")
    one = routes.deleted_one(Kind.LONG_GOAL, "g1")
    async with at(vault, one) as window:
        await window.tap("Slet det for altid nu")
        assert not window.sees("mappen")
    vault.backups.in_folder.choose(folder, Every.WEEK)
    vault.backups.in_folder.tend()
    async with at(vault, one) as window:
        await window.tap("Slet det for altid nu")
        assert window.sees(f"I mappen {folder} bliver der gemt en ny kopi uden det. De gamle bliver fjernet.")
        await window.go(routes.DELETE_ALL)
        assert window.sees(f"Der ligger kopier i mappen {folder}. De bliver liggende")
    folder.rename(home / "ude")
    async with at(vault, one) as window:
        await window.tap("Slet det for altid nu")
        assert window.sees(
            "Mappen er ikke her lige nu. Når den er her igen, bliver der gemt en ny kopi uden det."
        )
    vault.remove_kode()
    async with at(vault, one) as window:
        await window.tap("Slet det for altid nu")
        assert window.sees("Dem kan du selv slette.")


# the doing ---------------------------------------------------------------------------------------


def test_it_is_saved_after_the_first_screen_and_after_unlocking(
    vault: Vault, home: Path, clock: Clock
) -> None:
    """Not while somebody waits for a screen; and within seconds of something that was deleted for good."""
    folder = home / "Kopier"
    folder.mkdir()
    vault.backups.in_folder.choose(folder, Every.WEEK)

    async def story() -> None:
        looking = Tending(vault, Drafts())
        looking.begin()
        assert saved_in(folder) == []
        assert vault.backups._local().good() == []
        await asyncio.sleep(tending.COPIES_AFTER_S)
        assert len(saved_in(folder)) == len(vault.backups._local().good()) == 1
        vault.lock()
        clock.on(7 * DAY)
        await asyncio.sleep(10 * tending.EVERY_S)
        assert len(saved_in(folder)) == 1
        vault.unlock(KODE)
        assert len(saved_in(folder)) == 1
        await asyncio.sleep(tending.COPIES_AFTER_S)
        assert len(saved_in(folder)) == 2
        vault.workbook.remove_goal("g1")
        vault.workbook.delete_now(Kind.LONG_GOAL, "g1")
        await asyncio.sleep(tending.COPIES_AFTER_S)
        (left,) = saved_in(folder)
        content = Backup(left.read_bytes()).opened_with_kode(KODE)
        assert "Se min søster".encode() not in content

    in_virtual_time(story())


def test_a_folder_that_does_not_answer_does_not_hold_up_every_minute(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drive on the net that is gone takes half a minute to say so: the app goes on, and asks seldom."""
    tries: list[float] = []

    async def story() -> None:
        loop = asyncio.get_running_loop()

        def slow(_folder: FolderBackups) -> None:
            tries.append(loop.time())
            assert isinstance(loop, VirtualLoop)
            loop.pass_by(30.0)

        monkeypatch.setattr(FolderBackups, "tend", slow)
        Tending(vault, Drafts()).begin()
        await asyncio.sleep(3600)

    in_virtual_time(story())
    assert 1 < len(tries) <= 3


def test_it_is_tried_again_every_minute_and_ends_nothing(vault: Vault, home: Path) -> None:
    """The folder comes back while the app is open."""
    folder = home / "Kopier"
    vault.backups.in_folder.choose(folder, Every.WEEK)

    async def story() -> None:
        Tending(vault, Drafts()).begin()
        await asyncio.sleep(3 * tending.EVERY_S)
        folder.mkdir()
        await asyncio.sleep(tending.EVERY_S + tending.COPIES_AFTER_S)
        assert len(saved_in(folder)) == 1

    in_virtual_time(story())
