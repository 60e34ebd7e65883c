"""Danish spelling: a dictionary, and the project's own list of words that are fine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from imr_workbook.content.proofreading.passages import Passage
from imr_workbook.content.proofreading.problems import Problem
from imr_workbook.content.proofreading.words import words

ALLOWED_WORDS = Path(__file__).with_name("allowed_words.txt")
"""The list that comes with the handouts."""


class Lookup(Protocol):
    """A dictionary."""

    def lookup(self, word: str) -> bool:
        """Whether the word is spelled right."""


class AllowedWords:
    """The project's own words, by the line that they stand on."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lines: dict[str, int] = {}
        """Word -> line."""
        self.without_reason: list[int] = []
        """Lines with a word that stands under no `# reason`."""
        reason = False
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            word = line.strip()
            if word.startswith("#"):
                reason = True
            elif word:
                self.lines[word] = number
                if not reason:
                    self.without_reason.append(number)


class Spelling:
    """Knows which words are spelled right; looks each up once."""

    def __init__(self, dictionary: Lookup, allowed: AllowedWords) -> None:
        self._dictionary = dictionary
        self._allowed = allowed
        self._known: dict[str, bool] = {}
        self._used: set[str] = set()

    def knows(self, word: str) -> bool:
        """Whether a word, or each part of a word with hyphens, is in the dictionary or allowed."""
        known = self._known.get(word)
        if known is None:
            parts = word.split("-")
            known = self._is_right(word) or (
                len(parts) > 1 and all(self._is_right(part) for part in parts if part)
            )
            self._known[word] = known
        return known

    def problems(self, passages: Iterable[Passage]) -> Iterator[Problem]:
        """The words in some texts that are not known, once for each file."""
        told: set[tuple[Path, str]] = set()
        for passage in passages:
            for word in words(passage.text):
                if not self.knows(word) and (passage.file, word) not in told:
                    told.add((passage.file, word))
                    message = f"”{word}” is not in the dictionary: correct it, or add it to {self._allowed.file.name}"
                    yield Problem(passage.file, passage.line_of(word), message)

    def list_problems(self) -> Iterator[Problem]:
        """What is wrong with the list itself, once all texts have been read."""
        for line in self._allowed.without_reason:
            yield Problem(
                self._allowed.file, line, "the word stands under no reason: put a line ”# why” above it"
            )
        for word, line in self._allowed.lines.items():
            if word not in self._used:
                yield Problem(
                    self._allowed.file, line, f"”{word}” is used nowhere any more: take it off the list"
                )

    def _is_right(self, word: str) -> bool:
        if any(sign.isdigit() for sign in word):
            return True
        for form in (word, word[:1].lower() + word[1:], word.removesuffix("s")):
            if form in self._allowed.lines:
                self._used.add(form)
                return True
        return self._dictionary.lookup(word)


def hunspell(dictionary: Path) -> Lookup:
    """The dictionary in a pair of files, given without their ending.

    Raises:
        FileNotFoundError: there is no such pair.
        ModuleNotFoundError: spylls is not installed; it is for those who write.
    """
    from spylls.hunspell import Dictionary

    found: Lookup = Dictionary.from_files(str(dictionary))
    return found
