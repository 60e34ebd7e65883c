"""The table that a writer works from: words on the fullest screen, sentences and LIX of every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imr_workbook.content.proofreading.measures import Measure
from imr_workbook.content.proofreading.reading_ease import JUDGED_WORDS, TopicEase, mean_lix
from imr_workbook.content.proofreading.structure import page_words

_NAME_WIDTH = 44

LEGEND = (
    "words: on the fullest screen of the page. longest, mean: words a sentence. "
    f"(LIX): fewer than {JUDGED_WORDS} running words, judged with the topic."
)


def table(topics: Sequence[TopicEase]) -> Iterator[str]:
    """Line by line: each topic with its pages, then all topics together."""
    yield f"{'':{_NAME_WIDTH}}{'words':>7}{'longest':>9}{'mean':>7}{'LIX':>8}"
    for ease in topics:
        topic = ease.topic.topic
        yield f"{topic.id}  {topic.title}"
        for page in ease.pages:
            words = page_words(ease.topic, page.page.page)
            yield _row(f"  {page.page.page.title}", str(words), page.measure, page.judged)
        yield _row("  the whole topic", "", ease.measure, True)
    yield f"{'mean of all topics':{_NAME_WIDTH}}{'':23}{mean_lix(topics):>8.1f}"
    yield LEGEND


def _row(name: str, words: str, found: Measure, judged: bool) -> str:
    if len(name) > _NAME_WIDTH - 1:
        name = f"{name[: _NAME_WIDTH - 2]}…"
    if not found.words:
        return f"{name:{_NAME_WIDTH}}{words:>7}"
    lix = f"{found.lix:.1f}" if judged else f"({found.lix:.1f})"
    # A number in brackets stands under the others, its bracket beside them.
    return f"{name:{_NAME_WIDTH}}{words:>7}{found.longest:>9}{found.mean:>7.1f}{lix:>{8 if judged else 9}}"
