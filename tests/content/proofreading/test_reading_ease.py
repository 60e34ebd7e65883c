"""How hard a page and a topic may be to read."""

from __future__ import annotations

from pathlib import Path

from imr_workbook.content.proofreading.passages import Passage
from imr_workbook.content.proofreading.reading_ease import long_sentences, mean_lix, topic_ease
from tests.content.proofreading.handout import changed, topic

LONG = "Behandlingen hjælper. "
"""Two words, both long: LIX 102."""
WORDS_16 = "en to tre fire fem seks syv otte ni ti en to tre fire fem seks. "


def told(text: str) -> list[tuple[int, str]]:
    """What is told of the good topic with `text` on its second page."""
    ease = topic_ease(changed("Her står en tekst.", text))
    return [(problem.line, problem.message) for problem in ease.problems()]


def test_a_page_with_few_words_is_judged_with_its_topic() -> None:
    """58 running words of LIX 102 are too few for a number of their own; 60 are enough."""
    assert [line for line, _ in told(LONG * 29)] == [1]
    assert told(LONG * 30)[0] == (19, "the page ”Den første side” has LIX 102.0: at most 35")
    assert [line for line, _ in told(LONG * 30)] == [19, 1]


def test_a_topic_may_have_lix_32() -> None:
    """All its pages counted together; the number is told."""
    assert told(LONG * 3) == []
    (found,) = told(LONG * 29)
    assert found[1].startswith("the topic has LIX ")
    assert found[1].endswith(": at most 32")


def test_sentences_are_15_words_on_average_at_most() -> None:
    """On a page with words enough, and in the topic."""
    found = told(WORDS_16 * 12)
    assert found[0] == (19, "the page ”Den første side” has 16.0 words a sentence on average: at most 15")


def test_headings_and_lines_of_a_list_are_not_counted() -> None:
    """Only running text: a list of long words makes no page hard."""
    ease = topic_ease(changed("Her står en tekst.", "- Behandlingsmuligheder\n- Sundhedsstyrelsen"))
    assert ease.pages[1].measure.words == 0


def test_no_sentence_has_more_than_25_words() -> None:
    """25 are fine, 26 are told with their beginning and line."""
    words = " ".join(["ord"] * 25)
    assert not list(long_sentences([Passage(f"{words}.", Path("t.md"), 3)]))
    (problem,) = long_sentences([Passage(f"{words} ord.", Path("t.md"), 3)])
    assert (problem.line, problem.message) == (3, "”ord ord ord ord …” has 26 words: at most 25")


def test_the_mean_of_topics_weighs_each_alike() -> None:
    """Mean LIX is over topics."""
    hard, easy = topic_ease(changed("Her står en tekst.", LONG * 30)), topic_ease(topic())
    assert mean_lix([hard, easy]) == (hard.measure.lix + easy.measure.lix) / 2
    assert mean_lix([]) == 0
