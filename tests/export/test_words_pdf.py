"""The page with the reservenøgle: the words as they must be written, on one page, in fonts that have them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.export.words_pdf import words_pdf
from imr_workbook.i18n import DANISH, ENGLISH, language
from imr_workbook.vault.words import SECRET_BYTES, secret_of, words_of
from tests.export.pdf_text import pages, words

MADE = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
FONTS = assets_dir() / "fonts"


def page_of(secret: bytes, code: str = DANISH) -> bytes:
    return words_pdf(words_of(secret), language(code, locales_dir()), MADE, FONTS)


@settings(max_examples=20, deadline=None)
@given(st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES))
def test_what_is_written_off_the_page_opens(secret: bytes) -> None:
    """All twelve, in their order, on one page."""
    made = page_of(secret)
    assert len(pages(made)) == 1
    numbered = [one.text for one in pages(made)[0] if one.text[:1].isdigit()]
    assert secret_of(" ".join(numbered)) == secret


@pytest.mark.parametrize("code", [DANISH, ENGLISH])
def test_the_page_says_how_it_is_used_and_not_whose_it_is(code: str) -> None:
    """Nothing of illness, and the day, to tell an old paper from a new one."""
    said = words(page_of(bytes(SECRET_BYTES), code))
    assert "2026" in said
    assert {DANISH: "Jeg har glemt min kode", ENGLISH: "I have forgotten my code"}[code] in said
    assert "IMR" not in said
