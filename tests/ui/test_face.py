"""Opening with a face or a finger: offered where the phone can, quietly, and the kode is always there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from imr_workbook.device.face_or_finger import NotRecognised
from imr_workbook.device.keystore import KeystoreError
from imr_workbook.device.resources import locales_dir
from imr_workbook.ui import routes
from imr_workbook.ui.app import window
from imr_workbook.ui.face_or_finger import FletFaceOrFinger
from imr_workbook.ui.keystore import FletKeystore
from imr_workbook.vault.entries import EntriesFile
from tests.ui.harness import Headless
from tests.ui.phones import Paged, begun, started
from tests.vault.places import KODE, opened

OPEN = "Åbn med ansigt eller finger"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def phone(folder: Path) -> Paged:
    """One that knows its owner, with a workbook that has a kode."""
    begun(folder, kode=True)
    found = Paged()
    found.face.knows_one = True
    return found


async def unlock(screen: Headless) -> None:
    await screen.write("Din kode", KODE)
    await screen.tap("Lås op")


async def turn_on(screen: Headless, kode: str = KODE) -> None:
    await screen.go(routes.FACE)
    await screen.write("Din kode", kode)
    await screen.tap("Slå til")


@pytest.fixture
async def screen(folder: Path, phone: Paged) -> AsyncIterator[Headless]:
    """Unlocked, and it is on."""
    async with started(folder, phone) as found:
        await unlock(found)
        await turn_on(found)
        yield found


async def lock(screen: Headless) -> None:
    await screen.go(routes.KODE)
    await screen.tap("Lås nu")


async def test_it_is_off_until_it_is_turned_on_with_the_kode(folder: Path, phone: Paged) -> None:
    """On the page about the kode; a wrong kode turns nothing on, and the phone is not even asked."""
    async with started(folder, phone) as screen:
        assert not screen.sees(OPEN)
        await unlock(screen)
        await screen.go(routes.KODE)
        await screen.tap(OPEN)
        assert screen.sees("også andres ansigt eller finger?")
        await turn_on(screen, "forkert")
        assert screen.sees("Det var ikke koden. Prøv igen.")
        assert phone.face.checked == []
        await turn_on(screen)
        assert phone.face.checked == ["Åbn arbejdsbogen"]
        assert screen.headings() == ["Kode"]
        assert screen.sees("Til")


async def test_it_opens_in_the_next_process_too(folder: Path, phone: Paged, screen: Headless) -> None:
    """A quiet button under the kode; the field for the kode stays."""
    await lock(screen)
    assert "Din kode" in screen.fields()
    await screen.tap(OPEN)
    assert screen.headings() == ["Kode"]


async def test_after_a_restart_it_opens(folder: Path, phone: Paged) -> None:
    """Whatever became of the device secret meanwhile."""
    async with started(folder, phone) as screen:
        await unlock(screen)
        await turn_on(screen)
    for _start in range(2):
        async with started(folder, phone) as screen:
            assert screen.sees("Din arbejdsbog er låst")
            await screen.tap(OPEN)
            assert screen.headings()[0] == "Hej"


async def test_who_is_not_recognised_writes_the_kode(phone: Paged, screen: Headless) -> None:
    """No try is counted for it; it is on still, and the next time it may do."""
    await lock(screen)
    for silent in (False, True):
        phone.face.recognises, phone.face.silent = silent, silent
        for _try in range(7):
            await screen.tap(OPEN)
            assert screen.sees("Skriv din kode i stedet.")
    phone.face.silent = False
    await screen.tap(OPEN)
    assert screen.headings() == ["Kode"]


async def test_with_other_fingers_than_before_the_kode_is_asked_for(phone: Paged, screen: Headless) -> None:
    """It opens no more until it has been turned on anew."""
    await lock(screen)
    phone.face.others()
    await screen.tap(OPEN)
    assert screen.sees("Ansigt og finger åbner ikke mere her.")
    await screen.go(routes.TODAY)
    assert not screen.sees(OPEN)
    await unlock(screen)
    await turn_on(screen)
    await lock(screen)
    await screen.tap(OPEN)
    assert screen.headings() == ["Kode"]


async def test_after_wrong_kodes_it_is_not_offered(screen: Headless) -> None:
    """Then only the kode opens."""
    await lock(screen)
    for _try in range(5):
        await screen.write("Din kode", "forkert")
        await screen.tap("Lås op")
    await screen.go(routes.TODAY)
    assert not screen.sees(OPEN)


async def test_turned_off_nothing_of_it_is_kept(folder: Path, phone: Paged, screen: Headless) -> None:
    """By itself, with the kode, and when everything is deleted."""
    assert len(phone.face.kept) == 1
    await screen.go(routes.FACE)
    await screen.tap("Slå fra")
    assert screen.sees("Fra")
    assert phone.face.kept == {}
    await turn_on(screen)
    assert len(phone.face.kept) == 1
    await screen.go(routes.NO_KODE)
    await screen.write("Din kode", KODE)
    await screen.tap("Slå fra")
    assert not screen.sees(OPEN)
    await screen.go(routes.FACE)
    assert screen.sees("Det kan kun slås til, når du har en kode.")
    await screen.go(routes.DELETE_ALL)
    await screen.tap("Slet alt nu")
    await screen.tap("Slet nu")
    assert phone.face.kept == {}
    assert EntriesFile(folder).read().faces == ()


async def test_where_it_cannot_be_turned_on_nothing_is_left(folder: Path, phone: Paged) -> None:
    """The person thinks better of it, or the system does not take it: said, and the kode opens as before."""
    async with started(folder, phone) as screen:
        await unlock(screen)
        for refuses, silent in ((True, False), (False, True)):
            phone.face.recognises, phone.face.silent = not refuses, silent
            await turn_on(screen)
            assert screen.sees("Det kunne ikke slås til. Din kode åbner som før.")
        phone.face.silent = False
    async with started(folder, phone) as screen:
        assert phone.face.kept == {}
        assert not screen.sees(OPEN)


@pytest.mark.parametrize("route", [routes.KODE, routes.NEW_KODE])
async def test_a_phone_that_cannot_does_not_speak_of_it(folder: Path, phone: Paged, route: str) -> None:
    """Nor does one that knows nobody."""
    phone.face.knows_one = False
    async with started(folder, phone, route) as screen:
        await unlock(screen)
        assert not screen.sees("finger")


async def test_in_the_browser_there_is_none(tmp_path: Path) -> None:
    """No page speaks of it, and the address leads to a sentence."""
    vault = opened(tmp_path)
    vault.workbook.finish_welcome()
    vault.set_kode(KODE)
    async with Headless(window(vault, locales_dir()), route=routes.KODE) as screen:
        assert not screen.sees("finger")
        await screen.go(routes.FACE)
        assert screen.sees("Det kan ikke lade sig gøre her. Din kode åbner arbejdsbogen.")
    vault.close()


async def test_the_kode_itself_is_asked_for_before_what_cannot_be_undone(screen: Headless) -> None:
    """Deleting, another kode, no kode: a face is not enough."""
    await lock(screen)
    await screen.tap(OPEN)
    for route, label in (
        (routes.NEW_KODE, "Den kode, du har nu"),
        (routes.NO_KODE, "Din kode"),
        (routes.SPARE_KEY, "Din kode"),
    ):
        await screen.go(route)
        assert label in screen.fields(), route


# as Flet's client reaches it ----------------------------------------------------------------------


class Client(Headless):
    """A page with nothing on it, whose client answers as a phone's does."""

    def __init__(self, platform: str, *, web: bool = False) -> None:
        self.keystore = FletKeystore()
        self.face = FletFaceOrFinger(self.keystore)
        self.known: list[str] = ["strong"]
        self.answer: object = True
        self.calls: list[tuple[str, dict[str, object]]] = []
        self.kept: dict[str, str] = {}
        super().__init__(self._shown)
        self.client(web=web, platform=platform)

    def _shown(self, page: ft.Page) -> None:
        self.connection.system = self._told
        self.keystore.be_on(page)
        self.face.be_on(page)
        page.render(lambda: ft.Text("Din arbejdsbog"))

    def _told(self, name: str, arguments: dict[str, object]) -> object:
        self.calls.append((name, arguments))
        if name == "get_available_biometrics":
            return self.known
        if name == "authenticate":
            return self.answer
        key = str(arguments["key"])
        if name == "set":
            self.kept[key] = str(arguments["value"])
        return self.kept.get(key) if name == "get" else None


