"""Words and sentences, as a reader counts them."""

from __future__ import annotations

import pytest

from imr_workbook.content.proofreading.words import is_running, letters, sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gå en tur.", ["Gå", "en", "tur"]),
        ("Mødet er kl. 14.05 i dag", ["Mødet", "er", "kl", "14.05", "i", "dag"]),
        ("Stress-sårbarhed og mor’s hus", ["Stress-sårbarhed", "og", "mor’s", "hus"]),
        ("**Recovery** er ”at komme sig” …", ["Recovery", "er", "at", "komme", "sig"]),
        ("behandlings\u00admuligheder", ["behandlingsmuligheder"]),
        ("Ring 70 20 12 01 nu", ["Ring", "nu"]),
        ("– … ?", []),
    ],
)
def test_words_are_what_is_read_aloud(text: str, expected: list[str]) -> None:
    """Signs are no words, a number is one, soft hyphens and bold are no part of a word, numbers to ring are skipped."""
    assert words(text) == expected


def test_a_hyphen_is_no_letter() -> None:
    """LIX counts letters."""
    assert letters("TV-avis") == 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gå en tur. Ring til en ven.", ["Gå en tur.", "Ring til en ven."]),
        ("Hvad giver dig håb? Og hvem?", ["Hvad giver dig håb?", "Og hvem?"]),
        ("Spørg en: Hvad giver dig håb?", ["Spørg en:", "Hvad giver dig håb?"]),
        ("Han siger: ”Jeg kommer.” Så går han.", ["Han siger:", "”Jeg kommer.”", "Så går han."]),
        ("Vi ses kl. 14.05 i dag.", ["Vi ses kl. 14.05 i dag."]),
        ("Det er den 24. november. Vi ses.", ["Det er den 24. november.", "Vi ses."]),
        ("Det var i 2019. Nu er det bedre.", ["Det var i 2019.", "Nu er det bedre."]),
        ("Uden punktum til sidst", ["Uden punktum til sidst"]),
        ("For mig betyder recovery …", ["For mig betyder recovery …"]),
        ("", []),
    ],
)
def test_sentences_end_at_stops_and_colons(text: str, expected: list[str]) -> None:
    """At . ! ? and colon and where the text ends; not at the dot of a time, a date or an abbreviation."""
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("Gå en tur.", True),
        ("Hun siger: ”Kom ind.”", True),
        ("Hvad giver dig håb?", True),
        ("Du kan for eksempel:", True),
        ("Gå til noget fast hver uge", False),
        ("For mig betyder recovery …", False),
    ],
)
def test_running_text_ends_as_a_sentence(text: str, running: bool) -> None:
    """So lines of a list and words on a button are not counted in LIX."""
    assert is_running(text) is running
