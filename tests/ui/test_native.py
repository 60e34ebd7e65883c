"""The packed app: the secret is fetched from the system first, then the vault is opened, then the window shown."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from pathlib import Path

import pytest

from imr_workbook.cli import native_window, opened_folder, opened_vault
from imr_workbook.device.secret_file import SecretFile
from imr_workbook.domain.offers import Offer
from imr_workbook.ui import native, routes
from imr_workbook.vault.words import words_of
from tests.ui.harness import Headless
from tests.ui.phones import Paged, begun, started
from tests.vault.places import KODE

WORDS = bytes(range(16))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def unlock(screen: Headless) -> None:
    if screen.sees("Din arbejdsbog er låst"):
        await screen.write("Din kode", KODE)
        await screen.tap("Lås op")


async def test_a_new_workbook_comes_into_the_keystore(folder: Path) -> None:
    """Begun in one start, guarded by the system from the second on, and the same workbook all the time."""
    keystore = Paged()
    async with started(folder, keystore) as screen:
        assert screen.headings() == ["Din arbejdsbog"]
        assert len(SecretFile(folder).read()) == 1
    for _start in range(2):
        async with started(folder, keystore) as screen:
            assert screen.headings() == ["Din arbejdsbog"]
            assert SecretFile(folder).read() == ()
    assert len(keystore.kept) == 1


async def test_with_a_kode_it_comes_there_when_that_is_given(folder: Path) -> None:
    """Only with the kode can it be put together with another secret; a new kode begins in the file again."""
    begun(folder, kode=True)
    keystore = Paged()
    async with started(folder, keystore):
        pass
    async with started(folder, keystore, routes.NEW_KODE) as screen:
        assert len(SecretFile(folder).read()) == 1
        await unlock(screen)
        assert SecretFile(folder).read() == ()
        await screen.write("Den kode, du har nu", KODE)
        await screen.write("Din nye kode", "en anden kode")
        await screen.tap("Gem koden")
        assert len(SecretFile(folder).read()) == 1


async def moved_in(folder: Path, keystore: Paged, *, kode: bool = False, words: bytes | None = None) -> None:
    begun(folder, kode=kode, words=words)
    for _start in range(2):
        async with started(folder, keystore) as screen:
            await unlock(screen)
    assert SecretFile(folder).read() == ()


@pytest.mark.parametrize("kode", [False, True])
async def test_a_keystore_that_does_not_answer_is_asked_again(folder: Path, kode: bool) -> None:
    """One sentence, nothing changed, Hjælp nu where it always is; and then it goes on as if nothing had been."""
    keystore = Paged()
    await moved_in(folder, keystore, kode=kode)
    before = contents(folder)
    keystore.silent = True
    async with started(folder, keystore) as screen:
        assert screen.headings() == ["Arbejdsbogen kan ikke åbnes lige nu"]
        assert not screen.sees("Begynd på en ny arbejdsbog")
        assert not screen.sees("reservenøgle")
        await screen.tap("Prøv igen")
        assert screen.sees("Ikke endnu.")
        assert contents(folder) == before
        await screen.tap("Hjælp nu")
        assert screen.sees("112")
        await screen.go(routes.TODAY)
        keystore.silent = False
        await screen.tap("Prøv igen")
        assert screen.headings()[0] == ("Din arbejdsbog er låst" if kode else "Hej")


async def test_meanwhile_the_words_open(folder: Path) -> None:
    """Where the person has them; nobody is told to begin anew."""
    keystore = Paged()
    await moved_in(folder, keystore, words=WORDS)
    keystore.silent = True
    async with started(folder, keystore) as screen:
        await screen.tap("Åbn med min reservenøgle")
        assert not screen.sees("Jeg har heller ikke ordene")
        await screen.tap("Tilbage")
        await screen.tap("Åbn med min reservenøgle")
        await screen.write("12 ord", " ".join(words_of(WORDS)))
        await screen.tap("Lås op")
        assert screen.sees("Din nye kode")


async def test_a_keystore_that_lost_it_is_told_from_one_that_errs(folder: Path) -> None:
    """Without words: kindly, what is so, and a new workbook beside it."""
    keystore = Paged()
    await moved_in(folder, keystore)
    keystore.lose()
    async with started(folder, keystore) as screen:
        assert screen.headings() == ["Nøglen er væk"]
        await screen.tap("Begynd på en ny arbejdsbog")
        assert screen.headings() == ["Din arbejdsbog"]
    assert (folder / "kept-1").is_dir()


async def test_a_second_page_is_the_same_workbook(folder: Path) -> None:
    """A phone may take the page away and open another: the vault is opened once."""
    keystore = Paged()
    with native_window(folder, keystore.system) as shown:
        for _page in range(2):
            async with Headless(shown, route=routes.TODAY) as screen:
                assert screen.headings() == ["Din arbejdsbog"]
    assert keystore.pages == 2


async def test_a_slow_one_is_waited_for_and_112_stands_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be asking the person for the password of its keystore."""
    keystore = Paged()
    await moved_in(folder, keystore)
    monkeypatch.setattr(native, "PATIENCE_S", 0.0)
    keystore.restart()
    keystore.slow = 300
    with native_window(folder, keystore.system) as shown:
        screen = Headless(shown)

        async def opened() -> None:
            async with screen:
                assert screen.headings()[0] == "Hej"
                assert not screen.sees("Et øjeblik")

        opening = asyncio.get_running_loop().create_task(opened())
        for _turn in range(100):
            await asyncio.sleep(0)
        assert any("112" in text for text in screen.texts())
        assert not opening.done()
        await asyncio.wait_for(opening, 30)


