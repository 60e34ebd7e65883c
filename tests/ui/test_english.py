"""The English interface: every screen of it, with no Danish sentence left but those of the handouts."""

from __future__ import annotations

from imr_workbook.device.resources import locales_dir
from imr_workbook.i18n import DANISH, ENGLISH
from imr_workbook.ui.app import window
from imr_workbook.vault.vault import StandingOpen
from imr_workbook.workbook import Workbook
from tests.danish import danish_sentences
from tests.ui.harness import Headless
from tests.ui.windows import shipped
from tools.screens import Screen, screens
from tools.workbooks import empty_workbook, first_week

OWN = "Skrive til Mikkel"
"""Written by the person; it happens to look like a sentence with a place to fill in."""


def a_screen_of_each_route(workbook: Workbook) -> list[Screen]:
    first: dict[str, Screen] = {}
    for screen in screens(workbook):
        first.setdefault(screen.pattern, screen)
    return list(first.values())


async def in_danish(workbook: Workbook, interface: str) -> dict[str, list[str]]:
    """Path of each screen, and its texts that are Danish sentences of the catalogue."""
    workbook.change_settings(language=interface)
    danish = danish_sentences()
    async with Headless(window(StandingOpen(workbook), locales_dir(), shipped())) as home:
        found = {}
        for screen in a_screen_of_each_route(workbook):
            await home.go(screen.path)
            texts = [text.strip() for text in home.texts() if OWN not in text]
            found[screen.path] = [text for text in texts if danish.fullmatch(text)]
        return found


async def test_no_danish_sentence_is_left() -> None:
    """On the first day, and after a week with some of everything."""
    for workbook in (empty_workbook(), first_week()):
        found = await in_danish(workbook, ENGLISH)
        assert len(found) > 25
        assert {path: left for path, left in found.items() if left} == {}


async def test_a_danish_sentence_would_be_found() -> None:
    """In the Danish interface there is one on every screen: Hjælp nu, or Luk where it is open."""
    found = await in_danish(first_week(), DANISH)
    assert [path for path, left in found.items() if not left] == []
