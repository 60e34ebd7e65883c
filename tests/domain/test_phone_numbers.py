"""Phone numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.phone_numbers import phone_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12345678", "12345678"),
        ("12 34 56 78", "12345678"),
        ("  12 34 56 78 ", "12345678"),
        ("12\u00a034\u00a056\u00a078", "12345678"),
        ("12-34-56-78", "12345678"),
        ("12.34.56.78", "12345678"),
        ("1234 5678", "12345678"),
        ("+45 12 34 56 78", "12345678"),
        ("+4512345678", "12345678"),
        ("(+45) 12 34 56 78", "12345678"),
        ("0045 12345678", "12345678"),
        ("112", "112"),
        ("1813", "1813"),
        ("116 111", "116111"),
        ("+46 70 123 45 67", "+46701234567"),
        ("0046701234567", "+46701234567"),
    ],
)
def test_the_forms_that_people_use(written: str, number: str) -> None:
    """Spaces, dots, dashes and the country code make no difference."""
    assert phone_number(written) == number


@pytest.mark.parametrize(
    "written",
    [
        *("", "  ", "1", "12", "1234", "2345", "12345", "12 34 56 7", "123456789"),
        *("+45", "+45 1234", "+46 12", "+0123456789"),
        *("Mor", "12 34 56 7x", "12 34 56 78 lokal 2", "١٢٣٤٥٦٧٨"),
    ],
)
def test_what_is_no_whole_number(written: str) -> None:
    """A number with a digit too few or too many is not called."""
    assert phone_number(written) is None


@given(st.text(alphabet="0123456789+ -.()x", max_size=20))
def test_a_number_is_always_something_a_phone_can_dial(written: str) -> None:
    """Whatever is written: none, or 3 to 15 digits, a + before them perhaps, and read again the same."""
    number = phone_number(written)
    if number is not None:
        digits = number.removeprefix("+")
        assert digits.isdecimal()
        assert digits.isascii()
        assert 3 <= len(digits) <= 15
        assert phone_number(number) == number
