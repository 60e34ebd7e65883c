"""A first day with a keyboard alone: Tab, Shift+Tab, Enter, Space and letters reach everything."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from tests.journeys.conftest import OpenPage
from tests.journeys.driver import TABLET, Driver
from tests.journeys.keyboard import Keyboard
from tests.journeys.running_app import RunningApp
from tools.shots import still
from tools.workbooks import library

LIST = 6
"""Which page of the first topic has a list to answer."""
LONG_LIST = "/haefter/m01/m01-t1/m01-t1-hjaelper/1"
PLACES = ["I dag", "Hæfter", "Mål", "Min uge", "Planer"]


def test_a_first_day(phone: Driver) -> None:
    """Each screen begins at its heading, so that what was pressed last never decides where one is."""
    keys = Keyboard(phone).begins_at("Din arbejdsbog").press("Næste")
    keys.begins_at("Hvad vil du kaldes?").write("Navn", "Aya").press("Begynd").begins_at("Hej Aya")
    read_and_answer(keys)
    take_a_step(keys)
    answer_the_week(keys)
    keys.press("Hjælp nu").begins_at("Har du brug for hjælp nu?").to("Ring til 112").press("Luk")
    keys.begins_at("Vil du også følge noget andet?").press("I dag", "Space").begins_at("Hej Aya")
    phone.sees("Gå en tur rundt om søen")


def read_and_answer(keys: Keyboard) -> None:
    """Pages of the first topic, and one line of its list."""
    first, *pages = [page.title for page in library().modules[0].topics[0].pages][:LIST]
    keys.press("Læs").begins_at(first).press("Læs mere")
    for page in pages[:-1]:
        keys.begins_at(page).press("Næste")
    keys.begins_at(pages[-1]).press("Det gør jeg", "Space")
    keys.window.sees("Gemt kl.")
    # A choice keeps the keyboard, or one would have to find the list anew after each line.
    assert keys.at() == "Det gør jeg"
    expect(keys.window.choice("Det gør jeg").first).to_be_checked()


def take_a_step(keys: Keyboard) -> None:
    """From the five places to a step of today."""
    keys.press("Mål").begins_at("Hvad passer til dig lige nu?").press("Jeg vil bare prøve noget lille")
    keys.begins_at("Nyt skridt").write("Hvad vil du gøre?", "Gå en tur rundt om søen")
    keys.press("I dag", "Space")
    expect(keys.window.choice("I dag")).to_be_checked()
    keys.press("Færdig").begins_at("Mål")
    keys.window.sees("Gå en tur rundt om søen")


def answer_the_week(keys: Keyboard) -> None:
    """The week's two questions."""
    keys.press("Min uge").begins_at("Sådan har jeg det").settled().press("Begynd")
    keys.begins_at("Hvor meget håb har du lige nu?").settled().press("Noget", "Space")
    keys.begins_at("Hvad gav dig lidt håb?").settled().write("Med dine egne ord", "Mikkel").press("Næste")
    keys.begins_at("Vil du også følge noget andet?").settled()


def test_the_way_around_a_screen(phone: Driver) -> None:
    """From the heading to the bottom, then the five places and Hjælp nu; Shift+Tab leads the other way."""
    keys = Keyboard(phone).begins_at("Din arbejdsbog")
    assert keys.round() == ["Din arbejdsbog", "Næste", "Hjælp nu"]
    keys.press("Næste").begins_at("Hvad vil du kaldes?")
    assert keys.round() == ["Hvad vil du kaldes?", "Navn", "Tilbage", "Begynd", "Hjælp nu"]
    assert keys.tab(back=True) == "Hjælp nu"
    assert keys.tab(back=True) == "Begynd"
    keys.press("Begynd").begins_at("Hej")
    quiet = ["Aa Tekststørrelse", "Indstillinger", "Er det en svær dag?"]
    assert keys.round() == ["Hej", "Læs", *quiet, *PLACES, "Hjælp nu"]


def test_nothing_is_out_of_reach(running: RunningApp, open_page: OpenPage) -> None:
    """A list that goes on below the screen, and the rail of a tablet: Tab comes to every line and place."""
    phone = Keyboard(open_page(running.link).start(LONG_LIST).begin("Vil prøve"))
    assert phone.misses() == []
    assert Keyboard(open_page(running.link, TABLET).start(LONG_LIST).sees("Vil prøve")).misses() == []


def test_a_ring_shows_where_the_keyboard_is(phone: Driver) -> None:
    """All around each stop but the heading, at 3:1 to what stood there before."""
    keys = Keyboard(phone.begin()).begins_at("Hej")
    before = still(phone.page)
    without = [
        name for name in keys.round()[1:] if not _ringed(before, still(keys.to(name).window.page), keys.box())
    ]
    assert without == []


def _ringed(before: bytes, after: bytes, box: tuple[int, int, int, int]) -> bool:
    """Whether as many pixels as a line of two around `box` have become much darker or lighter."""
    left, top, right, bottom = box
    around = (left - 4, top - 4, right + 4, bottom + 4)
    pictures = [Image.open(BytesIO(one)).convert("RGB").crop(around) for one in (before, after)]
    pairs = zip(*(map(_luminance, picture.getdata()) for picture in pictures), strict=True)
    changed: int = sum((max(pair) + 0.05) / (min(pair) + 0.05) >= 3 for pair in pairs)
    return changed >= 2 * 2 * (right - left + bottom - top)


def _luminance(pixel: tuple[int, int, int]) -> float:
    """0 to 1. Source: WCAG 2.2, relative luminance."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (value / 255 for value in pixel)
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
