"""Where the workbook cannot be opened, help can be found all the same."""

from __future__ import annotations

import pytest

from imr_workbook.device.resources import locales_dir
from imr_workbook.ui.app import window
from imr_workbook.vault.vault import StandingOpen
from tests.ui.harness import Headless
from tests.ui.windows import a_workbook

SENTENCE = "Arbejdsbogen i mappen x kan ikke læses."


@pytest.mark.parametrize("path", ["/", "/maal", "/indstillinger"])
async def test_one_sentence_stands_in_place_of_every_screen(path: str) -> None:
    """Nothing can be written into a workbook that would be gone afterwards."""
    async with Headless(
        window(StandingOpen(a_workbook()), locales_dir(), instead=SENTENCE), route=path
    ) as screen:
        assert screen.headings() == ["Arbejdsbogen kan ikke åbnes"]
        assert screen.sees(SENTENCE)
        assert screen.fields() == {}


async def test_help_is_one_tap_away() -> None:
    """And back again."""
    async with Headless(window(StandingOpen(a_workbook()), locales_dir(), instead=SENTENCE)) as screen:
        await screen.tap("Hjælp nu")
        await screen.go("/hjaelp")
        assert screen.sees("112")
        await screen.go("/")
        assert screen.sees(SENTENCE)
