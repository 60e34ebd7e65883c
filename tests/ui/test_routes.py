"""Every screen there is: drawn in both languages, on an empty, a begun and a full workbook."""

from __future__ import annotations

import itertools
import logging
import re
from collections.abc import Iterator

import flet as ft
import pytest

from imr_workbook.domain.kinds import Kind
from imr_workbook.ui import routes
from imr_workbook.ui.theme import PRIMARY
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.ui.windows import a_window
from tools.screens import NoExample, Screen, patterns, screens
from tools.workbooks import STATES, empty_workbook, first_week

OWN_KINDS = [kind for kind in Kind if kind is not Kind.PRACTICE]
OWN_FIELDS = {
    "name",
    "text",
    "why",
    "note",
    "cue",
    "obstacle",
    "larger",
    "where",
    "who",
    "helped",
    "next",
    "number",
}
"""A practice is in the words of the handout."""
PARAMETER = re.compile(r":\w+(\([^)]*\))?\??")


def level_one(window: Headless) -> list[str]:
    """The texts of the headings of level 1."""
    found = (one for one in window.walk() if isinstance(one, ft.Semantics) and one.heading_level == 1)
    return [text.value for one in found for text in window.walk(one.content) if isinstance(text, ft.Text)]


def filled(window: Headless) -> list[ft.OutlinedButton]:
    """The filled buttons."""
    buttons = (one for one in window.walk() if isinstance(one, ft.OutlinedButton))
    return [one for one in buttons if one.style is not None and one.style.bgcolor == PRIMARY]


def lost(window: Headless, caplog: pytest.LogCaptureFixture) -> list[str]:
    """What went wrong while a screen was drawn."""
    crashes = [name for name in window.connection.sent if name == "SESSION_CRASHED"]
    return crashes + [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


def own_words(workbook: Workbook, text: str) -> list[str]:
    """What of a text the person has written: names, goals, steps, signs, notes."""
    records = (record for kind in OWN_KINDS for record in workbook.state.kinds.get(kind, {}).values())
    values = (
        value.content for record in records for name, value in record.fields.items() if name in OWN_FIELDS
    )
    written = {value.strip() for value in values if isinstance(value, str) and value.strip()}
    return [words for words in written if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def unknown(pattern: str) -> Iterator[str]:
    """The pattern's path with every varying part unknown: as a word, and as a number far off."""
    if ":" in pattern:
        yield "/" + PARAMETER.sub(lambda found: "99" if found[1] else "findes-ikke", pattern)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("state", STATES)
async def test_every_screen_is_whole(state: str, language: str, caplog: pytest.LogCaptureFixture) -> None:
    """No error, one heading of level 1, a title with nothing of one's own, at most one filled button.

    Browsers keep page titles in a history that lies outside the workbook.
    """
    workbook = STATES[state]()
    workbook.change_settings(language=language)
    async with a_window(workbook) as window:
        for screen in screens(workbook):
            await window.go(screen.path)
            assert lost(window, caplog) == [], screen
            heading = level_one(window)
            assert len(heading) == 1, screen
            title = str(window.page.title).removesuffix(" · IMR-arbejdsbogen")
            assert (
                title == heading[0]
                or own_words(workbook, heading[0])
                or screen.path in {routes.TODAY, routes.WELCOME}
            ), screen
            assert title, screen
            assert not own_words(workbook, title), screen
            assert len(filled(window)) <= 1, screen


async def test_every_screen_can_be_turned(caplog: pytest.LogCaptureFixture) -> None:
    """A phone that is held across has the rail of a tablet, and upright its bar again; the screen is the same one."""
    workbook = first_week()
    async with a_window(workbook) as window:
        for screen in screens(workbook):
            await window.go(screen.path)
            heading = level_one(window)
            for width, height in [(844.0, 390.0), (390.0, 844.0)] * 2:
                await window.fire(window.page, "resize", {"width": width, "height": height})
                assert lost(window, caplog) == [], screen
            assert level_one(window) == heading, screen


async def test_every_screen_can_be_made_larger(caplog: pytest.LogCaptureFixture) -> None:
    """Text twice as large, in another window of the same workbook, and as it was again."""
    workbook = first_week()
    async with a_window(workbook) as window:
        for screen in screens(workbook):
            await window.go(screen.path)
            heading = level_one(window)
            for size in [200, 100] * 2:
                workbook.change_settings(text_size=size)
                await window.settle()
                assert lost(window, caplog) == [], screen
            assert level_one(window) == heading, screen


@pytest.mark.parametrize("path", [path for pattern in patterns() for path in unknown(pattern)])
async def test_a_path_to_what_is_not_there_is_calm(path: str, caplog: pytest.LogCaptureFixture) -> None:
    """A bookmark of something removed, or a link that was mistyped: a heading, and a way on."""
    async with a_window(first_week(), path) as window:
        assert lost(window, caplog) == []
        assert len(level_one(window)) == 1
        assert "help" in [one.key for one in window.walk()] or path.startswith(routes.HELP)


def test_every_route_is_among_them() -> None:
    """A screen that the three workbooks never show would be looked at by nobody."""
    shown: set[str] = set()
    for make in STATES.values():
        shown |= {screen.pattern for screen in screens(make())}
    assert shown == set(patterns())


def test_no_two_screens_share_a_path() -> None:
    """Or one of them could never be reached."""
    plain = [pattern for pattern in patterns() if ":" not in pattern]
    assert len(plain) == len(set(plain))


def test_a_new_kind_of_path_must_be_given_an_example(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list is read from the table of routes, and says when it cannot fill one in."""
    monkeypatch.setattr("tools.screens.ROUTES", [ft.Route(path="ny/:ukendt", component=ft.Text)])
    with pytest.raises(NoExample, match=r"ny/:ukendt: ukendt"):
        screens(empty_workbook())


def test_names_of_pictures_differ() -> None:
    """A picture never takes another's place."""
    found: list[Screen] = list(itertools.chain.from_iterable(screens(make()) for make in STATES.values()))
    by_name: dict[str, set[str]] = {}
    for screen in found:
        by_name.setdefault(screen.name, set()).add(screen.path)
    assert all(len(paths) == 1 for paths in by_name.values())
