"""How hard a page and a topic may be to read. Never split a good sentence for the number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from imr_workbook.content.proofreading.measures import Measure, measure
from imr_workbook.content.proofreading.passages import Passage, page_texts
from imr_workbook.content.proofreading.problems import Problem
from imr_workbook.content.proofreading.words import sentences, words
from imr_workbook.content.sources import PageSource, TopicSource

LONGEST_SENTENCE = 25
"""Words in one sentence, at most."""
MEAN_SENTENCE = 15
"""Words in a sentence on average, at most."""
TOPIC_LIX = 32
PAGE_LIX = 35
"""A single page may be a little harder than its topic."""
MEAN_LIX = 30
"""Of all topics together."""
JUDGED_WORDS = 60
"""A page with fewer running words is judged with its topic: its own number says too little."""


@dataclass(frozen=True, slots=True)
class PageEase:
    """A page, measured."""

    page: PageSource
    measure: Measure

    @property
    def judged(self) -> bool:
        """Whether the page has words enough for its own number to say something."""
        return self.measure.words >= JUDGED_WORDS


@dataclass(frozen=True, slots=True)
class TopicEase:
    """A topic, measured page by page."""

    topic: TopicSource
    pages: tuple[PageEase, ...]

    @property
    def measure(self) -> Measure:
        """All pages counted together."""
        return sum((page.measure for page in self.pages), Measure())

    def problems(self) -> Iterator[Problem]:
        """What is too hard in it, apart from single sentences."""
        for page in self.pages:
            if page.judged:
                name = f"the page ”{page.page.page.title}”"
                yield from self._hard(page.page.line, name, page.measure, PAGE_LIX)
        yield from self._hard(1, "the topic", self.measure, TOPIC_LIX)

    def _hard(self, line: int, name: str, found: Measure, most: int) -> Iterator[Problem]:
        if found.lix > most:
            yield Problem(self.topic.file, line, f"{name} has LIX {found.lix:.1f}: at most {most}")
        if found.mean > MEAN_SENTENCE:
            problem = f"{name} has {found.mean:.1f} words a sentence on average: at most {MEAN_SENTENCE}"
            yield Problem(self.topic.file, line, problem)


def topic_ease(topic: TopicSource) -> TopicEase:
    """A topic, measured."""
    return TopicEase(topic, tuple(PageEase(page, _measure(page)) for page in topic.pages))


def mean_lix(topics: Iterable[TopicEase]) -> float:
    """LIX of the topics on average; 0 where there are none."""
    found = [topic.measure.lix for topic in topics]
    return sum(found) / len(found) if found else 0.0


def long_sentences(passages: Iterable[Passage]) -> Iterator[Problem]:
    """Sentences with too many words, in any text."""
    for passage in passages:
        for sentence in sentences(passage.text):
            if (count := len(words(sentence))) > LONGEST_SENTENCE:
                begin = " ".join(sentence.split()[:4])
                problem = f"”{begin} …” has {count} words: at most {LONGEST_SENTENCE}"
                yield Problem(passage.file, passage.line_of(begin), problem)


def _measure(page: PageSource) -> Measure:
    return measure(text.words for text in page_texts(page) if text.running)
