"""The Danish of the interface and of the helplines, as passages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from imr_workbook.content.proofreading.passages import Passage

_PLACE = re.compile(r"%\(\w+\)[sd]")
_STANDS_FOR_A_PLACE = "1"
"""A word to be counted, with nothing in it to be spelled."""
_NAMES = ("name", "hours_text")


def catalogue_passages(file: Path) -> Iterator[Passage]:
    """Every Danish text of a catalogue of words, with its places filled in."""
    with file.open("rb") as opened:
        catalogue = read_po(opened)
    for message in catalogue:
        if message.id:
            texts = [message.string] if isinstance(message.string, str) else message.string
            for text in texts or ():
                filled = _PLACE.sub(_STANDS_FOR_A_PLACE, text).replace("%%", "%")
                yield Passage(filled, file, message.lineno or 1)


def helpline_passages(file: Path) -> Iterator[Passage]:
    """What is shown of the helplines in Danish."""
    text = file.read_text(encoding="utf-8")
    lines = text.split("\n")
    found = json.loads(text)
    for entry in (*found["regions"], *found["entries"]):
        for words in _shown(entry):
            quoted = json.dumps(words, ensure_ascii=False)
            line = next((number for number, line in enumerate(lines, start=1) if quoted in line), 1)
            yield Passage(words, file, line)


def _shown(entry: dict[str, Any]) -> Iterator[str]:
    yield from (entry[key] for key in _NAMES if entry.get(key))
    if "about" in entry:
        yield entry["about"]["da"]
