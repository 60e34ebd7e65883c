"""Min reservenøgle: 16 random bytes as 12 Danish words, with a checksum that notices a wrong one.

The scheme is that of BIP39: 128 bits and the first 4 bits of their SHA-256 are 12 numbers of 11 bits. The
list is our own: the first four letters of a word tell it from all others, and no word is one slip of the pen
from another.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
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

    The first four letters of a word are enough, and one slip in a word is forgiven where only one word is meant.
    So are æ, ø, å and their spellings ae, oe, aa: each is one slip from what stands in the list.

    Raises:
        WrongCount, UnknownWord, WrongWords: what is wrong with them, never with a word in it.
    """
    written = _written(text)
    if len(written) != COUNT:
        raise WrongCount(len(written))
    bits = 0
    for place, word in enumerate(written, start=1):
        number = _number(word)
        if number is None:
            raise UnknownWord(place)
        bits = bits << _WORD_BITS | number
    secret = (bits >> _CHECK_BITS).to_bytes(SECRET_BYTES, "big")
    if bits & ((1 << _CHECK_BITS) - 1) != _check(secret):
        raise WrongWords
    return secret


def _written(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", _plain(text))


def _plain(text: str) -> str:
    """Small letters, each one sign: å as two signs would be two letters. Soft hyphens are none."""
    return unicodedata.normalize("NFC", text.casefold()).replace("\u00ad", "")


def _number(written: str) -> int | None:
    """The number of the one word that is meant; none where it may be several, or no word at all."""
    number = _numbers().get(written[:_TOLD_BY])
    if number is not None and _means(written, word_list()[number]):
        return number
    meant = [number for number, word in enumerate(word_list()) if _slip(written, word)]
    return meant[0] if len(meant) == 1 else None


def _means(written: str, word: str) -> bool:
    """Whether it is the word, or begins as it does; ”kanelsnegl” is not ”kanel”."""
    return word.startswith(written) or _slip(written, word)


def _slip(written: str, word: str) -> bool:
    """Whether one letter is another, too many or missing, or two neighbours have changed places."""
    if abs(len(written) - len(word)) > 1:
        return False
    same = 0
    while same < min(len(written), len(word)) and written[same] == word[same]:
        same += 1
    theirs, ours = written[same:], word[same:]
    swapped = theirs[:2] == ours[1::-1] and theirs[2:] == ours[2:]
    return swapped or theirs[1:] in (ours, ours[1:]) or theirs == ours[1:]


@functools.cache
def _numbers() -> dict[str, int]:
    return {word[:_TOLD_BY]: number for number, word in enumerate(word_list())}


def _check(secret: bytes) -> int:
    return hashlib.sha256(secret).digest()[0] >> (8 - _CHECK_BITS)
