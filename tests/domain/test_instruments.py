"""The questions of the week, as data."""

from __future__ import annotations

import pytest

from imr_workbook.domain.instruments import (
    ALWAYS,
    HOPE,
    INSTRUMENTS,
    OFFERED,
    STEPS,
    asking_order,
    instrument,
    own_sign_item,
    sign_of,
)


def test_every_question_has_five_different_answers_or_is_answered_in_words() -> None:
    """Five worded steps; no number is ever asked for."""
    for found in INSTRUMENTS.values():
        assert found.in_words or len(set(found.steps)) == STEPS
        assert not any(character.isdigit() for step in found.steps for character in step)


def test_ids_and_versions_of_released_questions_stay() -> None:
    """Answers point at them for good: this list is only added to."""
    assert {found.id: found.version for found in INSTRUMENTS.values()} == {
        "hope": 1,
        "hope_source": 1,
        "sleep": 1,
        "mood": 1,
        "restlessness": 1,
        "voices": 1,
        "energy": 1,
        "own_sign": 1,
    }


def test_hope_is_asked_first_and_symptoms_after() -> None:
    """Hope before symptoms, whatever order they were chosen in."""
    items = [own_sign_item("b"), "energy", "later_version", "sleep", own_sign_item("a"), *reversed(ALWAYS)]
    assert sorted(items, key=asking_order) == [
        *ALWAYS,
        "sleep",
        "energy",
        own_sign_item("a"),
        own_sign_item("b"),
        "later_version",
    ]
    assert ALWAYS[0] == HOPE
    assert not set(ALWAYS) & set(OFFERED)


def test_the_middle_of_mood_is_the_middle() -> None:
    """Mood has two ends; its middle word is neither of them."""
    steps = INSTRUMENTS["mood"].steps
    assert steps[2] == "In the middle"
    assert [step.removeprefix("A little ").removeprefix("Very ") for step in steps] == [
        "low",
        "low",
        "In the middle",
        "high",
        "high",
    ]


@pytest.mark.parametrize(
    ("item", "found", "sign"),
    [
        ("hope", "hope", None),
        ("own_sign.x7", "own_sign", "x7"),
        ("own_sign", None, None),
        ("own_sign.", None, None),
        ("hope.x7", None, None),
        ("from_a_later_version", None, None),
        ("", None, None),
    ],
)
def test_an_item_names_its_instrument(item: str, found: str | None, sign: str | None) -> None:
    """Only signs of one's own say whose they are; what is not known is none."""
    known = instrument(item)
    assert (known.id if known else None) == found
    assert sign_of(item) == sign
