"""Words and signs to avoid."""

from __future__ import annotations

from pathlib import Path

import pytest

from imr_workbook.content.proofreading.passages import Passage
from imr_workbook.content.proofreading.wording import wording_problems, words_to_avoid


def told(text: str, *, interface: bool = False) -> list[str]:
    """What the writer of this text is told."""
    passage = Passage(text, Path("t.md"), 1)
    return [problem.message for problem in wording_problems([passage], interface=interface)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("En patient fortæller.", "”patient”: write deltager · du · menneske"),
        ("Det er en Kronisk sygdom.", "”Kronisk”: write det, der faktisk er: som varer længe"),
        ("Vi giver feedbacken nu.", "”feedbacken”: write svar · det, andre siger"),
        ("Tag frugt, f.eks. et æble.", "”f.eks.”: write for eksempel"),
        ("Du\nskal ringe.", "”Du\nskal”: write du kan · du må gerne · en bydemåde"),
        ("Mine advarsels\u00adtegn", "”advarselstegn”: write tidlige tegn · mine tidlige tegn"),
        ('Han sagde "hej".', "straight quotes: write ”…”"),
        ("Han sagde “hej”.", "English quotes: write ”…”"),
        ("Kom nu!", "an exclamation mark: a full stop is calmer"),
        ("Måske...", "three dots: write … with a space before it"),
        ("Kaffe - og ro.", "a hyphen used as a dash: write a comma or a full stop"),
    ],
)
def test_a_word_to_avoid_is_told_with_what_to_write(text: str, message: str) -> None:
    """Whatever its capitals, endings and soft hyphens."""
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Jeg har en bipolar lidelse.",
        "Kend dine patientrettigheder.",
        "Han bruger sin cykel.",
        "Skaldet mand søger hat.",
        "Mødet varer fra 10 til 11, og vi ses kl. 9-15.",
    ],
)
def test_words_that_only_look_alike_are_fine(text: str) -> None:
    """A word inside another, or a phrase that is allowed, is left alone."""
    assert told(text) == []


def test_words_of_devices_are_for_the_handouts_alone() -> None:
    """A handout may say that a doctor measures; the app may not say that it does."""
    assert told("Lægen måler blodtrykket.") == []
    assert told("Appen måler, hvordan du har det.", interface=True) == [
        "”måler”: write viser · gemmer: appen vurderer ikke det, der skrives"
    ]


def test_what_is_to_be_written_instead_is_not_to_be_avoided() -> None:
    """The list does not send a writer from one word to avoid to the next."""
    for avoided in words_to_avoid():
        assert told(avoided.instead, interface=True) == [], avoided.words


def test_every_word_on_the_list_bites() -> None:
    """Each stands on the list as it is found in a sentence, and is not allowed again by its exceptions."""
    for avoided in words_to_avoid():
        for word in avoided.words:
            written = word.replace("*", "")
            assert list(avoided.found_in(f"Her er {written} i teksten.")) == [written]


def test_the_line_is_that_of_the_word() -> None:
    """A paragraph over several lines is searched to the line where the word stands."""
    passage = Passage("Første linje. En patient.", Path("t.md"), 7, ("Første linje.", "En patient."))
    assert [problem.line for problem in wording_problems([passage])] == [8]
