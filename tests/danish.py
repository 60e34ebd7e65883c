"""The Danish sentences of the interface, to find where one is left in the English."""

from __future__ import annotations

import re

from imr_workbook.device.resources import locales_dir
from imr_workbook.i18n import DANISH, language

PART_OF_A_HANDOUT = {
    "Fact",
    "It can be like this (made up)",
    "Myth",
    "Think about",
    "Try it in everyday life",
}
"""Words of the interface that stand among those of a handout, which is Danish."""

_PLACE = re.compile(r"%\\\((\w+)\\\)[sd]")


def danish_sentences() -> re.Pattern[str]:
    """Matches a whole text that is one of the catalogue's Danish sentences, whatever is filled in."""
    pairs = [
        (msgid, text)
        for msgid, translated in language(DANISH, locales_dir()).messages.items()
        for text in (translated if isinstance(translated, tuple) else (translated,))
    ]
    found = [
        _PLACE.sub(".+", re.escape(text))
        for msgid, text in pairs
        if text not in {msgid, ""} and msgid not in PART_OF_A_HANDOUT
    ]
    return re.compile("|".join(sorted(found, key=len, reverse=True)))
