"""The form of a topic and a module: what a reader can count on finding in each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imr_workbook.content.exercises import Cards, Exercise
from imr_workbook.content.proofreading.passages import Role, Text, block_texts
from imr_workbook.content.proofreading.problems import Problem
from imr_workbook.content.proofreading.words import is_running, sentences, words
from imr_workbook.content.screens import Screen, screens
from imr_workbook.content.sources import ModuleSource, PageSource, TopicSource
from imr_workbook.content.topics import Bullets, Page, Paragraph, Picture, Practice, Questions, Story

MOST_WORDS = 100
"""On one screen."""
MOST_ALT_WORDS = 25
SHORT_LINES = range(2, 4)
"""How many lines ”Kort sagt” has beside its picture and practice."""
FURTHER_PAGES = range(4, 7)
"""How many pages come between ”Kort sagt” and ”Det kan du tage med”."""
TAKE_ALONG_LINES = 3

_NAMED_ID = re.compile(r"^([a-z0-9]+(?:-[a-z0-9]+)+):")
_SAYS_THAT_IT_IS_A_PICTURE = ("billede af", "tegning af", "et billede", "en tegning", "illustration")


def shown_words(screen: Screen) -> int:
    """How many words are shown at once; of cards, one is up at a time."""
    count = len(words(screen.page.title))
    for block in screen.blocks:
        if isinstance(block, Cards):
            card = max(len(words(card.front)) + len(words(card.back)) for card in block.cards)
            count += card + _count(block_texts(block, ()))
        else:
            count += _count(block_texts(block, screen.items if isinstance(block, Exercise) else None))
    return count


def page_words(topic: TopicSource, page: Page) -> int:
    """Words on the fullest screen of a page."""
    return max(shown_words(screen) for screen in screens(topic.topic) if screen.page.id == page.id)


def topic_problems(topic: TopicSource) -> Iterator[Problem]:
    """What is missing or too much in the form of a topic."""
    for page in topic.pages:
        count = page_words(topic, page.page)
        if count > MOST_WORDS:
            problem = f"the page ”{page.page.title}” shows {count} words at once: at most {MOST_WORDS}"
            yield Problem(topic.file, page.line, problem)
        yield from _alt_problems(topic, page)
    if not topic.topic.together:
        yield from _short_problems(topic, topic.pages[0])
        yield from _further_problems(topic)
        yield from _last_problems(topic, topic.pages[-1])


def module_problems(module: ModuleSource) -> Iterator[Problem]:
    """What is missing in `module.toml`."""
    found = module.module
    if not found.sources:
        yield Problem(module.file, 1, "there is no [[sources]]: name where the facts come from")
    if found.topics and found.together is None:
        yield Problem(module.file, module.line_with("topics ="), "there is no ”Læs den sammen”")
    if found.review.status == "draft" and not found.review.clinical:
        problem = "[review] lists nothing under clinical: name what a clinician must check"
        yield Problem(module.file, module.line_with("[review]"), problem)
    for aim in found.aims:
        if not is_running(aim):
            yield Problem(module.file, module.line_with(f'"{aim}"'), f"”{aim}” does not end with a full stop")
    yield from _unknown_claims(module)


def _short_problems(topic: TopicSource, page: PageSource) -> Iterator[Problem]:
    kinds = [type(source.block) for source in page.blocks]
    if kinds.count(Picture) != 1:
        yield Problem(topic.file, page.line, "”Kort sagt” has no single picture")
    if kinds.count(Practice) != 1:
        yield Problem(topic.file, page.line, "”Kort sagt” has no single ```practice")
    if kinds.count(Paragraph) not in SHORT_LINES:
        few, many = SHORT_LINES[0], SHORT_LINES[-1]
        problem = f"”Kort sagt” has {kinds.count(Paragraph)} paragraphs: {few} or {many} short ones"
        yield Problem(topic.file, page.line, problem)
    for other in set(kinds) - {Picture, Practice, Paragraph}:
        yield Problem(topic.file, page.line, f"”Kort sagt” has a {other.__name__.lower()}: it stands alone")


def _further_problems(topic: TopicSource) -> Iterator[Problem]:
    further = sum(not page.page.short and not page.page.take_along for page in topic.pages)
    if further not in FURTHER_PAGES:
        few, many = FURTHER_PAGES[0], FURTHER_PAGES[-1]
        problem = f"{further} pages stand between the first and the last: {few} to {many} do"
        yield Problem(topic.file, 1, problem)
    blocks = [source.block for source in topic.blocks()]
    wanted = ((Story, "no ```story"), (Questions, "no ```questions"), (Exercise, "no ```exercise"))
    for kind, missing in wanted:
        if not any(isinstance(block, kind) for block in blocks):
            yield Problem(topic.file, 1, f"the topic has {missing}")


def _last_problems(topic: TopicSource, page: PageSource) -> Iterator[Problem]:
    lists = [source.block for source in page.blocks if isinstance(source.block, Bullets)]
    if not page.page.take_along:
        yield Problem(topic.file, page.line, "the last page is not ”Det kan du tage med”")
    elif len(lists) != 1 or len(lists[0].items) != TAKE_ALONG_LINES:
        problem = f"”Det kan du tage med” has no list of {TAKE_ALONG_LINES} lines"
        yield Problem(topic.file, page.line, problem)


def _alt_problems(topic: TopicSource, page: PageSource) -> Iterator[Problem]:
    for source in page.blocks:
        if not isinstance(source.block, Picture):
            continue
        alt = source.block.alt
        if alt.lower().startswith(_SAYS_THAT_IT_IS_A_PICTURE):
            yield Problem(
                topic.file, source.line, "the text of the picture says that it is one: say what it shows"
            )
        if not is_running(alt):
            yield Problem(topic.file, source.line, "the text of the picture does not end with a full stop")
        if len(words(alt)) > MOST_ALT_WORDS or len(sentences(alt)) > 2:
            problem = f"the text of the picture is long: at most {MOST_ALT_WORDS} words in two sentences"
            yield Problem(topic.file, source.line, problem)


def _unknown_claims(module: ModuleSource) -> Iterator[Problem]:
    """A claim begins with the id of the page or exercise that makes it."""
    known = {module.module.id}
    for topic in module.topics:
        known.add(topic.topic.id)
        known |= {page.page.id for page in topic.pages}
        known |= {
            source.block.id for source in topic.blocks() if isinstance(source.block, (Exercise, Practice))
        }
    for claim in module.module.review.clinical:
        named = _NAMED_ID.match(claim)
        if named is not None and named[1] not in known:
            line = module.line_with(f"{named[1]}:")
            yield Problem(module.file, line, f"clinical: {named[1]} is no page or exercise of this module")


def _count(texts: Iterator[Text]) -> int:
    return sum(len(words(text.words)) for text in texts if text.role is not Role.ALT)
