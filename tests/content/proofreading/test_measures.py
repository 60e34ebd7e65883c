"""LIX and the length of sentences, against examples counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.content.proofreading.measures import Measure, measure

# Katten sover i solen. (4 words) Den drømmer om fisk. (4; drømmer has 7 letters)
EASY = "Katten sover i solen. Den drømmer om fisk."
# 8 words, 2 sentences, 1 long: 8/2 + 100·1/8 = 4 + 12.5
EASY_LIX = 16.5

# Sundhedsstyrelsen anbefaler bevægelse hver eneste dag: (7 words; 3 long) også for mennesker med
# stress-sårbarhed. (5 words; 2 long: mennesker, stress-sårbarhed)
HARD = "Sundhedsstyrelsen anbefaler bevægelse hver eneste dag: også for mennesker med stress-sårbarhed."
# 11 words (6 + 5), 2 sentences, 5 long: 11/2 + 100·5/11 = 5.5 + 45.4545…
HARD_LIX = 5.5 + 500 / 11


@pytest.mark.parametrize(
    ("text", "counted", "lix"),
    [(EASY, Measure(8, 1, 2, 4), EASY_LIX), (HARD, Measure(11, 5, 2, 6), HARD_LIX)],
)
def test_lix_is_what_one_counts_by_hand(text: str, counted: Measure, lix: float) -> None:
    """Words a sentence plus per cent of words over six letters; six letters are not long, seven are."""
    assert measure([text]) == counted
    assert measure([text]).lix == pytest.approx(lix)
    assert measure([text]).mean == pytest.approx(counted.words / counted.sentences)


def test_nothing_has_no_lix() -> None:
    """An empty page divides nothing by nothing."""
    assert (Measure().lix, Measure().mean, measure([])) == (0, 0, Measure())


def test_a_topic_is_its_pages_counted_together() -> None:
    """Not the mean of their numbers: a short page weighs less."""
    together = measure([EASY]) + measure([HARD])
    assert together == measure([EASY, HARD]) == Measure(19, 6, 4, 6)
    assert together.lix == pytest.approx(19 / 4 + 600 / 19)


@given(st.text())
def test_lix_of_anything_is_a_number(text: str) -> None:
    """Whatever is written, it can be measured."""
    found = measure([text])
    assert 0 <= found.long_words <= found.words
    assert found.longest <= found.words
    assert found.lix >= 0
