"""Two windows of one browser on one workbook: what is done in one is shown in the other, and neither takes from it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.driver import PHONE, Driver
from tests.journeys.running_app import RunningApp

CONTACT = "/planer/kontakter/mor"
NUMBER = "Telefonnummer"
GOAL = "/maal/maal/venner/skriv"
MINE = "Mit mål"
LONG = "Se mine venner fra skolen oftere end nu"
LIST = "/haefter/m01/m01-t1/m01-t1-hjaelper/1"


@pytest.fixture(scope="module")
def windows(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Driver, Driver]]:
    """Both past the first pages, in the same browser context."""
    with RunningApp(tmp_path_factory.mktemp("data")) as running:
        context = browser.new_context(viewport=PHONE, locale="da-DK", reduced_motion="reduce")
        one = Driver(context.new_page(), running.link).start().begin()
        other = Driver(context.new_page(), running.link).open("/").sees("Er det en svær dag?")
        yield one, other
        context.close()


def test_a_change_is_shown_in_the_other(windows: tuple[Driver, Driver]) -> None:
    """A goal, an answer and the text size, without loading anything anew."""
    one, other = windows
    other.visit("/maal").sees("Hvad passer til dig lige nu?")
    one.visit(GOAL).write(MINE, "Se mine venner oftere")
    other.sees("Se mine venner oftere")
    for window in windows:
        expect(window.visit(LIST).choice("Det gør jeg").first).not_to_be_checked()
    one.choose("Det gør jeg")
    expect(other.choice("Det gør jeg").first).to_be_checked()
    other.visit("/indstillinger").sees("100\u00a0%")
    one.visit("/indstillinger/tekst").choose("150\u00a0%")
    other.sees("150\u00a0%").sees_not("100\u00a0%")
    one.choose("100\u00a0%")
    other.sees("100\u00a0%")


def test_writing_in_two_fields_at_once(windows: tuple[Driver, Driver]) -> None:
    """A name in one and a number in the other, letter by letter in turn: both are there, whole."""
    one, other = windows
    for window in windows:
        window.visit(CONTACT).sees("En, jeg kan ringe til")
    one.write("Navn", "M")
    other.write(NUMBER, "1")
    for letter, digit in zip("or og far", "2 34 56 7", strict=True):
        one.page.keyboard.type(letter)
        other.page.keyboard.type(digit)
    for window in windows:
        window.page.keyboard.press("Tab")
    for window in windows:
        window.visit("/planer/kontakter").sees("Mor og far").sees("12 34 56 7")


def test_writing_in_the_same_field(windows: tuple[Driver, Driver]) -> None:
    """Who wrote last is shown in both; what the other wrote is among what the goal was called before."""
    one, other = windows
    for window in windows:
        window.visit(GOAL).sees(MINE)
    one.write(MINE, LONG).sees("Gemt kl.")
    other.holds(MINE, LONG).write(MINE, "Male igen")
    one.holds(MINE, "Male igen").visit("/maal").sees("Male igen").sees_not(LONG)
    one.visit("/maal/maal/venner/tidligere").sees(LONG)
