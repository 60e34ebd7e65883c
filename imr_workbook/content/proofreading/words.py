"""Words and sentences of a Danish text."""

from __future__ import annotations

import re

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:[-’'][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?:]+[”’»)\]]*(?=\s|$)")
_ENDS_AS_SENTENCE = re.compile(r"[.!?:][”’»)\]*]*$")
_PHONE = re.compile(r"\b\d\d(?:[ \u00a0]\d\d){3}\b")
_SOFT = str.maketrans("", "", "\u00ad*")
"""Soft hyphens and the marks of bold are no part of a word."""

_ABBREVIATIONS = frozenset({"kl.", "fx.", "ca.", "nr.", "bl.a.", "f.eks.", "dvs.", "evt.", "m.fl.", "m.m."})
"""A dot after these does not end a sentence."""


def plain(text: str) -> str:
    """`text` without soft hyphens, bold and phone numbers."""
    return _PHONE.sub("", text.translate(_SOFT))


def words(text: str) -> list[str]:
    """The words of a text; a number is one word, and so is a word with a hyphen in it."""
    return _WORD.findall(plain(text))


def letters(word: str) -> int:
    """How many letters a word has; a hyphen is none."""
    return sum(sign.isalpha() for sign in word)


def sentences(text: str) -> list[str]:
    """The sentences of a text: they end at . ! ? and colon, and where the text ends.

    A dot in a number (14.05), in a date (24. november) and in an abbreviation (kl.) ends none.
    """
    text, found, begin = plain(text), [], 0
    for end in _SENTENCE_END.finditer(text):
        if not _goes_on(text, begin, end):
            found.append(text[begin : end.end()].strip())
            begin = end.end()
    found.append(text[begin:].strip())
    return [sentence for sentence in found if words(sentence)]


def is_running(text: str) -> bool:
    """Whether a text ends as a sentence does; headings, labels and lines of a list do not."""
    return _ENDS_AS_SENTENCE.search(text.rstrip()) is not None


def _goes_on(text: str, begin: int, end: re.Match[str]) -> bool:
    if end[0] != ".":
        return False
    last = text[begin : end.end()].rsplit(maxsplit=1)[-1].lower()
    following = text[end.end() :].lstrip()[:1]
    return last.lstrip("(”") in _ABBREVIATIONS or (last[:-1].isdigit() and following.islower())
