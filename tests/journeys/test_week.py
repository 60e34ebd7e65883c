"""A person's weekly questions on a phone, in a real browser, and what a sudden end of the app takes: nothing."""

from __future__ import annotations

from tests.journeys.conftest import OpenPage
from tests.journeys.driver import Driver
from tests.journeys.running_app import RunningApp

WORDS = "Med dine egne ord"


def begin(phone: Driver) -> Driver:
    """Past the two first pages, to Min uge."""
    phone.tap("Næste").tap("Begynd").sees("Hej")
    return phone.open("/min-uge")


def test_the_first_week(phone: Driver) -> None:
    """Begin, answer, write, follow more, and find it again."""
    begin(phone).sees("Spørgsmålene stopper af sig selv efter seks uger.")
    phone.settled().tap("Begynd").sees("Hvor meget håb har du lige nu?").sees("Spørgsmål 1 af 2")
    phone.settled().choose("Noget").sees("Hvad gav dig lidt håb?")
    phone.settled().write(WORDS, "Mikkel ringede").tap("Næste")
    phone.sees("Vil du også følge noget andet?")
    phone.settled().choose("Søvn").sees("Færdig")
    phone.tap("Færdig").sees("De næste spørgsmål kommer")
    phone.tap("Se mine svar").sees("Det gav dig håb").sees("Mikkel ringede").sees("Håb · Søvn")
    phone.reload().sees("Mikkel ringede")
    phone.tap("Se som kurve")
    phone.page.get_by_role("img", name="Noget").wait_for(state="attached")
    phone.tap("Se som tabel")
    phone.page.get_by_role("table").get_by_text("Noget").wait_for(state="attached")
    assert not phone.reached


def test_skipping_leaving_and_stopping(phone: Driver) -> None:
    """Every way out is one tap, and none of them is spoken of afterwards."""
    begin(phone).settled().tap("Begynd").sees("Spørgsmål 1 af 2")
    phone.settled().tap("Spring over").sees("Spørgsmål 2 af 2")
    phone.settled().tap("Tilbage").sees("Spørgsmål 1 af 2")
    phone.settled().tap("Tilbage").sees("Hvordan har du det?")
    phone.settled().tap("Ikke i denne uge").sees("De næste spørgsmål")
    phone.settled().tap("Stop spørgsmålene").sees("Spørgsmålene holder pause.")
    phone.sees("Begynd igen").sees_not("Stop spørgsmålene")


def test_killed_while_writing(running: RunningApp, open_page: OpenPage) -> None:
    """kill -9 after the pause of half a second: the words, the answer and a sign in writing are there again."""
    phone = begin(open_page(running.link).start())
    phone.settled().tap("Begynd")
    phone.settled().choose("Meget").sees("Hvad gav dig lidt håb?")
    phone.write(WORDS, "Solen skinnede på havnen, og jeg blev siddende")
    phone.page.wait_for_timeout(900)
    running.kill()
    running.start()
    phone = open_page(running.link).start("/min-uge/uge/1/2").sees("Hvad gav dig lidt håb?")
    phone.holds(WORDS, "Solen skinnede på havnen, og jeg blev siddende")
    phone.settled().tap("Tilbage").sees("Spørgsmål 1 af 2")
    assert phone.choice("Meget").get_attribute("aria-checked") == "true"

    phone.open("/min-uge/spoergsmaal")
    phone.settled().tap("Tilføj dit eget tegn").sees("Et tegn, du selv har lagt mærke til")
    path = phone.page.url.removeprefix(phone.base)
    phone.write(WORDS, "Jeg ringer sjældnere til min søster")
    phone.page.wait_for_timeout(900)
    running.kill()
    running.start()
    phone = open_page(running.link).start(path)
    phone.holds(WORDS, "Jeg ringer sjældnere til min søster")
    phone.tap("Færdig").sees("Jeg ringer sjældnere til min søster")


def test_a_shaking_hand(phone: Driver) -> None:
    """Two real taps on the same spot, quick after each other, answer one question."""
    begin(phone).settled().tap("Begynd").sees("Spørgsmål 1 af 2")
    phone.settled()
    box = phone.choice("Lidt").bounding_box()
    assert box is not None
    phone.page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, delay=60)
    phone.sees("Spørgsmål 2 af 2")
    phone.settled()
    box = phone.button("Næste").bounding_box()
    assert box is not None
    for _tap in range(2):
        phone.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        phone.page.wait_for_timeout(180)
    phone.sees("Vil du også følge noget andet?").sees("Ikke nu")
