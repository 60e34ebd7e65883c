"""From a handout's goal sheet to a step taken, on a phone in a real browser, across days and sudden ends."""

from __future__ import annotations

from tests.journeys.conftest import OpenPage
from tests.journeys.driver import Driver
from tests.journeys.running_app import RunningApp

SHEET = "/haefter/m01/m01-t4/m01-t4-maalark/1"


def begin(phone: Driver) -> Driver:
    """Past the two first pages."""
    return phone.tap("Næste").tap("Begynd").sees("Hej")


def restarted(running: RunningApp, open_page: OpenPage, path: str, *, days_ahead: int = 0) -> Driver:
    """The app killed and started again, in a browser that knows nothing, some days from now."""
    running.kill()
    running.days_ahead = days_ahead
    running.start()
    return open_page(running.link).start(path)


def test_from_a_handout_to_a_step_taken(running: RunningApp, open_page: OpenPage) -> None:
    """Goal sheet, goal, step, its day, how it went: each still there after kill -9."""
    phone = begin(open_page(running.link).start()).open(SHEET)
    phone.write("Mit mål", "Se mine venner oftere")
    phone.write("Derfor", "Jeg savner at grine")
    phone.write("Mit første skridt", "Skrive til Mikkel")
    phone.tap("Gem det under Mål")
    phone.sees("Mit mål · gemt under Mål").sees("Mit første skridt · gemt under Mål")

    phone = restarted(running, open_page, "/maal").sees("Næste skridt: Skrive til Mikkel")
    phone.tap(phone.button("Se mine venner oftere Næste skridt: Skrive til Mikkel"))
    phone.sees("Derfor: Jeg savner at grine").tap("Skrive til Mikkel")
    phone.tap("Ret").sees("Hvornår?").choose("I morgen").tap("Færdig").sees("I morgen")
    phone.open("/").sees("Mit skridt i denne uge").sees("I morgen").sees("Gør det mindre")

    phone = restarted(running, open_page, "/", days_ahead=2).sees("Skrive til Mikkel")
    phone.tap("Hvordan gik det?").sees("Ikke denne gang").choose("Noget af det")
    phone.sees("Vil du skrive lidt om det?")
    phone.write("Det hjalp mig", "Jeg satte mig i solen først")
    phone.write("Mit næste skridt", "Sende beskeden").tap("Færdig").sees("Hej")

    phone = restarted(running, open_page, "/maal", days_ahead=2).sees("Næste skridt: Sende beskeden")
    phone.tap(phone.button("Se mine venner oftere Næste skridt: Sende beskeden")).sees("Noget af det")
    phone.tap("Tilbage").sees("Nyt mål")
    phone.open(SHEET).sees("Skrive til Mikkel").sees_not("Gem det under Mål")
    assert not phone.reached


def test_back_out_of_the_calendar(phone: Driver) -> None:
    """The browser's Back leaves the page with its calendar; a day chosen in it is kept."""
    begin(phone).open("/maal").tap("Jeg vil bare prøve noget lille").sees("Hvornår?")
    phone.choose("En anden dag").sees("Næste måned")
    phone.page.go_back()
    phone.sees("Jeg har et mål").sees_not("Næste måned")
    phone.tap("Jeg vil bare prøve noget lille").sees("Hvornår?")
    phone.write("Hvad vil du gøre?", "Gå til koncert")
    phone.choose("En anden dag").tap("Næste måned").sees("Forrige måned")
    last = phone.page.get_by_role("checkbox", name=" den 28. ")
    name = last.get_attribute("aria-label") or last.inner_text()
    phone.tap(last).sees_not("Næste måned").tap("Færdig")
    phone.sees(name[:1].upper() + name[1:])
