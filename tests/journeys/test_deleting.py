"""Deleted, put back, gone for good: on a phone in a real browser, across kill -9, and then everything."""

from __future__ import annotations

import re

from playwright.sync_api import Locator

from tests.journeys.conftest import OpenPage
from tests.journeys.driver import Driver
from tests.journeys.running_app import RunningApp

WORDS = "/haefter/m01/m01-t1/m01-t1-egne-ord/1"
RECOVERY = "For mig betyder recovery …"
DELETED = "/indstillinger/data/slettet"
ALL = "/indstillinger/data/slet/alt"


def restarted(running: RunningApp, open_page: OpenPage, path: str, *, days_ahead: int = 0) -> Driver:
    """The app killed and started again, in a browser that knows nothing, some days from now."""
    running.kill()
    running.days_ahead = days_ahead
    running.start()
    return open_page(running.link).start(path)


def line(phone: Driver, words: str) -> Locator:
    """A row that begins with these words."""
    return phone.button(re.compile(f"^{re.escape(words)}"))


def some_things_deleted(phone: Driver) -> Driver:
    """A contact, a goal and the answers in a handout, written and taken away."""
    phone.visit("/planer/kontakter/c1").write("Navn", "Mor").sees("Gemt kl.").tap("Fjern kontakten")
    phone.sees("”Mor” er fjernet.")
    phone.visit("/maal/maal/g1/skriv").write("Mit mål", "Gå på højskole").sees("Gemt kl.")
    phone.visit("/maal/maal/g1/staar").tap("Fjern målet").sees("Målet er fjernet")
    phone.visit(WORDS).write(RECOVERY, "Min egen dør").sees("Gemt kl.")
    phone.visit("/indstillinger/data").tap(line(phone, "Slet …")).tap(line(phone, "Mine svar i et hæfte"))
    return phone.tap(line(phone, "Recovery og mål")).tap("Slet svarene").sees("”Dine svar” er fjernet.")


def test_one_put_back_one_deleted_now_and_one_left_until_it_goes(
    running: RunningApp, open_page: OpenPage
) -> None:
    """Each is still so after kill -9; after 30 days the last is gone too, and what was put back stays."""
    one_put_back_one_deleted_now(some_things_deleted(open_page(running.link).start().begin()))
    only_one_is_left(restarted(running, open_page, DELETED))

    phone = restarted(running, open_page, DELETED, days_ahead=31).sees("Her ligger ikke noget.")
    phone.visit("/maal").sees("Gå på højskole")
    phone.visit(WORDS).holds(RECOVERY, "").write(RECOVERY, "En ny dør").sees("Gemt kl.")

    phone = restarted(running, open_page, WORDS, days_ahead=31)
    phone.holds(RECOVERY, "En ny dør")


def one_put_back_one_deleted_now(phone: Driver) -> None:
    """The goal is back, the contact is gone, and the answers wait."""
    phone.visit(DELETED).sees("Mor").sees("Gå på højskole").sees("Min egen dør")
    phone.tap(line(phone, "Gå på højskole")).tap("Læg det tilbage").sees("Det ligger igen, hvor det lå.")
    phone.tap(line(phone, "Mor")).tap("Slet det for altid nu").sees("Slet det for altid?").tap("Slet nu")
    phone.sees("Det er slettet for altid.")


def only_one_is_left(phone: Driver) -> None:
    """What a start finds then, on the page of what was deleted."""
    phone.sees("Min egen dør").sees_not("Mor").sees_not("Gå på")
    phone.visit("/maal").sees("Gå på højskole")
    phone.visit("/planer/kontakter").sees("Ny kontakt").sees_not("Mor")


def test_everything_in_three_days_undone_and_then_now(running: RunningApp, open_page: OpenPage) -> None:
    """Undone on I dag it is all there; done, the app is new, and so it is after kill -9."""
    phone = open_page(running.link).start().begin()
    phone.visit("/planer/kontakter/c1").write("Navn", "Mor").sees("Gemt kl.")
    phone.visit(ALL).tap("Slet om 3 dage").sees("Alt bliver slettet")
    undone(restarted(running, open_page, "/", days_ahead=2))
    phone = restarted(running, open_page, "/planer/kontakter", days_ahead=4).sees("Mor")

    phone.visit(ALL).tap("Slet om 3 dage").sees("Alt bliver slettet")
    before = {path.name: path.read_bytes() for path in running.data.iterdir()}
    phone = restarted(running, open_page, "/planer/kontakter", days_ahead=8).sees("Din arbejdsbog")
    phone.begin("Ny kontakt")
    after = {path.name: path.read_bytes() for path in running.data.iterdir()}
    for name in ("keys.json", "keys.copy.json", "device.key"):
        assert before[name] != after[name]

    phone.visit("/planer/kontakter/c2").write("Navn", "Far").sees("Gemt kl.")
    everything_now(phone)
    new_again(restarted(running, open_page, "/planer/kontakter", days_ahead=8))


def undone(phone: Driver) -> Driver:
    """On I dag."""
    return phone.sees("Alt bliver slettet").tap("Fortryd").sees_not("Alt bliver slettet")


def everything_now(phone: Driver) -> None:
    """Until the first page stands there."""
    phone.visit(ALL).tap("Slet alt nu").sees("Slet alt nu?").tap("Slet nu").sees("Din arbejdsbog")


def new_again(phone: Driver) -> None:
    """What a start finds then, on the page of the contacts."""
    phone.begin("Ny kontakt")
    phone.visit("/planer/kontakter").sees("Ny kontakt").sees_not("Far").sees_not("Mor")
