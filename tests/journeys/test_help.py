"""A bad night, a hard day, and someone to call: as a person meets them, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, FloatRect, Locator, ViewportSize

from tests.journeys.conftest import OpenPage
from tests.journeys.driver import ALLOWED_ATTEMPT, PHONE, TABLET, Driver
from tests.journeys.running_app import RunningApp
from tools.screens import screens
from tools.served import Served
from tools.shots import still
from tools.workbooks import first_week


def begin(phone: Driver) -> Driver:
    """Past the two first pages."""
    return phone.tap("Næste").sees("Hvad vil du kaldes?").tap("Begynd").sees("Er det en svær dag?")


def row(phone: Driver, words: str) -> Locator:
    """A row by its first words; the quiet line under them is part of its name."""
    return phone.button(re.compile(f"^{words}"))


class Dialling:
    """What the page tries to open, as the browser itself tells it; there is no phone in it to ring."""

    def __init__(self, phone: Driver) -> None:
        self._phone = phone
        self._opened: list[dict[str, Any]] = []
        self.refused: list[str] = []
        devtools = phone.page.context.new_cdp_session(phone.page)
        devtools.send("Page.enable")
        devtools.on("Page.windowOpen", self._note)
        phone.page.on("console", self._listen)
        phone.page.evaluate(
            "() => { const open = window.open; window.open = (url, ...more) => {"
            " const opened = open.call(window, url, ...more); console.log('opened ' + url); return opened } }"
        )

    def _note(self, opened: dict[str, Any]) -> None:
        self._opened.append(opened)

    def _listen(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text and ALLOWED_ATTEMPT not in message.text:
            self.refused.append(message.text)

    def press(self, name: str, url: str) -> None:
        """Press a button as a finger does, the one kind of tap that a browser lets call: `url` is opened."""
        button = self._phone.button(name).first
        button.wait_for(state="attached")
        box = button.bounding_box()
        assert box is not None
        with self._phone.page.expect_console_message(lambda message: message.text == f"opened {url}"):
            self._phone.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert self._opened[-1]["url"] == url
        assert self._opened[-1]["userGesture"] is True
        assert self.refused == []


def test_help_before_anything_else(phone: Driver) -> None:
    """On the very first start, one tap: 112 and every region; the call is the browser's own, and Luk goes back."""
    phone.sees("Din arbejdsbog").tap("Hjælp nu").sees("Har du brug for hjælp nu?")
    for number in ("112", "1813", "1818", "70 11 07 07", "70 11 31 31", "70 15 03 00"):
        phone.sees(number.replace(" ", "\u00a0"))
    dialling = Dialling(phone)
    for _ in range(3):
        dialling.press("Ring til 112", "tel:112")
    # The screen stands where it stood, and the app goes on.
    phone.tap(row(phone, "Tal med nogen")).sees("Livslinien").tap("Luk").sees("Din arbejdsbog")


def test_calling_asks_no_other_host_for_anything(phone: Driver) -> None:
    """Nothing of a call passes through the network; the one known attempt of Flet's client is stopped."""
    phone.tap("Hjælp nu").sees("Har du brug for hjælp nu?")
    Dialling(phone).press("Ring til 112", "tel:112")
    assert phone.reached == []
    assert all(url.startswith("tel:") or ALLOWED_ATTEMPT in url for url in phone.elsewhere)


def test_a_contact_written_down_is_there_after_the_power_goes(tmp_path: Path, open_page: OpenPage) -> None:
    """Half a number said to be kept is kept, killed or not; the whole of it stands on Hjælp nu with its buttons."""
    data, half = tmp_path / "data", "Måske mangler der et ciffer."
    with RunningApp(data) as first:
        phone = begin(open_page(first.link, PHONE).start())
        phone.tap(row(phone, "Planer")).tap(row(phone, "Dem, jeg kan ringe til")).tap("Ny kontakt")
        phone.write("Navn", "Mor").write("Telefonnummer", "12 34").sees(half)
        first.kill()
    with RunningApp(data) as second:
        phone = open_page(second.link, PHONE).start("/planer/kontakter")
        phone.tap(row(phone, "Mor 12 34")).sees(half)
        phone.write("Telefonnummer", "12 34 56 78").sees_not(half)
        second.kill()
    with RunningApp(data) as third:
        phone = open_page(third.link, PHONE).start()
        phone.tap("Hjælp nu").sees("Har du brug for hjælp nu?")
        phone.tap(row(phone, "Mere hjælp")).sees("Mor")
        dialling = Dialling(phone)
        dialling.press("Skriv til Mor", "sms:12345678")
        dialling.press("Ring til Mor", "tel:12345678")


def test_what_helps_is_there_on_a_hard_day(tmp_path: Path, open_page: OpenPage) -> None:
    """A line written in place, the power gone, and on the hard day it is one tap away. Then nothing more."""
    data = tmp_path / "data"
    with RunningApp(data) as first:
        phone = begin(open_page(first.link, PHONE).start())
        phone.open("/planer/det-hjaelper-mig/hjaelper")
        phone.tap("Ny linje").write("Skriv det med dine egne ord", "Gå en tur om søen").sees("Gemt kl.")
        first.kill()
    with RunningApp(data) as second:
        phone = open_page(second.link, PHONE).start().sees("Er det en svær dag?")
        phone.tap("Er det en svær dag?").sees("En svær dag")
        phone.tap(row(phone, "Det hjælper mig")).sees("Gå en tur om søen")
        phone.page.go_back()
        phone.tap(row(phone, "Gem resten til en anden dag"))
        phone.sees("Det er gemt til en anden dag.").sees("Du behøver ikke gøre mere.")
        phone.tap("Gå til I dag").sees("Tag det frem igen")
    with RunningApp(data) as third:
        open_page(third.link, PHONE).start().sees("Det er gemt til en anden dag.")


@pytest.mark.parametrize("viewport", [PHONE, TABLET])
def test_help_is_in_the_same_place_on_every_screen(open_page: OpenPage, viewport: ViewportSize) -> None:
    """A hand finds it without looking: to the pixel, and large enough for a hand that shakes."""
    workbook = first_week()
    paths = {screen.pattern: screen.path for screen in screens(workbook)}
    places: dict[str, FloatRect | None] = {}
    pictures: set[bytes] = set()
    with Served(workbook) as served:
        window = open_page(served.link, viewport).start()
        for path in paths.values():
            if not path.startswith("/hjaelp"):
                window.visit(path)
                pictures.add(still(window.page))
                places[path] = window.button("Hjælp nu").first.bounding_box()
    first = places["/"]
    assert first is not None
    assert first["height"] >= 48
    assert first["width"] >= 48
    assert {path: place for path, place in places.items() if place != first} == {}
    # And it was looked for on many screens, not many times on one.
    assert len(pictures) > len(places) * 0.9 > 20
