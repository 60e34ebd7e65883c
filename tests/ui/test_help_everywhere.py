"""Hjælp nu is on every screen there is, in reach of one tap."""

from __future__ import annotations

import pytest

from imr_workbook.domain.helplines import Helplines
from imr_workbook.ui import routes
from tests.ui.harness import Headless
from tests.ui.windows import a_window, keys, links, shipped
from tools.screens import Screen, patterns, screens
from tools.workbooks import first_week, new_workbook, nine_months

TITLE = "Har du brug for hjælp nu?"


def of_help(path: str) -> bool:
    """Whether a screen is one of Hjælp nu's own, where Luk stands in its place."""
    return path == routes.HELP or path.startswith(f"{routes.HELP}/")


def one_of_each() -> list[Screen]:
    """One path for every pattern in the table of routes."""
    found: dict[str, Screen] = {}
    for workbook in (first_week(), nine_months()):
        for screen in screens(workbook):
            found.setdefault(screen.pattern, screen)
    return list(found.values())


def tappable(screen: Headless) -> list[str]:
    """Keys of what can be tapped, from the top, without the five places."""
    found = (one for one in screen.walk() if getattr(one, "on_click", None) is not None)
    return [str(one.key) for one in found if not str(one.key).startswith("nav.")]


def test_no_screen_is_forgotten_here() -> None:
    """Every route of the table is looked at below."""
    assert {screen.pattern for screen in one_of_each()} == set(patterns())


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("width", [390, 1180])
async def test_it_is_the_first_thing_on_every_screen_and_one_tap_away(width: int, text_size: int) -> None:
    """One tap opens it, Luk goes back to that very screen; on its own screens Luk stands in the same place."""
    workbook = nine_months()
    workbook.change_settings(text_size=text_size)
    seen = 0
    async with a_window(workbook, width=width) as window:
        for screen in screens(workbook):
            await window.go(screen.path)
            if of_help(screen.path):
                assert tappable(window)[0] == "close", screen.path
                assert "help" not in keys(window), screen.path
                continue
            seen += 1
            assert tappable(window)[0] == "help", screen.path
            assert keys(window).count("help") == 1, screen.path
            await window.tap("Hjælp nu")
            assert window.headings()[0] == TITLE, screen.path
            await window.tap("Luk")
            assert window.page.route == screen.path
    assert seen > len(patterns()) / 2


@pytest.mark.parametrize("path", ["/findes/ikke", "/maal/skridt/findes-ikke", "/haefter/findes-ikke"])
async def test_it_is_there_where_there_is_no_screen(path: str) -> None:
    """A path that leads nowhere still leads to help."""
    async with a_window(first_week(), path) as window:
        await window.tap("Hjælp nu")
        assert window.headings()[0] == TITLE


async def test_it_is_there_on_both_of_the_first_pages() -> None:
    """Before anything is known of the person."""
    async with a_window(new_workbook()) as window:
        assert tappable(window)[0] == "help"
        await window.tap("Næste")
        assert tappable(window)[0] == "help"
        await window.tap("Hjælp nu")
        assert window.headings()[0] == TITLE


class NoNumbers(Helplines):
    """Numbers that fail as soon as they are asked for."""

    def __getattribute__(self, name: str) -> object:
        if name in ("regions", "entries"):
            raise RuntimeError(name)
        return super().__getattribute__(name)


@pytest.mark.parametrize("path", [routes.HELP, routes.HELP_TALK])
async def test_where_even_help_cannot_be_drawn_112_stands(path: str) -> None:
    """The last thing that may fail is the number to call."""
    broken = NoNumbers.model_construct(**shipped().__dict__)
    async with a_window(new_workbook(), path, helplines=broken) as window:
        assert window.headings() == ["Er det farligt, så ring 112."]
        assert links(window) == ["tel:112"]
        await window.tap("Luk")
        assert window.headings() == ["Din arbejdsbog"]
