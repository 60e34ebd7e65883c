"""Drives the app as a person would, in a real browser, through the accessibility tree that Flutter makes."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, ViewportSize, expect

from imr_workbook.ui.arrival import SETTLE_S

PHONE: ViewportSize = {"width": 390, "height": 844}
TABLET: ViewportSize = {"width": 1180, "height": 820}
NARROW: ViewportSize = {"width": 320, "height": 640}

ALLOWED_ATTEMPT = "rive_native.js"
"""Flet's client tries to fetch this one script from elsewhere; the Content-Security-Policy stops it."""

_HOST = "flt-semantics-host"


class Driver:
    """One browser page with the app in it."""

    def __init__(self, page: Page, link: str) -> None:
        self.page = page
        self.link = link
        self.base = link.split("/?", maxsplit=1)[0]
        self.elsewhere: list[str] = []
        self.reached: list[str] = []
        page.on("request", self._note_request)
        page.on("response", lambda response: self._note_reached(response.url))
        self._sent: list[bytes] = []
        page.on("websocket", lambda socket: socket.on("framesent", self._note_sent))

    def _note_request(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self.base, self.base.replace("http", "ws"), "blob:", "data:")):
            self.elsewhere.append(url)

    def _note_sent(self, message: bytes | str) -> None:
        self._sent.append(message if isinstance(message, bytes) else message.encode())

    def _note_reached(self, url: str) -> None:
        if not url.startswith((self.base, "blob:", "data:")):
            self.reached.append(url)

    def start(self, path: str = "/") -> Driver:
        """Open the link with its token, at a path."""
        self.page.goto(self.link.replace("/?", f"{path}?"))
        return self.awake()

    def open(self, path: str) -> Driver:
        """Open a path of the app as the address bar does."""
        self.page.goto(self.base + path)
        return self.awake()

    def visit(self, path: str) -> Driver:
        """Go to a path without loading the app anew, as a link inside it does."""
        self.page.evaluate(
            "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')) }",
            path,
        )
        return self

    def at(self, path: str) -> Driver:
        """Wait until the address is this path: a screen is drawn before the browser is told of it."""
        self.page.wait_for_function("path => location.pathname === path", arg=path)
        return self

    def begin(self, there: str = "Er det en svær dag?") -> Driver:
        """Past the two first pages, without a name, to the screen where these words stand."""
        return self.tap("Næste").sees("Hvad vil du kaldes?").tap("Begynd").sees(there)

    def settled(self) -> Driver:
        """A person has had time to see the screen: a sooner tap is taken for one meant for the screen before."""
        self.page.wait_for_timeout(1000 * SETTLE_S + 100)
        return self

    def reload(self) -> Driver:
        """Load the page again."""
        self.page.reload()
        return self.awake()

    def awake(self) -> Driver:
        """Turn Flutter's accessibility tree on, as a screen reader does."""
        page = self.page
        page.wait_for_selector("flt-semantics-placeholder, flt-semantics", state="attached", timeout=30_000)
        page.evaluate("document.querySelector('flt-semantics-placeholder')?.click()")
        page.wait_for_selector(
            "flt-semantics [role=button], flt-semantics h1", state="attached", timeout=30_000
        )
        return self

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """A button by its name."""
        return self.page.get_by_role("button", name=name, exact=isinstance(name, str))

    def choice(self, name: str) -> Locator:
        """A choice by its word."""
        return self.page.get_by_role("checkbox", name=name, exact=True)

    def field(self, label: str) -> Locator:
        """A text field by its label."""
        return self.page.get_by_role("textbox", name=label).first

    def tap(self, target: str | Locator) -> Driver:
        """Tap a button, or whatever the locator finds."""
        found = self.button(target) if isinstance(target, str) else target
        # While a screen scrolls by itself to show a field, Flutter lets nothing on it be tapped.
        found.and_(self.page.locator("[flt-tappable]")).first.dispatch_event("click")
        return self

    def choose(self, name: str) -> Driver:
        """Tap a choice."""
        return self.tap(self.choice(name))

    def write(self, label: str, text: str) -> Driver:
        """Put text into a field; waits until the app has been told of it."""
        field = self.field(label)
        field.wait_for(state="attached")
        for wait_ms in (50, 150, 300, 600):
            # On the first focus the engine makes its input anew and wipes what came before; and a screen that
            # has only just come takes the keyboard to its heading.
            field.focus()
            self.page.wait_for_timeout(wait_ms)
            self._forget_sent()
            field.fill(text, force=True)
            if self._sends(text):
                return self
            field.fill("", force=True)
        raise AssertionError(f"could not write into {label!r}")

    def _sends(self, text: str) -> bool:
        """Whether the page soon tells the app of a text."""
        for _ in range(20):
            if self._was_sent(text):
                return True
            self.page.wait_for_timeout(50)
        return False

    def _forget_sent(self) -> None:
        self._sent.clear()

    def _was_sent(self, text: str) -> bool:
        return any(text.encode() in message for message in self._sent)

    def holds(self, label: str, text: str) -> Driver:
        """Wait until a field holds just this text; Flutter gives a field its text when it is focused."""
        field = self.field(label)
        field.wait_for(state="attached")
        field.focus()
        expect(field).to_have_value(text)
        return self

    def sees(self, text: str, timeout_ms: float = 15_000) -> Driver:
        """Wait until `text` stands somewhere on the screen."""
        self._anywhere(text).wait_for(state="attached", timeout=timeout_ms)
        return self

    def sees_not(self, text: str) -> Driver:
        """Wait until `text` is nowhere on the screen."""
        self._anywhere(text).wait_for(state="detached")
        return self

    def _anywhere(self, text: str) -> Locator:
        quoted = text.replace('"', '\\"')
        return self.page.locator(_HOST).locator(f':text("{quoted}"), [aria-label*="{quoted}"]').first

    def lines(self) -> list[str]:
        """Every line of text on the screen."""
        texts: list[str] = self.page.locator(_HOST).evaluate(
            "host => [...host.querySelectorAll('flt-semantics')].filter((one) => !one.querySelector('flt-semantics'))"
            ".map((one) => one.getAttribute('aria-label') ?? one.textContent)"
        )
        return [line.strip() for text in texts for line in text.splitlines() if line.strip()]

    def aria(self) -> str:
        """The accessibility tree as text."""
        return self.page.locator(_HOST).aria_snapshot()

    def shot(self, path: Path) -> Path:
        """A screenshot, once the screen stands still."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_timeout(350)
        self.page.screenshot(path=str(path))
        return path
