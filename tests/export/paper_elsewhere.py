"""What a PDF of ours holds, whichever zlib has pressed it: to hold the papers of two machines together."""

from __future__ import annotations

import hashlib
import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)stream\n(.*)\nendstream", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+")


def objects(pdf: bytes) -> dict[str, str]:
    """The hash of each object by its number: its own words, and what is in its stream."""
    return {
        found[1].decode(): hashlib.sha256(_whole(found[2])).hexdigest() for found in _OBJECT.finditer(pdf)
    }


def _whole(body: bytes) -> bytes:
    found = _STREAM.fullmatch(body)
    if found is None:
        return body
    head = _LENGTH.sub(b"", found[1])
    return head + (zlib.decompress(found[2]) if b"/FlateDecode" in head else found[2])
