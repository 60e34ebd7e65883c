"""Phone numbers as people write them in Denmark."""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"[\s().\-–/]")
"""What people put between the digits."""

_DANISH = re.compile(r"\d{8}")
_SHORT = re.compile(r"11[24]|18\d{2}|116\d{3}")
"""112, 1813, 116 111 …"""
_FOREIGN = re.compile(r"\+(?!45)[1-9]\d{6,14}")


def phone_number(text: str) -> str | None:
    """The number that a person has written, as it is dialled.

    Eight digits with or without spaces and with or without +45 or 0045 give eight digits; the short
    numbers (112, 1813) give themselves; numbers of other countries give "+" and digits.

    Returns:
        Digits, for another country with "+" before them; none where it is not a whole number (yet).
    """
    number = re.sub(r"^00", "+", _BETWEEN.sub("", text))
    number = re.sub(r"^\+45(?=\d{8}$)", "", number)
    known = _DANISH.fullmatch(number) or _SHORT.fullmatch(number) or _FOREIGN.fullmatch(number)
    return number if known and number.isascii() else None
