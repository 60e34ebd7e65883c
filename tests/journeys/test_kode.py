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
