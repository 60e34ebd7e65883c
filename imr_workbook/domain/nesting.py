"""How deep a text of JSON from outside is nested, before anything is called that reads it by calling itself.

In a browser such a reader ends Python itself, with all that has not been saved, where elsewhere it raises.
"""

from __future__ import annotations

import re

MOST_DEEP = 100
"""Brackets in brackets. Nothing of ours has more than ten."""

# A string is one piece, whatever brackets are in it; the last one may have lost its end.
_PIECE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[\[{]|[\]}]', re.DOTALL)


def refuse_nested(text: str) -> None:
    """Raises RecursionError, as a reader of JSON does, where brackets lie in more than `MOST_DEEP` others."""
    deep = 0
    for piece in _PIECE.finditer(text):
        first = text[piece.start()]
        if first in "[{":
            deep += 1
            if deep > MOST_DEEP:
                raise RecursionError
        elif first in "]}":
            deep -= 1
