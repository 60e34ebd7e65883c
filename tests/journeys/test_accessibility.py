"""Every screen as assistive technology meets it: axe, and what must hold at 320 px with text twice as large."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Met:
    """What one screen showed on a phone with text at 100 %."""

    violations: list[str]
    """Of axe, those that are ours."""
    small: list[str]
    """Targets that are hard to hit."""
    overlapping: list[str]
    """Pairs of targets that share some pixels."""


@pytest.fixture(scope="module")
def met(browser: Browser, served: Served) -> dict[str, Met]:
    """One window walks through every route, and each screen is looked at from all sides: its path, what it showed."""
    window = _window(browser, served, PHONE)
    found = {}
    for screen in _a_screen_of_each_route(served):
        page = _arrive(window, screen)
        targets = [_Target(**one) for one in page.evaluate(_TARGETS)]
        assert targets, screen.path
        found[screen.path] = Met(_violations(page), _small(targets), _overlapping(targets))
    window.page.context.close()
    return found


def _violations(page: Page) -> list[str]:
    violations: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in violations if one["id"] not in FLUTTER]


def test_axe_finds_nothing_on_any_screen(met: dict[str, Met]) -> None:
    """What is found is told with its screen."""
    assert {path: one.violations for path, one in met.items() if one.violations} == {}


def test_every_target_can_be_hit_by_a_hand_that_shakes(met: dict[str, Met]) -> None:
    """At least 48 px each way; also the fields, the places and the quiet links."""
    assert {path: one.small for path, one in met.items() if one.small} == {}


def test_no_two_targets_share_a_pixel(met: dict[str, Met]) -> None:
    """Or one would be meant and the other tapped."""
    assert {path: one.overlapping for path, one in met.items() if one.overlapping} == {}


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


LEAST = 48
"""Width and height of a target, in pixels."""

_TARGETS = """() => {
    const edges = ({left, top, right, bottom}) => [left, top, right, bottom];
    return [...document.querySelectorAll('[flt-tappable], [role=button], [role=checkbox], textarea, input')]
        .filter((one) => one.closest('flt-semantics-host'))
        .map((one) => ({
            name: (one.getAttribute('aria-label') || one.textContent).slice(0, 60),
            box: edges(one.getBoundingClientRect()),
            room: edges((one.parentElement.closest('[style*=overflow]') ?? document.body).getBoundingClientRect()),
        }))
}"""

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class _Target:
    """Something to tap."""

    name: str
    box: _Box
    room: _Box
    """What it scrolls in, or the whole window."""

    @property
    def seen(self) -> _Box:
        """The part of it that is in sight; with no height where it is scrolled away."""
        left, top, right, bottom = self.room
        return (
            max(left, self.box[0]),
            max(top, self.box[1]),
            min(right, self.box[2]),
            min(bottom, self.box[3]),
        )

    @property
    def cut(self) -> bool:
        """Whether a part of it may be out of sight."""
        return self.box[1] < self.room[1] + 1 or self.box[3] > self.room[3] - 1


def _small(targets: list[_Target]) -> list[str]:
    return [
        f"{one.name}: {one.box[2] - one.box[0]:.0f} × {one.box[3] - one.box[1]:.0f}"
        for one in targets
        if not one.cut and min(one.box[2] - one.box[0], one.box[3] - one.box[1]) < LEAST
    ]


def _overlapping(targets: list[_Target]) -> list[str]:
    def shared(one: _Target, other: _Target, near: int, far: int) -> float:
        return min(one.seen[far], other.seen[far]) - max(one.seen[near], other.seen[near])

    return [
        f"{one.name} / {other.name}"
        for one, other in itertools.combinations(targets, 2)
        if shared(one, other, 0, 2) >= 1 and shared(one, other, 1, 3) >= 1
    ]
