"""The app without a server on a phone: the keyboard covers no field, back leads back, and no notch cuts into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.driver import PHONE
from tests.pwa.driver import PwaDriver
from tests.pwa.host import Host

ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Mobile Safari/537.36"
)
"""By this Flutter looks for a keyboard that lies over the page."""

LEFT_PX = 440
"""What a keyboard leaves of the height of a phone."""

LISTENS = """() => {
  const place = document.querySelector("flt-semantics-placeholder");
  if (!place) return;
  const box = place.getBoundingClientRect();
  const at = { bubbles: true, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
  const touch = new Touch({ identifier: 1, target: place, clientX: at.clientX, clientY: at.clientY });
  place.dispatchEvent(new TouchEvent("touchstart", { bubbles: true, changedTouches: [touch] }));
  place.dispatchEvent(new TouchEvent("touchend", { bubbles: true, changedTouches: [touch] }));
  place.dispatchEvent(new MouseEvent("click", at));
}"""
"""A screen reader of a phone taps the middle of what it reads; another tap would not turn Flutter's tree on."""

KEYBOARD = """height => {
  Object.defineProperty(visualViewport, "height", { configurable: true, get: () => height });
  visualViewport.dispatchEvent(new Event("resize"));
}"""
"""What a keyboard changes: nothing of the page, only how much of it is seen."""


class Phone(PwaDriver):
    """The app in the browser of an Android phone."""

    def awake(self) -> Phone:
        """As a screen reader of a phone wakes it."""
        page = self.page
        page.wait_for_function("() => !document.documentElement.dataset.state", timeout=60_000)
        page.wait_for_selector("flt-semantics-placeholder", state="attached", timeout=30_000)
        page.evaluate(LISTENS)
        page.wait_for_selector("flt-semantics h1, flt-semantics [role=button]", state="attached")
        return self


@pytest.fixture(scope="module")
def phone(browser: Browser, built: Path) -> Iterator[Phone]:
    """Past the first pages, on I dag."""
    with Host.ours(built) as host:
        context = browser.new_context(
            viewport=PHONE,
            user_agent=ANDROID,
            is_mobile=True,
            has_touch=True,
            locale="da-DK",
            reduced_motion="reduce",
        )
        context.set_default_timeout(30_000)
        window = Phone(context.new_page(), host.link)
        window.start()
        window.begin()
        yield window
        context.close()


def test_no_notch_cuts_into_it(phone: Phone) -> None:
    """Flutter's client draws to every edge of the page, so the page itself must end before the notch."""
    found = phone.page.locator("meta[name=viewport]").evaluate_all("all => all.map((one) => one.content)")
    assert len(found) == 1
    assert "viewport-fit" not in found[0]


def test_the_bar_of_the_phone_has_our_colours(phone: Phone) -> None:
    """The first that fits counts; Flutter puts one of its own behind ours."""
    bars: tuple[tuple[Literal["dark", "light"], str], ...] = (("dark", "#14191B"), ("light", "#FAF7F2"))
    for scheme, colour in bars:
        phone.page.emulate_media(color_scheme=scheme)
        found = phone.page.evaluate(
            "() => [...document.querySelectorAll('meta[name=theme-color]')]"
            ".find((one) => !one.media || matchMedia(one.media).matches).content"
        )
        assert found == colour


def test_back_leads_back(phone: Phone) -> None:
    """The gesture of a phone is the browser's own way back."""
    phone.tap("Hæfter").at("/haefter").sees("Recovery og mål")
    phone.tap("Planer").at("/planer").sees("Det hjælper mig")
    phone.page.go_back()
    phone.at("/haefter").sees("Recovery og mål")


def test_the_keyboard_covers_no_field(phone: Phone) -> None:
    """The lower field of a screen lies where the keyboard comes; it moves into what is left."""
    phone.tap("Mål").at("/maal").sees("Jeg har et mål").settled()
    phone.tap("Jeg har et mål").sees("Hvad vil du gerne?").settled()
    field = phone.field("Derfor")
    field.focus()
    field.fill("Ro i hovedet", force=True)
    assert _bottom(phone.page, "Derfor") > 300
    phone.page.evaluate(KEYBOARD, LEFT_PX)
    phone.page.wait_for_function(
        "height => { const box = document.activeElement.getBoundingClientRect();"
        " return box.height > 40 && box.top >= 0 && box.bottom <= height; }",
        arg=LEFT_PX - 100,
    )


def _bottom(page: Page, label: str) -> float:
    box = page.get_by_role("textbox", name=label).first.bounding_box()
    assert box is not None
    return box["y"] + box["height"]
