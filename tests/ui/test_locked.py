"""The lock: what is shown, what opens it, and that what is being written survives it."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from imr_workbook.device.resources import locales_dir
from imr_workbook.device.secret_file import SecretFile
from imr_workbook.domain.plans import HelpfulList, helpful
from imr_workbook.domain.profile import profile
from imr_workbook.ui import routes
from imr_workbook.ui.app import window
from imr_workbook.vault.aside import kept_in
from imr_workbook.vault.vault import Vault
from imr_workbook.vault.words import secret_of
from tests.export.pdf_text import pages
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


async def made_words(screen: Headless) -> str:
    """Through the pages of the reservenøgle; the words as they stand on the screen."""
    await screen.go(routes.SPARE_KEY)
    await screen.write("Din kode", "forkert")
    await screen.tap("Vis mine 12 ord")
    assert screen.sees("Det var ikke koden. Prøv igen.")
    await screen.write("Din kode", KODE)
    await screen.tap("Vis mine 12 ord")
    words = [text for text in screen.texts() if re.match(r"\d+\. ", text)]
    assert len(words) == 12
    await screen.tap("Jeg har gemt papiret")
    return "\n".join(words)


async def test_the_words_open_it_and_a_new_kode_is_chosen(vault: Vault, screen: Headless) -> None:
    """Forgotten: the words as they were written down, a new kode without the old one, nothing lost."""
    words = await made_words(screen)
    assert vault.has_words
    vault.lock()
    await screen.settle()
    await screen.tap("Jeg har glemt min kode")
    for written, told in (
        ("hest ko", "Der skal være 12 ord. Der er 2."),
        (words.replace("3. ", "3. qq", 1), "Ord nummer 3 kan ikke være rigtigt. Se på det en gang til."),
    ):
        await screen.write("12 ord", written)
        await screen.tap("Lås op")
        assert screen.sees(told)
        assert screen.fields()["12 ord"].value == written
    await screen.write("12 ord", words.upper())
    await screen.tap("Lås op")
    assert screen.sees("Din nye kode")
    assert "Den kode, du har nu" not in screen.fields()
    await screen.write("Din nye kode", "en ny kode")
    await screen.tap("Gem koden")
    vault.lock()
    vault.unlock("en ny kode")
    assert profile(vault.workbook.state).name == "Kanariefugl"


async def test_words_that_are_not_kept_open_nothing(vault: Vault, screen: Headless) -> None:
    """”Ikke nu”, or going back from the words: no key was made."""
    await screen.go(routes.SPARE_KEY)
    await screen.tap("Ikke nu")
    assert not vault.has_words
    await screen.go(routes.SPARE_KEY)
    await screen.write("Din kode", KODE)
    await screen.tap("Vis mine 12 ord")
    await screen.tap("Tilbage")
    assert not vault.has_words


async def test_everything_forgotten_begins_anew_beside_the_locked_one(
    vault: Vault, screen: Headless, tmp_path: Path
) -> None:
    """Kindly, and nothing is destroyed; whom one let be seen is of the old workbook."""
    vault.workbook.name_contact("c1", "Mor")
    vault.workbook.let_contact_be_seen("c1", True)
    vault.lock()
    await screen.settle()
    await screen.tap("Jeg har glemt min kode")
    assert screen.sees("Måske kommer du i tanke om den senere. Det haster ikke, og intet bliver slettet.")
    await screen.tap("Begynd på en ny arbejdsbog")
    assert screen.sees("Din arbejdsbog")
    assert not vault.has_kode
    assert vault.workbook.settings.contacts == ()
    assert kept_in(tmp_path) == [tmp_path / "kept-1"]


@pytest.mark.parametrize("kode", [True, False])
async def test_a_key_that_the_device_lost_is_told_kindly(tmp_path: Path, kode: bool) -> None:
    """Not as a wrong kode: the words open, and without them nothing is lost that a backup has."""
    vault = opened(tmp_path, Clock())
    vault.workbook.finish_welcome()
    vault.set_words(bytes(range(16)))
    if kode:
        vault.set_kode(KODE)
    vault.close()
    SecretFile(tmp_path).settle(None)
    vault = opened(tmp_path, Clock())
    async with Headless(window(vault, locales_dir()), route=routes.TODAY) as screen:
        assert screen.sees("Alt, du har skrevet, er her stadig.")
        assert "12 ord" in screen.fields()
        await screen.tap("Jeg har heller ikke ordene")
        assert screen.headings() == ["Nøglen er væk"]
        assert screen.sees("Har du en sikkerhedskopi")
        await screen.tap("Tilbage")
        assert list(screen.fields()) == ["12 ord"]
        if kode:
            await screen.tap("Tilbage")
            await unlock(screen, KODE)
            assert screen.sees("Koden kan ikke åbne nu. Brug din reservenøgle.")
        else:
            # There is no kode to ask for.
            with pytest.raises(AssertionError, match="nothing to tap"):
                await screen.tap("Tilbage")
    vault.close()


async def test_a_kode_is_offered_once_there_is_something_to_lock(tmp_path: Path) -> None:
    """On I dag, with ”Ikke nu”; then the reservenøgle."""
    vault = opened(tmp_path, Clock())
    vault.workbook.finish_welcome()
    async with Headless(window(vault, locales_dir()), route=routes.TODAY) as screen:
        assert not screen.sees("Vil du have en kode?")
        vault.workbook.take_step("Gå en tur")
        await screen.settle()
        assert screen.sees("Vil du have en kode?")
        vault.set_kode(KODE)
        await screen.go(routes.GOALS)
        await screen.go(routes.TODAY)
        assert screen.sees("Vil du have en reservenøgle?")
        await screen.tap("Ikke nu")
        assert not screen.sees("Vil du have en reservenøgle?")
    vault.close()


async def test_only_the_contacts_one_lets_be_seen_stand_before_the_lock(
    vault: Vault, screen: Headless
) -> None:
    """Name and number in Hjælp nu, as long as it is so chosen and the contact is there."""
    workbook = vault.workbook
    for contact, name, number in (("c1", "Mor", "12345678"), ("c2", "Mikkel", "87654321")):
        workbook.name_contact(contact, name)
        workbook.number_contact(contact, number)
    workbook.change_settings(region="hovedstaden")
    await screen.go(f"{routes.CONTACTS}/c1")
    await screen.tap("Må ses uden kode")

    async def seen() -> list[str]:
        vault.lock()
        await screen.settle()
        await screen.go(routes.HELP)
        found = [
            name for name in ("Mor", "Mor hjemme", "Mikkel") if any(name in text for text in screen.texts())
        ]
        vault.unlock(KODE)
        await screen.settle()
        return found

    assert await seen() == ["Mor"]
    workbook.name_contact("c1", "Mor hjemme")
    assert await seen() == ["Mor", "Mor hjemme"]
    workbook.remove_contact("c1")
    assert await seen() == []
    workbook.put_contact_back("c1")
    workbook.let_contact_be_seen("c1", False)
    assert await seen() == []


async def test_what_helps_stands_before_the_lock_only_if_so_chosen(
    vault: Vault, screen: Headless, tmp_path: Path
) -> None:
    """Both lists, as they are now and after a restart too; taken back, they are gone at once."""
    workbook = vault.workbook
    workbook.write_helpful("h1", HelpfulList.HELPS_ME, "Gå ud i haven")
    workbook.write_helpful("h2", HelpfulList.NOT_HELPFUL, "Ring ikke til min chef")
    workbook.change_settings(region="hovedstaden")

    async def seen() -> list[str]:
        vault.lock()
        await screen.settle()
        await screen.go(routes.HELP_OWN)
        found = [text for text in ("Gå ud i haven", "Ring ikke til min chef", "Syng") if screen.sees(text)]
        vault.unlock(KODE)
        await screen.settle()
        return found

    assert await seen() == []
    await screen.go(routes.HELPFUL)
    await screen.tap("Må ses uden kode")
    assert await seen() == ["Gå ud i haven", "Ring ikke til min chef"]
    workbook.remove_helpful("h2")
    workbook.write_helpful("h3", HelpfulList.HELPS_ME, "Syng")
    assert await seen() == ["Gå ud i haven", "Syng"]
    again = read_by_another_start(tmp_path)
    assert again == {"Gå ud i haven", "Syng"}
    await screen.go(routes.HELPFUL)
    await screen.tap("Må ses uden kode")
    assert await seen() == []
    assert not (tmp_path / "seen.sealed").exists()


def read_by_another_start(folder: Path) -> set[str]:
    """What helps, of a copy of the folder that is opened anew and stays locked."""
    copy = shutil.copytree(folder, folder.with_name("another"))
    started = opened(copy, Clock())
    found = {line.text for which in HelpfulList for line in helpful(started.workbook.state, which)}
    started.close()
    return found


async def test_without_a_kode_there_is_no_choice_of_what_is_seen_without_it(tmp_path: Path) -> None:
    """Nor is there a copy; turned off and on again, the kode finds the choice as it was."""
    vault = opened(tmp_path, Clock())
    vault.workbook.write_helpful("h1", HelpfulList.HELPS_ME, "Gå ud i haven")
    async with Headless(window(vault, locales_dir()), route=routes.HELPFUL) as screen:
        assert not screen.sees("Må ses uden kode")
    copy = tmp_path / "seen.sealed"
    for _time in range(2):
        vault.set_kode(KODE)
        vault.workbook.let_helpful_be_seen(True)
        assert copy.exists()
        vault.remove_kode()
        assert not copy.exists()
    vault.close()


async def test_a_copy_that_cannot_be_taken_away_is_told(
    vault: Vault, screen: Headless, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever takes it back must not believe that it is gone."""
    vault.workbook.write_helpful("h1", HelpfulList.HELPS_ME, "Gå ud i haven")
    vault.workbook.let_helpful_be_seen(True)
    await screen.go(routes.HELPFUL)
    unlink = Path.unlink

    def refuses(path: Path, missing_ok: bool = False) -> None:
        if path.name == "seen.sealed":
            raise PermissionError
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuses)
    await screen.tap("Må ses uden kode")
    assert screen.sees("Det kan stadig ses uden kode. Appen prøver igen af sig selv.")
    monkeypatch.undo()
    vault.workbook.name_contact("c1", "Mor")
    assert not (tmp_path / "seen.sealed").exists()


async def test_printed_words_open_it_however_the_page_is_left(vault: Vault, screen: Headless) -> None:
    """The paper lies in the printer: it must not be a paper that opens nothing."""
    await screen.go(routes.SPARE_KEY)
    await screen.write("Din kode", KODE)
    await screen.tap("Vis mine 12 ord")
    await screen.tap("Gem en side, du kan printe")
    ((name, data),) = screen.connection.saved
    assert name == "papir-2026-11-24.pdf"
    assert any("den er ikke låst" in text.casefold() for text in screen.texts())
    await screen.go(routes.TODAY)
    vault.lock()
    (numbered,) = pages(data)
    vault.unlock_with_words(secret_of(" ".join(one.text for one in numbered if one.text[:1].isdigit())))
    assert not vault.locked
