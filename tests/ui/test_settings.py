"""Indstillinger: few, each on a page of its own, and at work at once."""

from __future__ import annotations

import flet as ft
import pytest

from imr_workbook.domain.profile import profile
from imr_workbook.domain.settings import TEXT_SIZES, Settings
from imr_workbook.store.memory import MemoryStore
from imr_workbook.ui import routes
from imr_workbook.ui.theme import BODY
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.ui.windows import MORNING, a_window, a_workbook, at, library

ROWS = [
    ("Tekststørrelse", routes.TEXT_SIZE),
    ("Farver og ro", routes.COLOURS),
    ("Sprog", routes.LANGUAGE),
    ("Region", routes.REGION),
    ("Navn", routes.NAME),
    ("Dine data", routes.DATA),
    ("Om arbejdsbogen", routes.ABOUT),
]


def sizes(window: Headless) -> set[float]:
    """The sizes of all text on the screen."""
    styles = (one.style for one in window.walk() if isinstance(one, ft.Text))
    return {float(style.size) for style in styles if style is not None and style.size is not None}


async def test_there_are_seven_and_each_leads_to_its_page() -> None:
    """More would be too many to look through."""
    async with a_window(a_workbook(), routes.SETTINGS) as window:
        for text, path in ROWS:
            await window.tap(text)
            assert window.page.route == path
            await window.go(routes.SETTINGS)
        rows = [
            one for one in window.walk() if isinstance(one, ft.Icon) and one.icon == ft.Icons.CHEVRON_RIGHT
        ]
        assert len(rows) == len(ROWS) <= 7


async def test_each_says_how_it_is_now() -> None:
    """Nobody has to open one to see."""
    workbook = a_workbook(text_size=150, colours="dark", calm=True)
    workbook.call_me("Aya")
    async with a_window(workbook, routes.SETTINGS) as window:
        for word in ("150 %", "Mørke · Rolig visning", "Dansk", "Ikke valgt", "Aya"):
            assert word in window.texts()


@pytest.mark.parametrize(
    ("path", "choices"),
    [
        (routes.TEXT_SIZE, [f"{size} %" for size in TEXT_SIZES]),
        (routes.COLOURS, ["Automatisk", "Lyse", "Mørke"]),
        (routes.COLOURS, ["Til", "Fra"]),
    ],
)
async def test_one_choice_stands_and_a_tap_changes_it(path: str, choices: list[str]) -> None:
    """The same tap twice changes nothing, and the page stays for a second thought."""
    async with a_window(a_workbook(), path) as window:
        for choice in [*choices, choices[-1]]:
            await window.tap(choice)
            assert [one for one in window.chosen() if one in choices] == [choice]
            assert window.page.route == path


async def test_the_size_of_text_is_seen_at_once() -> None:
    """Every size on the screen follows, from the one setting."""
    async with a_window(a_workbook(), routes.TEXT_SIZE, width=1180) as window:
        before = sizes(window)
        await window.tap("200 %")
        assert BODY * 2 in sizes(window)
        assert sizes(window) == {size * 2 for size in before}


async def test_the_colours_are_the_pages() -> None:
    """Light, dark, or as the device says."""
    async with a_window(a_workbook(), routes.COLOURS) as window:
        for choice, mode in (
            ("Mørke", ft.ThemeMode.DARK),
            ("Lyse", ft.ThemeMode.LIGHT),
            ("Automatisk", ft.ThemeMode.SYSTEM),
        ):
            await window.tap(choice)
            assert window.page.theme_mode == mode


async def test_calm_mode_takes_the_drawings_away() -> None:
    """And they come back."""
    module = library().modules[0]
    page = routes.page(module.id, module.topics[0].id, module.topics[0].pages[0].id)
    async with a_window(a_workbook(), page) as window:
        assert any(isinstance(one, ft.Image) for one in window.walk())
        for choice, drawn in (("Til", False), ("Fra", True)):
            await window.go(routes.COLOURS)
            await window.tap(choice)
            await window.go(page)
            assert any(isinstance(one, ft.Image) for one in window.walk()) is drawn


async def test_the_language_changes_every_word_and_the_dates() -> None:
    """The handouts stay Danish, and the English interface says so."""
    async with a_window(a_workbook(), routes.LANGUAGE) as window:
        await window.tap("English")
        assert window.headings() == ["Language"]
        assert window.sees("The handouts are in Danish.")
        locales = window.page.locale_configuration
        assert locales is not None
        assert locales.current_locale == ft.Locale("en", "GB")
        await window.go(routes.TODAY)
        assert window.sees("Tuesday 24 November")
        await window.go(routes.LANGUAGE)
        await window.tap("Dansk")
        await window.go(routes.TODAY)
        assert window.sees("tirsdag den 24. november")


async def test_the_name_can_be_changed_and_taken_away() -> None:
    """Letter for letter as it is written."""
    workbook = a_workbook()
    async with a_window(workbook, routes.NAME) as window:
        await window.write("Navn", "Aya-Sofie")
        await window.go(routes.TODAY)
        assert window.headings()[0] == "Hej Aya-Sofie"
        await window.go(routes.NAME)
        await window.write("Navn", "")
        assert profile(workbook.state).name == ""
        await window.go(routes.SETTINGS)
        assert "Intet navn" in window.texts()


async def test_settings_that_cannot_be_written_stay_as_they_were() -> None:
    """It is said, and nothing on the screen says otherwise."""

    def full(settings: Settings) -> None:
        raise OSError(28, "No space left on device")

    workbook = Workbook(MemoryStore(), library(), at(MORNING), Settings(), full)
    workbook.finish_welcome()
    async with a_window(workbook, routes.COLOURS) as window:
        await window.tap("Mørke")
        assert window.chosen() == ["Automatisk", "Fra"]
        assert window.sees("ikke gemt")
