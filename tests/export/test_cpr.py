"""Numbers like a CPR number are pointed out with where they stand; other numbers are left in peace."""

from __future__ import annotations

import pytest

from imr_workbook.domain.kinds import Kind
from imr_workbook.export.cpr import Found, found_in, like_cpr
from imr_workbook.export.sections import sections
from tests.domain.written import written
from tests.export.taken import taken


@pytest.mark.parametrize(
    "text",
    [
        "010190-1234",
        "0101901234",
        "Mit nummer er 010190 1234.",
        "(010190-1234)",
        "010190\u00a01234",
        "010190–1234",
    ],
)
def test_what_looks_like_one(text: str) -> None:
    """Written with a dash, a space, or neither."""
    assert like_cpr(text)


@pytest.mark.parametrize(
    "text",
    [
        "12 34 56 78",
        "+4512345678",
        "0045 12345678",
        "01019012345",
        "10190-1234",
        "a0101901234",
        "kl. 14.05",
        "",
    ],
)
def test_what_does_not(text: str) -> None:
    """Phone numbers above all, with their country too."""
    assert not like_cpr(text)


def test_each_place_is_named_once() -> None:
    """Section and heading, so that it can be found and changed."""
    state = written(
        (Kind.LONG_GOAL, "g1", {"text": "Ringe 010190-1234", "why": "0101901234"}),
        (Kind.CONTACT, "c1", {"name": "010190-1234", "number": "12345678"}),
        (Kind.HELPFUL, "h1", {"list": "helps_me", "text": "En tur"}),
    )
    assert found_in(sections(taken(state))) == (
        Found("Mål og skridt", "Ringe 010190-1234"),
        Found("Kontakter", "Dem, jeg kan ringe til"),
    )
