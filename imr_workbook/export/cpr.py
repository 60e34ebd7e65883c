"""Numbers that look like a CPR number, pointed out before a copy is taken. Pointed out and never blocked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from imr_workbook.export.lines import Section
from imr_workbook.export.sections import texts

_LIKE_CPR = re.compile(r"(?<![\w+])\d{6}[- \u00a0–]?\d{4}\b")
"""Six digits and four. After a plus stands a phone number with its country."""


class Found(NamedTuple):
    """Where something looks like a CPR number."""

    section: str
    """Title of the section."""
    part: str
    """Heading of the part of it."""


def like_cpr(text: str) -> bool:
    """Whether a text has something in it that looks like a CPR number."""
    return _LIKE_CPR.search(text) is not None


def found_in(sections: Iterable[Section]) -> tuple[Found, ...]:
    """Each part with such a number in it, once, in the order of the copy."""
    places = (Found(section.title, part.heading) for section, part, text in texts(sections) if like_cpr(text))
    return tuple(dict.fromkeys(places))
