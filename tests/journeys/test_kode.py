"""A kode, from the first choice to the next morning, on a phone in a real browser."""

from __future__ import annotations

import re

from tests.journeys.conftest import OpenPage
from tests.journeys.driver import Driver
from tests.journeys.running_app import RunningApp

KODE = "hest 4711"
LOCKED = "Din arbejdsbog er låst"


def test_only_the_kode_opens_it_again(running: RunningApp, open_page: OpenPage) -> None:
    """Chosen, locked, killed, a wrong one, the right one, forgotten, the 12 words: everything is there all the time."""
    phone = open_page(running.link).start().begin()
    phone.open("/indstillinger/navn").write("Navn", "Kanariefugl")
    phone.open("/indstillinger/kode").tap("Vælg en kode").sees("Din nye kode")
    phone.write("Din nye kode", "1234").tap("Gem koden").sees("En kode har mindst seks tegn.")
    phone.write("Din nye kode", KODE).tap("Gem koden").sees("Vis mine 12 ord")
    phone.write("Din kode", KODE).tap("Vis mine 12 ord").sees("Dine 12 ord")
    words = [line for line in phone.lines() if re.fullmatch(r"\d+\. [a-z]{4,8}", line)]
    assert len(words) == 12
    phone.tap("Jeg har gemt papiret").sees("Skift koden").tap("Lås nu").sees(LOCKED)
    unlock(phone, KODE).sees("Skift koden")

    running.kill()
    running.start()
    phone = open_page(running.link).start("/indstillinger/navn").sees(LOCKED)
    assert not any("Kanariefugl" in line for line in phone.lines())
    phone.tap("Hjælp nu").sees("112").tap("Luk").sees(LOCKED)
    unlock(phone, "hest 4712").sees("Det var ikke koden. Prøv igen.")
    unlock(phone, KODE).sees("Hvad vil du kaldes?").holds("Navn", "Kanariefugl")
    phone.open("/indstillinger/kode").tap("Lås nu").sees(LOCKED).tap("Jeg har glemt min kode")
    phone.write("12 ord", " ".join(line.split()[1] for line in words).capitalize()).tap("Lås op").sees(
        "Din nye kode"
    )
    phone.write("Din nye kode", "en ny kode").tap("Gem koden").sees("Skift koden")
    running.kill()
    running.start()
    phone = open_page(running.link).start("/indstillinger/navn").sees(LOCKED)
    unlock(phone, "en ny kode").sees("Hvad vil du kaldes?").holds("Navn", "Kanariefugl")
    for file in running.data.iterdir():
        assert b"Kanariefugl" not in file.read_bytes(), file.name


def unlock(phone: Driver, kode: str) -> Driver:
    return phone.write("Din kode", kode).tap("Lås op")


def test_a_kode_can_be_pasted_or_filled_in_by_a_password_manager(
    running: RunningApp, open_page: OpenPage
) -> None:
    """What they need stands on the page: a field for a password, which takes what is put into it."""
    phone = open_page(running.link).start().begin()
    phone.open("/indstillinger/kode/ny").sees("Din nye kode")
    assert _asked_for(phone) == ["password", "new-password"]
    phone.write("Din nye kode", KODE).tap("Gem koden").sees("Vis mine 12 ord")
    phone.open("/indstillinger/kode").tap("Lås nu").sees(LOCKED)
    assert _asked_for(phone) == ["password", "current-password"]
    page = phone.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("kode => navigator.clipboard.writeText(kode)", KODE)
    phone.field("Din kode").focus()
    page.keyboard.press("ControlOrMeta+v")
    phone.holds("Din kode", KODE).tap("Lås op").sees("Skift koden")


def _asked_for(phone: Driver) -> list[str]:
    """The kind of the one field on the page, and what a browser is told that it is for."""
    field = phone.page.locator("input:visible").first
    field.wait_for(state="attached")
    field.focus()
    # The page has its own field first, which it gives its purpose a moment after.
    phone.page.wait_for_function("() => (document.activeElement?.autocomplete ?? 'off') !== 'off'")
    told: list[str] = phone.page.evaluate(
        "[document.activeElement.type, document.activeElement.autocomplete]"
    )
    return told
