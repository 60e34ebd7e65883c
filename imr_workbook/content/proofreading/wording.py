"""Words to avoid, and signs that do not belong in Danish; each with what to write instead."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from imr_workbook.content.exercises import Authored, Words
from imr_workbook.content.proofreading.passages import Passage
from imr_workbook.content.proofreading.problems import Problem

FILE = Path(__file__).with_name("words_to_avoid.toml")

_SIGNS = {
    '"': "straight quotes: write ”…”",
    "“": "English quotes: write ”…”",
    "„": "German quotes: write ”…”",
    "«": "French quotes: write ”…”",
    "»": "French quotes: write ”…”",
    "!": "an exclamation mark: a full stop is calmer",
    "...": "three dots: write … with a space before it",
    " -": "a hyphen used as a dash: write a comma or a full stop",
}
"""What stands in the text -> what is wrong with it."""


class Avoided(Authored):
    """Some words with one thing to write instead."""

    words: Annotated[tuple[Words, ...], Field(min_length=1)]
    """`*` stands for any ending."""
    instead: Words
    allowed: tuple[Words, ...] = Field(default=(), alias="except")
    """Longer words and phrases that hold one of `words` and are fine."""
    only: Literal["interface"] | None = None
    """Where they are to be avoided; everywhere when left out."""

    def found_in(self, text: str) -> Iterator[str]:
        """Each place where one of the words stands, as it is written there."""
        for fine in self.allowed:
            text = _pattern((fine,)).sub("", text)
        for match in _pattern(self.words).finditer(text):
            yield match[0]


@cache
def words_to_avoid(file: Path = FILE) -> tuple[Avoided, ...]:
    """All words to avoid."""
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["avoid"]
    return tuple(Avoided.model_validate(entry) for entry in entries)


def wording_problems(passages: Iterable[Passage], *, interface: bool = False) -> Iterator[Problem]:
    """The words and signs to avoid in some texts.

    Args:
        passages: the texts.
        interface: whether the app speaks of itself in them.
    """
    avoided = [one for one in words_to_avoid() if interface or one.only is None]
    for passage in passages:
        text = passage.text.replace("\u00ad", "")
        for one in avoided:
            for found in one.found_in(text):
                yield Problem(passage.file, passage.line_of(found), f"”{found}”: write {one.instead}")
        for sign, problem in _SIGNS.items():
            if sign in text:
                yield Problem(passage.file, passage.line_of(sign), problem)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<![\w-])(?:{either})(?!\w)", re.IGNORECASE)