async def test_a_folder_that_is_in_use_says_so(folder: Path) -> None:
    """And the keystore is not asked for anything."""
    keystore = Paged()
    await moved_in(folder, keystore)
    keystore.restart()
    with native_window(folder, Paged().system), native_window(folder, keystore.system) as shown:
        async with Headless(shown) as screen:
            assert screen.headings() == ["Arbejdsbogen kan ikke åbnes"]
    assert keystore.asked == []


async def test_whatever_goes_wrong_is_one_sentence(folder: Path) -> None:
    """Flet would show a page of English."""
    keystore = Paged()

    def odd(_asked: str) -> None:
        raise ZeroDivisionError

    await moved_in(folder, keystore)
    keystore.restart()
    keystore.before = odd
    with native_window(folder, keystore.system) as shown, contextlib.suppress(ZeroDivisionError):
        async with Headless(shown) as screen:
            assert screen.sees("Luk appen, og åbn den igen.")


async def test_a_phone_that_was_locked_as_the_app_started_is_asked_again_when_it_is_seen(
    folder: Path,
) -> None:
    """Some phones start an app before its owner does, and give nothing out then: nobody has to tap for it."""
    keystore = Paged()
    await moved_in(folder, keystore)
    keystore.silent = True
    async with started(folder, keystore) as screen:
        assert screen.headings() == ["Arbejdsbogen kan ikke åbnes lige nu"]
        keystore.silent = False
        await screen.fire(screen.page, "app_lifecycle_state_change", {"state": "resume"})
        assert screen.headings()[0] == "Hej"


async def test_where_the_phone_might_lose_the_key_a_spare_key_is_offered(folder: Path) -> None:
    """Also to somebody who wants no kode: with the words it would open all the same."""
    keystore = Paged()
    with opened_folder(folder) as held, opened_vault(held) as vault:
        vault.workbook.finish_welcome()
        vault.workbook.take_step("Gå en tur")
        vault.workbook.decline(Offer.KODE)
    async with started(folder, keystore) as screen:
        assert not screen.sees("Vil du have en reservenøgle?")
    async with started(folder, keystore) as screen:
        assert screen.sees("Vil du have en reservenøgle?")
        assert screen.sees("mister sin nøgle")
        await screen.tap("Se reservenøglen")
        assert screen.sees("mister sin nøgle")


async def test_no_answer_of_the_keystore_is_logged(folder: Path) -> None:
    """Flet tells every message to whoever asks its loggers for details; here they are not to be asked."""
    keystore = Paged()
    await moved_in(folder, keystore)
    talkative = logging.getLogger("flet_transport")
    talkative.setLevel(logging.DEBUG)
    heard: list[bool] = []
    keystore.restart()
    keystore.before = lambda _asked: heard.append(talkative.isEnabledFor(logging.DEBUG))
    with native_window(folder, keystore.system) as shown:
        async with Headless(shown):
            pass
    assert heard == [False]
