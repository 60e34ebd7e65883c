"""Min reservenøgle: 16 random bytes as 12 Danish words, with a checksum that notices a wrong one.

The scheme is that of BIP39: 128 bits and the first 4 bits of their SHA-256 are 12 numbers of 11 bits. The
list is our own: the first four letters of a word tell it from all others.
"""

from __future__ import annotations

import functools
import hashlib
import re
from importlib import resources

SECRET_BYTES = 16
COUNT = 12
_WORD_BITS = 11
_CHECK_BITS = 4
_TOLD_BY = 4
"""Letters that tell a word from all others."""


class WordsRefused(ValueError):
    """What was written is no reservenøgle. Carries no word of it."""


class WrongCount(WordsRefused):
    """Not 12 words."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count
        """How many there are."""


class UnknownWord(WordsRefused):
    """A word that is not in the list."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place
        """Which one, from 1."""


class WrongWords(WordsRefused):
    """Twelve words of the list that do not belong together: one is another, or two have changed places."""


@functools.cache
def word_list() -> tuple[str, ...]:
    """The 2,048 words, sorted."""
    text = resources.files("imr_workbook.vault").joinpath("words.txt").read_text("utf-8")
    return tuple(text.split())


def words_of(secret: bytes) -> tuple[str, ...]:
    """The 12 words of 16 bytes.

    Raises:
        ValueError: not 16 bytes.
    """
    if len(secret) != SECRET_BYTES:
        raise ValueError("not 16 bytes")
    bits = int.from_bytes(secret, "big") << _CHECK_BITS | _check(secret)
    places = range(_WORD_BITS * (COUNT - 1), -1, -_WORD_BITS)
    return tuple(word_list()[bits >> place & ((1 << _WORD_BITS) - 1)] for place in places)


def secret_of(text: str) -> bytes:
    """The 16 bytes that 12 words stand for, however they are written: numbered, on lines, in large letters.

    The first four letters of a word are enough.

    Raises:
        WrongCount, UnknownWord, WrongWords: what is wrong with them, never with a word in it.
    """
    written = re.findall(r"[^\W\d_]+", text.casefold())
    if len(written) != COUNT:
        raise WrongCount(len(written))
    bits = 0
    for place, word in enumerate(written, start=1):
        number = _numbers().get(word[:_TOLD_BY])
        if number is None or not _means(word, word_list()[number]):
            raise UnknownWord(place)
        bits = bits << _WORD_BITS | number
    secret = (bits >> _CHECK_BITS).to_bytes(SECRET_BYTES, "big")
    if bits & ((1 << _CHECK_BITS) - 1) != _check(secret):
        raise WrongWords
    return secret


def _means(written: str, word: str) -> bool:
    """Whether it is the word, or begins as it does; ”kanelsnegl” is not ”kanel”."""
    return len(written) >= _TOLD_BY and (word.startswith(written) or _slip(written, word))


def _slip(written: str, word: str) -> bool:
    """Whether one letter after the fourth is another, too many or missing."""
    same = 0
    while written[: same + 1] == word[: same + 1] and same < min(len(written), len(word)):
        same += 1
    theirs, ours = written[same:], word[same:]
    return theirs[1:] in (ours, ours[1:]) or theirs == ours[1:]


@functools.cache
def _numbers() -> dict[str, int]:
    return {word[:_TOLD_BY]: number for number, word in enumerate(word_list())}


def _check(secret: bytes) -> int:
    return hashlib.sha256(secret).digest()[0] >> (8 - _CHECK_BITS)
