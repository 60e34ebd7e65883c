"""How wide words are, measured with the font itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.i18n import DANISH, language
from imr_workbook.ui.measure import fitting, lines, text_width
from imr_workbook.ui.theme import BODY, CARD_PADDING, LEAST_GROWS, NAVIGATION, SECONDARY, Look
from tools.workbooks import library

FONT = ImageFont.truetype(str(assets_dir() / "fonts" / "SourceSans3-Semibold.ttf"), 1000)
NARROWEST = Look(scale=2.0, width=320)


def interface() -> list[str]:
    """Every sentence of the interface, in both languages."""
    found: list[str] = []
    for msgid, text in language(DANISH, locales_dir()).messages.items():
        found += [msgid.rpartition("\x04")[2], *([text] if isinstance(text, str) else text)]
    return found


def words() -> list[str]:
    """Every word of the interface and of the headings of handouts; places for values are not words."""
    titles = [page.title for module in library().modules for topic in module.topics for page in topic.pages]
    return [word for text in [*interface(), *titles] for word in re.findall(r"[^\s/%()]+", text)]


def test_the_table_is_the_fonts_own() -> None:
    """Measured beside the font, word for word: never narrower, and hardly wider."""
    for word in words():
        real = FONT.getlength(word)
        assert real <= text_width(word, 1000) <= real * 1.05 + 110, word


@given(st.text(), st.floats(10, 60), st.floats(50, 700))
def test_what_is_made_to_fit_fits(text: str, size: float, room: float) -> None:
    """No word stands wider than its room, and nothing is made larger."""
    fitted = fitting(text, size, room)
    assert fitted <= size
    assert all(text_width(word, fitted) <= room * 1.0001 for word in text.split() if "-" not in word)


def test_a_heading_that_fits_keeps_its_size() -> None:
    """Only what would be cut is made smaller."""
    assert fitting("Hej Aya", 56, 280) == 56
    assert fitting("Tekststørrelse", 56, 280) < 56


@pytest.mark.parametrize(("size", "beside"), [(BODY, 0), (SECONDARY, 2 * CARD_PADDING + 2)])
def test_no_word_of_the_interface_is_cut_at_320_pixels_and_200_per_cent(size: int, beside: int) -> None:
    """Headings, buttons and rows shrink to fit; every other word must be short enough, small ones in a card too."""
    room = NARROWEST.column - beside
    assert [word for word in words() if text_width(word, size * NARROWEST.scale) > room] == []


def test_what_a_person_writes_never_becomes_too_small_to_read() -> None:
    """A word longer than any of the interface breaks; what stands beside it keeps a size that can be read."""
    text = "Speciallægepraksisplanlægningsstabiliseringsperiode, og så en tur"
    assert Look(scale=1.0, width=390).fitted(text, BODY, 260).size == NAVIGATION
    assert Look(scale=2.0, width=320).fitted(text, BODY, 200).size == NAVIGATION * LEAST_GROWS


def test_no_word_of_the_interface_breaks_at_the_least_size() -> None:
    """It is small enough for every word of ours beside the arrow of a row on the narrowest screen."""
    room = NARROWEST.column - 2 - 2 * CARD_PADDING - 8 - 24 * 1.4
    assert [word for word in words() if text_width(word, NAVIGATION * LEAST_GROWS) > room] == []


@given(st.lists(st.text("aimwæ", min_size=1, max_size=8), min_size=1, max_size=12), st.floats(60, 300))
def test_lines_are_counted_as_the_words_fall(found: list[str], room: float) -> None:
    """Never fewer than the widths make necessary, and never more than one a word where each fits."""
    text, widths = " ".join(found), [text_width(word, 16) for word in found]
    counted = lines(text, 16, room)
    assert counted * room >= sum(widths)
    if max(widths) <= room:
        assert counted <= len(found)
        assert (counted == 1) == (text_width(text, 16) <= room)