async def test_on_android_the_app_asks_for_the_check_before_it_reads() -> None:
    """A biometric one: the phone's own pattern or PIN does not do."""
    async with Client("android") as client:
        assert await client.face.offered()
        await client.face.keep("face.00", "a")
        client.calls.clear()
        assert await client.face.fetch("face.00", "Åbn", "Brug koden") == "a"
        assert [name for name, _arguments in client.calls] == ["authenticate", "get"]
        assert client.calls[0][1]["biometric_only"] is True
        client.calls.clear()
        for client.answer in (False, {"error_code": "userCanceled"}, {"error_code": "biometricLockout"}):
            with pytest.raises(NotRecognised):
                await client.face.fetch("face.00", "Åbn", "Brug koden")
        assert {name for name, _arguments in client.calls} == {"authenticate"}


@pytest.mark.parametrize("platform", ["ios", "macos"])
async def test_on_apples_systems_the_check_goes_with_the_entry(platform: str) -> None:
    """The system makes it as the entry is read; those it knows now, and no others."""
    async with Client(platform) as client:
        client.known = ["face"]
        assert await client.face.offered()
        await client.face.keep("face.00", "a")
        options: Any = client.calls[-1][1]["ios" if platform == "ios" else "macos"]
        assert [flag.value for flag in options.access_control_flags] == ["biometryCurrentSet"]
        assert await client.face.fetch("face.00", "Åbn", "Brug koden") == "a"
        assert "authenticate" not in {name for name, _arguments in client.calls}


@pytest.mark.parametrize(("platform", "web"), [("windows", False), ("linux", False), ("android", True)])
async def test_elsewhere_it_is_not_offered(platform: str, web: bool) -> None:
    """Where another's PIN would do in its place, or where there is none."""
    async with Client(platform, web=web) as client:
        assert not await client.face.offered()
        with pytest.raises(KeystoreError):
            await client.face.fetch("face.00", "Åbn", "Brug koden")
        assert client.calls == []


async def test_a_phone_with_only_a_weak_check_does_not_offer_it() -> None:
    """Android's own word for one that a photograph may deceive."""
    async with Client("android") as client:
        client.known = ["weak"]
        assert not await client.face.offered()
        client.known = []
        assert not await client.face.offered()
