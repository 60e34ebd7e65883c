"""Which characters can stand on paper: those that our fonts have."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

REGULAR_FILE, STRONG_FILE = "SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf"
EMOJI_FILE = "NotoEmoji-Regular.woff"
"""Packed in a way that Python reads by itself; the browser's own is packed closer."""
FILES = (REGULAR_FILE, STRONG_FILE, EMOJI_FILE)
"""What must lie in the folder of the fonts for a paper."""

INSTEAD = "□"
"""Stands where our fonts have nothing: that something is missing must be seen."""

_SAME = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\t": "    ", "\u0085": "\n"}
_SILENT = {"\ufe0e", "\ufe0f", "\ufeff", "\u200e", "\u200f", "\u200d", "\u200b"}
"""Change how others are drawn and are nothing by themselves."""


@cache
def glyphs(fonts: Path) -> frozenset[str]:
    """Every character that the fonts in a folder have between them."""
    from fontTools.ttLib import TTFont

    found: set[int] = set()
    for name in (REGULAR_FILE, EMOJI_FILE):
        found |= set(TTFont(fonts / name, lazy=True).getBestCmap())
    return frozenset(map(chr, found))


def printable(text: str, known: frozenset[str]) -> str:
    """The text as it can be set: what cannot be drawn has a box in its place."""
    for other, plain in _SAME.items():
        text = text.replace(other, plain)
    kept = (character for character in text if character not in _SILENT)
    return "".join(one if one in known or one == "\n" else INSTEAD for one in kept)


def all_printable(texts: Iterable[str], known: frozenset[str]) -> bool:
    """Whether nothing in the texts must give way to a box."""
    return all(printable(text, known).count(INSTEAD) == text.count(INSTEAD) for text in texts)
