"""Spelling, with a dictionary of a few words."""

from __future__ import annotations

from pathlib import Path

import pytest

from imr_workbook.content.proofreading.passages import Passage
from imr_workbook.content.proofreading.spelling import AllowedWords, Spelling, hunspell


class FewWords:
    """A dictionary of these words alone; remembers what it was asked."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.asked: list[str] = []

    def lookup(self, word: str) -> bool:
        self.asked.append(word)
        return word in self.words or word.lower() in self.words


@pytest.fixture
def allowed(tmp_path: Path) -> AllowedWords:
    file = tmp_path / "allowed.txt"
    file.write_text("# Made-up people\nSamira\nYusuf\n\n# Shortened\nkl\n", encoding="utf-8")
    return AllowedWords(file)


def passage(text: str, line: int = 1) -> Passage:
    return Passage(text, Path("t.md"), line)


def test_a_word_that_is_not_known_is_told_once_for_each_file(allowed: AllowedWords) -> None:
    """With its line; the same slip in another file is another."""
    spelling = Spelling(FewWords("en", "kat"), allowed)
    texts = [passage("En katt.", 4), passage("Katten, katt.", 9), Passage("katt", Path("u.md"), 2)]
    found = [(problem.file.name, problem.line, problem.message) for problem in spelling.problems(texts)]
    told = "”{}” is not in the dictionary: correct it, or add it to allowed.txt"
    assert found == [
        ("t.md", 4, told.format("katt")),
        ("t.md", 9, told.format("Katten")),
        ("u.md", 2, told.format("katt")),
    ]


def test_allowed_words_are_fine_with_a_capital_and_in_the_genitive(allowed: AllowedWords) -> None:
    """A name on the list needs no line for its -s."""
    spelling = Spelling(FewWords(), allowed)
    for word in ("Samira", "Samiras", "Kl", "14.05", "2019"):
        assert spelling.knows(word)
    assert not spelling.knows("samira")


def test_a_word_with_hyphens_is_known_by_its_parts(allowed: AllowedWords) -> None:
    """Danish joins words freely."""
    spelling = Spelling(FewWords("bus", "tur"), allowed)
    assert spelling.knows("bus-tur")
    assert not spelling.knows("bus-tyr")


def test_each_word_is_looked_up_once(allowed: AllowedWords) -> None:
    """The dictionary is slow."""
    few = FewWords("kat")
    spelling = Spelling(few, allowed)
    assert [spelling.knows("kat") for _ in range(5)] == [True] * 5
    assert few.asked == ["kat"]


def test_a_word_that_is_used_nowhere_is_to_be_taken_off_the_list(allowed: AllowedWords) -> None:
    """So the list says no more than it must."""
    spelling = Spelling(FewWords("ringer"), allowed)
    assert not list(spelling.problems([passage("Samira ringer kl. 9.")]))
    assert [(problem.line, problem.message) for problem in spelling.list_problems()] == [
        (3, "”Yusuf” is used nowhere any more: take it off the list")
    ]


def test_every_word_on_the_list_has_a_reason(tmp_path: Path) -> None:
    """A word at the top of the list, under no reason, is told."""
    file = tmp_path / "allowed.txt"
    file.write_text("ordd\n# Because\nord\n", encoding="utf-8")
    spelling = Spelling(FewWords(), AllowedWords(file))
    assert not list(spelling.problems([passage("ord ordd")]))
    assert [problem.line for problem in spelling.list_problems()] == [1]


def test_a_hunspell_dictionary_is_read_with_its_rules(tmp_path: Path) -> None:
    """Endings and compounds come from the .aff file."""
    (tmp_path / "da.aff").write_text("SET UTF-8\nSFX A Y 1\nSFX A 0 en .\n", encoding="utf-8")
    (tmp_path / "da.dic").write_text("2\nsol/A\nære\n", encoding="utf-8")
    found = hunspell(tmp_path / "da")
    known = [word for word in ("sol", "solen", "sole", "Ære", "kat") if found.lookup(word)]
    assert known == ["sol", "solen", "Ære"]
