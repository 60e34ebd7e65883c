"""Ways to a screen and away from it: links, Back, Forward, reload."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from typing import Any

from PIL import Image, ImageColor

from imr_workbook.ui.theme import LIGHT
from tests.journeys.conftest import OpenPage
from tests.journeys.driver import Driver
from tests.journeys.running_app import RunningApp

WORDS = "/haefter/m01/m01-t1/m01-t1-egne-ord/1"
RECOVERY = "For mig betyder recovery …"


def test_a_link_with_its_key_leads_to_its_screen(running: RunningApp, open_page: OpenPage) -> None:
    """On the first start past the two first pages, later at once; Back and Forward lead as in any page."""
    phone = open_page(running.link).start(WORDS).sees("Din arbejdsbog").begin("Med dine egne ord")
    phone = open_page(running.link).start(WORDS).sees("Med dine egne ord")
    phone.tap("Mål").sees("Hvad passer til dig lige nu?").tap("Planer").sees("Dem, jeg kan ringe til")
    phone.page.go_back()
    phone.sees("Hvad passer til dig lige nu?")
    phone.page.go_back()
    phone.sees("Med dine egne ord")
    phone.page.go_forward()
    phone.sees("Hvad passer til dig lige nu?")
    phone.reload().sees("Hvad passer til dig lige nu?")
    phone.page.go_back()
    phone.sees("Med dine egne ord")


def test_while_it_opens_only_the_apps_own_colours_are_seen(phone: Driver) -> None:
    """Also when Back and Forward lead out of it and in again: no flash of another theme."""
    phone.sees("Din arbejdsbog")
    phone.page.goto("about:blank")
    seen: list[bytes] = []
    session = phone.page.context.new_cdp_session(phone.page)

    def note(frame: dict[str, Any]) -> None:
        seen.append(b64decode(frame["data"]))
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    session.on("Page.screencastFrame", note)
    session.send("Page.startScreencast", {"format": "png"})
    phone.page.go_back()
    phone.page.locator("#opening").wait_for(state="attached")
    phone.page.locator("#opening").wait_for(state="detached")
    phone.settled()
    session.send("Page.stopScreencast")
    grounds = {Image.open(BytesIO(picture)).convert("RGB").getpixel((5, 300)) for picture in seen}
    empty, paper = ImageColor.getrgb("white"), ImageColor.getrgb(LIGHT.paper)
    assert paper in grounds
    assert grounds <= {empty, paper}


def test_back_from_the_second_of_the_first_pages_leads_to_the_first(phone: Driver) -> None:
    """What was written there is kept; and once they are behind, Back never shows them again."""
    phone.sees("Din arbejdsbog").tap("Næste").sees("Hvad vil du kaldes?").write("Navn", "Aya")
    phone.page.go_back()
    phone.sees("Din arbejdsbog").sees_not("Hvad vil du kaldes?")
    phone.page.go_forward()
    phone.sees("Hvad vil du kaldes?").holds("Navn", "Aya").reload().holds("Navn", "Aya")
    phone.tap("Begynd").sees("Hej Aya")
    phone.reload().sees("Hej Aya")
    phone.page.go_back()
    phone.sees("Hej Aya").sees_not("Hvad vil du kaldes?")


def test_back_in_the_middle_of_a_word_keeps_it(phone: Driver) -> None:
    """Leaving saves: nobody has to wait for the pause in which it is saved by itself."""
    phone.begin().visit("/haefter").sees("Se alle elleve emner").visit(WORDS).sees("Med dine egne ord")
    phone.write(RECOVERY, "Ro i køk").page.keyboard.type("kenet")
    phone.page.go_back()
    phone.sees("Se alle elleve emner")
    phone.page.go_forward()
    phone.sees("Med dine egne ord").holds(RECOVERY, "Ro i køkkenet")
