"""A person with a keyboard and nothing else: no mouse, no touch, no screen reader's own cursor."""

from __future__ import annotations

from typing import Self

from tests.journeys.driver import Driver

_FOCUSED = """() => {
    const one = document.activeElement;
    return one.getAttribute('aria-label') ?? one.textContent
}"""
"""Name of what has the keyboard; all the words of the screen where nothing has."""

_MISSING = """() => {
    const id = (one) => one.closest('flt-semantics').id;
    window.cameTo = (window.cameTo ?? new Set()).add(id(document.activeElement));
    return [...document.querySelectorAll('flt-semantics-host :is([flt-tappable], textarea, input)')]
        .filter((one) => !window.cameTo.has(id(one)))
        .map((one) => one.getAttribute('aria-label') ?? one.textContent)
}"""
"""Names of what can be used and was not come to; notes what is come to now."""

MOST = 60
"""No screen has more to stop at."""


class Keyboard:
    """The keys of one window. Where the keyboard is, is read from the page."""

    def __init__(self, window: Driver) -> None:
        self.window = window
        self._page = window.page

    def at(self) -> str:
        """Name of what has the keyboard."""
        return str(self._page.evaluate(_FOCUSED)).split("\n", maxsplit=1)[0].strip()

    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of what has the keyboard, in pixels."""
        edges = "({left, top, right, bottom}) => [left, top, right, bottom].map(Math.round)"
        found = self._page.evaluate(f"() => ({edges})(document.activeElement.getBoundingClientRect())")
        left, top, right, bottom = found
        return left, top, right, bottom

    def begins_at(self, heading: str) -> Self:
        """A screen has come, and the keyboard is at its heading."""
        self._page.wait_for_function(
            "heading => document.activeElement.matches('flt-semantics') "
            "&& document.activeElement.querySelector('h1')?.textContent === heading",
            arg=heading,
        )
        return self

    def tab(self, *, back: bool = False) -> str:
        """One stop on; the name of it."""
        self._page.evaluate("() => { window.stopBefore = document.activeElement }")
        self._page.keyboard.press("Shift+Tab" if back else "Tab")
        self._page.wait_for_function("() => document.activeElement !== window.stopBefore")
        return self.at()

    def to(self, name: str) -> Self:
        """On to what has this name."""
        passed: list[str] = []
        for _ in range(MOST):
            if self.at() == name:
                return self
            passed.append(self.tab())
        raise AssertionError(f"no way to {name!r}, only to {passed}")

    def round(self) -> list[str]:
        """Every stop from here once around."""
        stops = [self.at()]
        for _ in range(MOST):
            if (name := self.tab()) == stops[0]:
                return stops
            stops.append(name)
        raise AssertionError(f"never around: {stops}")

    def misses(self) -> list[str]:
        """What can be tapped or written in on this screen and is never come to, however long one goes on."""
        missing: list[str] = self._page.evaluate(_MISSING)
        assert missing, "there is nothing on this screen"
        for _ in range(2 * MOST):
            if not missing:
                break
            self.tab()
            missing = self._page.evaluate(_MISSING)
        return missing

    def press(self, name: str, key: str = "Enter") -> Self:
        """Go to what has this name, and press a key on it."""
        self.to(name)
        self._page.keyboard.press(key)
        return self

    def write(self, label: str, text: str) -> Self:
        """Go to a field and type."""
        self.to(label)
        self._page.keyboard.type(text, delay=20)
        return self

    def settled(self) -> Self:
        """A person has had time to see the screen."""
        self.window.settled()
        return self
