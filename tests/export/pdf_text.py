"""Reads the text of a PDF of ours again, as a program that copies from it does: by the fonts' own tables."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\n(.*)\nendstream", re.DOTALL)
_SHOWN = re.compile(
    rb"/F(\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) Tj|/(\w+)(?: <</MCID \d+>> BDC| BMC)|(EMC)", re.DOTALL
)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Tagged(NamedTuple):
    """A piece of text and what a screen reader takes it for."""

    tag: str
    """H1, H2, P; Artifact for what is not read aloud."""
    text: str
    """Its lines, with a space between."""


def pages(pdf: bytes) -> list[list[Tagged]]:
    """The pieces of text on each page."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(pdf)}
    fonts = _fonts(objects)
    drawn = [body for body in objects.values() if b"/Type /Page\n" in body]
    contents = [int(_reference(rb"Contents", body)) for body in drawn]
    return [_pieces(_stream(objects[number]), fonts) for number in contents]


def words(pdf: bytes) -> str:
    """All text that is read aloud, the lines of the page joined by spaces."""
    return " ".join(one.text for page in pages(pdf) for one in page if one.tag != "Artifact")


def feet(pdf: bytes) -> list[str]:
    """What stands at the foot of each page."""
    return [next(one.text for one in page if one.tag == "Artifact" and one.text) for page in pages(pdf)]


def _pieces(content: bytes, fonts: dict[int, dict[int, str]]) -> list[Tagged]:
    found: list[Tagged] = []
    lines: list[str] = []
    tag, font = "", 0
    for match in _SHOWN.finditer(content):
        if match[1]:
            font = int(match[1])
        elif match[3]:
            tag, lines = match[3].decode(), []
        elif match[4]:
            found.append(Tagged(tag, " ".join(lines)))
        else:
            lines.append(_decoded(match[2] or b"", fonts[font]))
    return found


def _decoded(shown: bytes, table: dict[int, str]) -> str:
    plain = _ESCAPED.sub(lambda one: _PLAIN.get(one[1], one[1]), shown)
    return "".join(table[int.from_bytes(plain[i : i + 2], "big")] for i in range(0, len(plain), 2))


def _fonts(objects: dict[int, bytes]) -> dict[int, dict[int, str]]:
    """Number of a font -> (number of a glyph -> what it stands for)."""
    named = re.findall(rb"/F(\d+) (\d+) 0 R", b"".join(objects.values()))
    return {
        int(name): _table(_stream(objects[int(_reference(rb"ToUnicode", objects[int(number)]))]))
        for name, number in set(named)
    }


def _table(to_unicode: bytes) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4,})>\n", to_unicode)
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}


def _reference(name: bytes, body: bytes) -> bytes:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert found is not None, (name, body[:200])
    return found[1]


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None, body[:200]
    return zlib.decompress(found[1]) if b"/FlateDecode" in body[: found.start()] else found[1]
