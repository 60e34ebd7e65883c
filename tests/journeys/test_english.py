"""The interface in English, from the setting to the place where help is."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.danish import danish_sentences
from tests.journeys.driver import Driver

PLACES = {
    "Today": "Is it a hard day?",
    "Handouts": "The handouts are in Danish.",
    "Goals": "What suits you right now?",
    "My week": "The questions stop by themselves after six weeks.",
    "Plans": "People I can call",
}
"""Each with words that stand there."""
PAGE = "/haefter/m01/m01-t1/m01-t1-kort/1"


def in_english(phone: Driver) -> Driver:
    """The page says it is in English, and nothing on it is a Danish sentence of the interface."""
    expect(phone.page.locator("html")).to_have_attribute("lang", "en")
    danish = danish_sentences()
    assert [line for line in phone.lines() if danish.fullmatch(line)] == []
    return phone


def test_english_from_now_on(phone: Driver) -> None:
    """Chosen once, it holds on every place, after a reload and in the title; handouts stay Danish and say so."""
    phone.begin().tap("Indstillinger").tap(phone.button("Sprog Dansk")).choose("English").sees("Back")
    in_english(phone).visit("/").sees("Hello")
    for place, words in PLACES.items():
        in_english(phone.tap(place).sees(words))
    expect(phone.page).to_have_title("Plans · IMR-arbejdsbogen")
    in_english(phone.reload().sees(PLACES["Plans"]))

    phone.visit(PAGE).sees("Read more").sees("Recovery betyder at komme sig")
    expect(phone.page.locator("html")).to_have_attribute("lang", "da")
    in_english(
        phone.visit("/indstillinger").sees("About the workbook").tap("Help now").sees("Talk to someone")
    )
    in_english(phone.tap("Close").sees("About the workbook"))
