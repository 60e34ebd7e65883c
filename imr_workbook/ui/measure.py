"""How wide words are in the font of headings, so that no word is ever cut where it could be smaller."""

from __future__ import annotations

import re

_BY_WIDTH = {
    255: "|",
    262: "ií",
    263: "j",
    271: "l",
    275: "',.:;’‘·",
    282: "I",
    315: "!",
    317: "f",
    322: "-",
    324: "()[]{}",
    325: "•",
    344: "/\\",
    348: "°",
    361: "t",
    373: "r",
    431: "s",
    438: "*",
    443: "z",
    444: "?",
    455: "«»",
    462: "cç",
    480: "–",
    481: "x",
    482: '"”“',
    494: "J",
    495: "vy",
    500: "_",
    501: "Y",
    502: "L",
    507: "eéèê",
    510: "F",
    513: "#$+0123456789<=>^~§",
    516: "aåäá",
    520: "g",
    522: "k",
    536: "V",
    538: "EÉ",
    540: "Z",
    541: "X",
    545: "S",
    546: "T",
    549: "`oøöó",
    556: "uü",
    558: "AhÅÄ",
    560: "nñ",
    563: "b",
    564: "dpq",
    576: "C",
    582: "P",
    592: "R",
    597: "BK",
    625: "D",
    628: "G",
    639: "&",
    655: "UÜ",
    657: "N",
    663: "H",
    674: "OQØÖ",
    745: "M",
    748: "w",
    780: "æ",
    800: "W—",
    827: "½",
    834: "Æ",
    841: "%",
    843: "m",
    875: "@",
    964: "…",
}
"""Width in thousandths of the size -> characters of Source Sans 3 Semibold; the test measures the font itself."""

_WIDTHS = {character: width for width, characters in _BY_WIDTH.items() for character in characters} | {
    " ": 200
}
_WIDEST = max(_WIDTHS.values())

_APART = 1.02
"""The letters of some pairs stand a little further apart."""

_UNBROKEN = re.compile(r"[^\s-]+-?")
"""A line may break at a space and after a hyphen."""


def text_width(text: str, size: float) -> float:
    """Width in pixels of one line of `text` in the font of headings, rather too wide than too narrow."""
    return sum(_WIDTHS.get(character, _WIDEST) for character in text) * _APART * size / 1000


def fitting(text: str, size: float, room: float) -> float:
    """`size`, or as much smaller as the longest word of `text` needs to stand whole in `room` pixels."""
    longest = max((text_width(word, size) for word in _UNBROKEN.findall(text)), default=0.0)
    return size if longest <= room else size * room / longest


def lines(text: str, size: float, room: float) -> int:
    """How many lines `text` takes in `room` pixels: never fewer than it does, and seldom more."""
    taken, used = 1, 0.0
    for word in text.split():
        width = text_width(word, size)
        space = text_width(" ", size) if used else 0.0
        if used and used + space + width > room:
            taken, used, space = taken + 1, 0.0, 0.0
        used += space + width
        while used > room:
            # A word of one's own that is wider than the room goes on in the next line.
            taken, used = taken + 1, used - room
    return taken
