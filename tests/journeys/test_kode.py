"""A kode, from the first choice to the next morning, on a phone in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.export.pdf_text import words as words_of
from tests.journeys.conftest import OpenPage
from tests.journeys.driver import Driver
from tests.journeys.running_app import RunningApp
from tests.journeys.test_copies import content, downloaded
from tests.journeys.test_never_lost import RECOVERY, WORDS

KODE = "hest 4711"
NEW_KODE = "en ny kode"
LOCKED = "Din arbejdsbog er låst"
CANARY = "Kanariefugl"
SENTENCE = "Tidlig sang ved Furesøen"
SEEN = "Moster Ea"
"""May be seen without the kode, and so stands as it is."""
NAME = "/indstillinger/navn"

Again = Callable[[str], Driver]
"""Ends the app without goodbye, and opens it anew at a path, in a page that knows nothing."""


def test_only_the_kode_opens_it_again(running: RunningApp, open_page: OpenPage) -> None:
    """Chosen, locked, killed, a wrong one, the right one, forgotten, the 12 words: everything is there all the time."""

    def again(path: str) -> Driver:
        running.kill()
        running.start()
        return open_page(running.link).start(path)

    only_the_kode_opens_it_again(open_page(running.link).start(), again)
    for file in running.data.iterdir():
        assert not any(text.encode() in file.read_bytes() for text in (CANARY, SENTENCE)), file.name


def only_the_kode_opens_it_again(phone: Driver, again: Again) -> list[str]:
    """The whole story, on a phone that is new; returns the 12 words."""
    phone.begin().visit(NAME).write("Navn", CANARY).sees("Gemt kl.")
    words = choose_a_kode(phone)
    phone.visit("/planer/kontakter/c1").write("Navn", SEEN).write("Telefonnummer", "12345678")
    phone.choose("Må ses uden kode").tap("Færdig").sees("Ny kontakt")

    phone = again(NAME).sees(LOCKED)
    assert not any(CANARY in line for line in phone.lines())
    phone.tap("Hjælp nu").sees("112").tap(phone.button(re.compile("^Mere hjælp"))).sees(f"Ring til {SEEN}")
    phone.tap("Luk").sees(LOCKED)
    unlock(phone, "hest 4712").sees("Det var ikke koden. Prøv igen.")
    unlock(phone, KODE).sees("Hvad vil du kaldes?").holds("Navn", CANARY)

    lock(phone)
    forget_the_kode(phone, words)
    phone.visit(WORDS).sees("Med dine egne ord").write(RECOVERY, SENTENCE).sees("Gemt kl.")
    phone = again(WORDS).sees(LOCKED)
    unlock(phone, NEW_KODE).holds(RECOVERY, SENTENCE).visit(NAME).holds("Navn", CANARY)
    assert phone.reached == []
    return words


def choose_a_kode(phone: Driver) -> list[str]:
    """One that is too short, then one; the 12 words that are shown then, and on paper; locked and opened once."""
    phone.visit("/indstillinger/kode").tap("Vælg en kode").sees("Din nye kode")
    phone.write("Din nye kode", "1234").tap("Gem koden").sees("En kode har mindst seks tegn.")
    phone.write("Din nye kode", KODE).tap("Gem koden").sees("Vis mine 12 ord")
    phone.write("Din kode", KODE).tap("Vis mine 12 ord").sees("Dine 12 ord")
    lines = [line for line in phone.lines() if re.fullmatch(r"\d+\. [a-z]{4,8}", line)]
    assert len(lines) == 12
    paper = words_of(content(downloaded(phone, "^Gem en side, du kan printe$")))
    assert all(line.split()[1] in paper for line in lines)
    phone.sees("Print den, og slet så filen.").tap("Jeg har gemt papiret").sees("Skift koden")
    phone.tap("Lås nu").sees(LOCKED)
    unlock(phone, KODE).sees("Skift koden")
    return [line.split()[1] for line in lines]


def lock(phone: Driver) -> Driver:
    return phone.visit("/indstillinger/kode").tap("Lås nu").sees(LOCKED)


def unlock(phone: Driver, kode: str) -> Driver:
    return phone.write("Din kode", kode).tap("Lås op")


def forget_the_kode(phone: Driver, words: list[str]) -> None:
    """So many wrong ones that also the right one must wait; the words open at once, and a new kode is chosen."""
    for number in range(5):
        unlock(phone, f"hest {number}").sees("Det var ikke koden. Prøv igen.")
        # What was said goes, so that it is seen when it is said again.
        phone.tap("Jeg har glemt min kode").sees("Skriv din reservenøgle").tap("Tilbage").sees(LOCKED)
    unlock(phone, KODE).sees("Vent 1 minut, og prøv igen.")
    phone.tap("Jeg har glemt min kode").write("12 ord", " ".join(words).capitalize()).tap("Lås op")
    phone.sees("Din nye kode").write("Din nye kode", NEW_KODE).tap("Gem koden").sees("Skift koden")


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
