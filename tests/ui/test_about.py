"""Om arbejdsbogen: honest, for the person who wonders."""

from __future__ import annotations

import re

import pytest

from imr_workbook import __version__
from imr_workbook.ui import routes
from tests.ui.windows import a_window, a_workbook


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "da",
            [
                "ingen sikker forskel på, hvordan de to grupper havde det",
                "Derfor lover vi ingen virkning.",
                "Den erstatter ikke kontakt med læge, team eller akut hjælp.",
                "Ingen holder øje med det, du skriver.",
            ],
        ),
        (
            "en",
            [
                "no clear difference in how the two groups were doing",
                "So we promise no effect.",
                "It does not replace contact with a doctor, your team or emergency help.",
                "nobody watches what you write",
            ],
        ),
    ],
)
async def test_nothing_is_promised(language: str, sentences: list[str]) -> None:
    """What is known is told as it is, in both languages."""
    async with a_window(a_workbook(language=language), routes.ABOUT) as window:
        for sentence in sentences:
            assert window.sees(sentence), sentence


async def test_whose_work_it_stands_on_and_which_version_it_is() -> None:
    """The font's licence asks for it; a version helps who helps."""
    async with a_window(a_workbook(), routes.ABOUT) as window:
        assert window.sees("Open Font License")
        assert window.sees(__version__)


@pytest.mark.parametrize("language", ["da", "en"])
async def test_no_sentence_is_too_long(language: str) -> None:
    """At most 25 words, as everywhere."""
    async with a_window(a_workbook(language=language), routes.ABOUT) as window:
        sentences = [one for text in window.texts() for one in re.split(r"(?<=[.!?])\s", text)]
        assert [one for one in sentences if len(one.split()) > 25] == []
