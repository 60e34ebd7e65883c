"""The five places: a bar on phones, a rail on tablets, and nothing cut at any size of text."""

from __future__ import annotations

import flet as ft
import pytest

from imr_workbook.domain.profile import profile
from imr_workbook.domain.settings import TEXT_SIZES
from imr_workbook.ui import routes
from imr_workbook.ui.measure import text_width
from imr_workbook.ui.theme import CONTAINER, FONT_SEMIBOLD, NAVIGATION, RAIL_FROM
from tests.ui.harness import Headless
from tests.ui.windows import a_window, a_workbook
from tools.workbooks import first_week

PLACES = {
    "da": ["I dag", "Hæfter", "Mål", "Min uge", "Planer"],
    "en": ["Today", "Handouts", "Goals", "My week", "Plans"],
}
PATHS = [routes.TODAY, routes.HANDOUTS, routes.GOALS, routes.WEEK, routes.PLANS]


def places(window: Headless, root: ft.Control | None = None) -> list[ft.Control]:
    """What is tapped to go to one of the five, in order; `root` is where to look."""
    return [
        one for one in window.walk(root) if str(one.key).startswith("nav.") and isinstance(one, ft.Control)
    ]


def words(window: Headless, place: ft.Control) -> ft.Text:
    """The words on one of them."""
    (text,) = (one for one in window.walk(place) if isinstance(one, ft.Text))
    return text


def bar_rows(window: Headless) -> list[list[str]]:
    """The words of the bar, row by row; nothing where the rail stands."""
    found = []
    for row in window.walk():
        if isinstance(row, ft.Row):
            shares = [places(window, share) for share in row.controls]
            if shares and all(len(share) == 1 for share in shares):
                found.append([words(window, place).value for (place,) in shares])
    return found


def marked(window: Headless) -> list[str]:
    """The places that assistive technology calls selected."""
    selected = [one for one in window.walk() if isinstance(one, ft.Semantics) and one.selected]
    return [words(window, one).value for one in selected]


@pytest.mark.parametrize("width", [320, 390, RAIL_FROM, 1180])
@pytest.mark.parametrize("language", PLACES)
async def test_the_five_places_stand_in_one_order_and_lead_where_they_say(language: str, width: int) -> None:
    """Bar and rail alike."""
    async with a_window(a_workbook(language=language), width=width) as window:
        assert [words(window, place).value for place in places(window)] == PLACES[language]
        for label, path in zip(PLACES[language], PATHS, strict=True):
            await window.tap(label)
            assert window.page.route == path
            assert marked(window) == [label]


@pytest.mark.parametrize("width", [320, 390])
async def test_the_current_place_is_marked_by_more_than_colour(width: int) -> None:
    """Its words are heavier, there is a shape behind it, and it is said to be selected."""
    for size in (100, 200):
        async with a_window(a_workbook(text_size=size), routes.GOALS, width=width) as window:
            shaped = [
                place
                for place in places(window)
                if any(s.bgcolor == CONTAINER for s in shapes(window, place))
            ]
            heavy = [
                place
                for place in places(window)
                if (style := words(window, place).style) is not None and style.font_family == FONT_SEMIBOLD
            ]
            assert [words(window, place).value for place in shaped] == ["Mål"]
            assert heavy == shaped
            assert marked(window) == ["Mål"]


def shapes(window: Headless, place: ft.Control) -> list[ft.Container]:
    return [one for one in window.walk(place) if isinstance(one, ft.Container)]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/haefter/m01", "Hæfter"),
        ("/maal/tidligere", "Mål"),
        ("/min-uge/svar", "Min uge"),
        ("/planer/kontakter", "Planer"),
    ],
)
async def test_a_screen_under_a_place_has_it_marked(path: str, place: str) -> None:
    """One always sees which of the five one is in."""
    async with a_window(first_week(), path) as window:
        assert marked(window) == [place]


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("width", [320, 360, 390, 430, RAIL_FROM - 1])
@pytest.mark.parametrize("language", PLACES)
async def test_every_word_of_the_bar_fits_its_share(language: str, width: int, size: int) -> None:
    """Measured in the font: with one row there is an icon above each word, with two the words stand alone."""
    async with a_window(a_workbook(language=language, text_size=size), width=width) as window:
        rows = bar_rows(window)
        assert len(rows) in (1, 2)
        assert [word for row in rows for word in row] == PLACES[language]
        icons = [one for place in places(window) for one in window.walk(place) if isinstance(one, ft.Icon)]
        assert len(icons) == (5 if len(rows) == 1 else 0)
        for row in rows:
            widths = [text_width(word, NAVIGATION * size / 100) for word in row]
            if len(rows) == 1:
                assert max(widths) <= (width - 8) / len(row) - 4
            else:
                assert sum(widths) + len(row) * 2 * 8 <= width - 8


async def test_two_rows_are_taken_only_when_one_is_too_narrow() -> None:
    """At the designed size even the narrowest phone has one row with icons."""
    async with a_window(a_workbook(), width=320) as window:
        assert len(bar_rows(window)) == 1
    async with a_window(a_workbook(text_size=200), width=320) as window:
        assert bar_rows(window) == [PLACES["da"][:3], PLACES["da"][3:]]
    async with a_window(a_workbook(text_size=200, language="en"), width=320) as window:
        assert bar_rows(window) == [PLACES["en"][:2], PLACES["en"][2:]]


async def test_a_window_made_wider_gets_the_rail() -> None:
    """A tablet that is turned, or a window that is drawn out."""
    async with a_window(a_workbook(), width=390) as window:
        assert len(bar_rows(window)) == 1
        await window.fire(window.page, "resize", {"width": 1180.0, "height": 820.0})
        assert bar_rows(window) == []
        assert [words(window, place).value for place in places(window)] == PLACES["da"]


async def test_a_field_that_is_being_written_in_stays_when_the_phone_is_turned() -> None:
    """It is the same field for the client, so that the keyboard stays and the next letter has a place to go."""
    workbook = a_workbook()
    async with a_window(workbook, routes.NAME, width=390) as window:
        (field,) = window.fields().values()
        await window.fire(field, "change", "Ay", value="Ay")
        await window.fire(window.page, "resize", {"width": 844.0, "height": 390.0})
        (turned,) = window.fields().values()
        assert (turned._i, turned.value) == (field._i, "Ay")
        await window.fire(turned, "change", "Aya", value="Aya")
        await window.fire(turned, "blur")
        assert profile(workbook.state).name == "Aya"
