"""How easy a text is to read, in numbers: LIX and the length of its sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from imr_workbook.content.proofreading.words import letters, sentences, words

LONG_WORD_LETTERS = 6
"""A word with more letters than this is a long one."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted in some running text."""

    words: int = 0
    long_words: int = 0
    sentences: int = 0
    longest: int = 0
    """Words in the longest sentence."""

    def __add__(self, other: Measure) -> Measure:
        return Measure(
            self.words + other.words,
            self.long_words + other.long_words,
            self.sentences + other.sentences,
            max(self.longest, other.longest),
        )

    @property
    def mean(self) -> float:
        """Words in a sentence, on average; 0 where there is none."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def lix(self) -> float:
        """Readability after Björnsson: below 25 very easy, 25 to 34 easy; 0 where there is no text.

        Words a sentence, plus the share of words over six letters in per cent.

        Source: C. H. Björnsson: Läsbarhet. Liber, 1968.
        """
        return self.mean + 100 * self.long_words / self.words if self.words else 0.0


def measure(texts: Iterable[str]) -> Measure:
    """The running texts counted together; each begins a sentence of its own."""
    counted = Measure()
    for text in texts:
        for sentence in sentences(text):
            found = words(sentence)
            long_words = sum(letters(word) > LONG_WORD_LETTERS for word in found)
            counted += Measure(len(found), long_words, 1, len(found))
    return counted
