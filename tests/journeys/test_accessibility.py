"""Every screen as assistive technology meets it: axe, and what must hold at 320 px with text twice as large."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys.driver import NARROW, PHONE, Driver
from tools.screens import Screen, screens
from tools.served import Served
from tools.shots import still
from tools.workbooks import STATES

FLUTTER = {
    "meta-viewport": "Flutter's page stops the browser's own zoom; the app has a text size of its own up to 200 %",
    "empty-table-header": "Flutter's tables have a header cell without text",
}
"""Rules that Flutter breaks on every page, with the cause. Never `label`, and never one ending in `-name`."""


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """Nine months full, so that every screen has something to show."""
    with Served(STATES["full"]()) as served:
        yield served


def _a_screen_of_each_route(served: Served) -> list[Screen]:
    first: dict[str, Screen] = {}
    for screen in screens(served.workbook):
        first.setdefault(screen.pattern, screen)
    return list(first.values())


def test_the_exceptions_never_hide_a_missing_name() -> None:
    """A control without a name is a fault of ours, whatever draws it."""
    assert not any(rule == "label" or rule.endswith("-name") for rule in FLUTTER)


def test_axe_finds_nothing_on_any_screen(browser: Browser, served: Served) -> None:
    """One window walks through every route; what is found is told with its screen."""
    window = _window(browser, served, PHONE)
    found: dict[str, list[str]] = {}
    for screen in _a_screen_of_each_route(served):
        _arrive(window, screen)
        violations: list[dict[str, Any]] = Axe().run(window.page).response["violations"]
        broken = [
            f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in violations if one["id"] not in FLUTTER
        ]
        if broken:
            found[screen.path] = broken
    window.page.context.close()
    assert found == {}


def test_no_screen_is_wider_than_a_narrow_phone_with_text_twice_as_large(
    browser: Browser, served: Served
) -> None:
    """At 320 px and 200 % nothing a person reads or taps reaches over the edge."""
    served.settings(text_size=200)
    window = _window(browser, served, NARROW)
    found = {
        screen.path: over
        for screen in _a_screen_of_each_route(served)
        if (over := _over_the_edge(_arrive(window, screen)))
    }
    window.page.context.close()
    served.settings(text_size=100)
    assert found == {}


def _window(browser: Browser, served: Served, viewport: Any) -> Driver:
    context = browser.new_context(viewport=viewport, locale="da-DK", reduced_motion="reduce")
    return Driver(context.new_page(), served.link).start()


def _arrive(window: Driver, screen: Screen) -> Page:
    window.visit(screen.path)
    still(window.page)
    return window.page


def _over_the_edge(page: Page) -> list[str]:
    """Names of what has words or can be tapped and is not wholly between the left and the right edge."""
    names: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('flt-semantics-host [role], flt-semantics-host span')]
            .filter((one) => one.children.length === 0 || one.matches('[role=button], [role=checkbox]'))
            .map((one) => [one.getBoundingClientRect(), one.getAttribute('aria-label') || one.textContent])
            .filter(([box, name]) => name && box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
            .map(([box, name]) => `${name.slice(0, 60)} (${Math.round(box.left)}–${Math.round(box.right)})`)"""
    )
    return names
