"""Passages: the texts of a page, one by one, and the lines of the file that they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from imr_workbook.content.exercises import Card, Exercise, Item, Ladder, Part, Rating, pieces
from imr_workbook.content.proofreading.words import is_running
from imr_workbook.content.sources import BlockSource, ModuleSource, PageSource, TopicSource
from imr_workbook.content.topics import (
    Block,
    Bullets,
    Paragraph,
    Picture,
    Practice,
    Questions,
    Story,
    Subheading,
)


class Role(Enum):
    """What a text is on the page."""

    HEADING = "heading"
    BODY = "body"
    """Running text when it ends as a sentence does; else a label or a line of a list."""
    ALT = "alt"
    """Heard instead of a drawing, and not seen."""


class Text(NamedTuple):
    """A text without its place."""

    words: str
    role: Role

    @property
    def running(self) -> bool:
        """Whether it counts as running text."""
        return self.role is Role.BODY and is_running(self.words)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its place."""

    text: str
    file: Path
    line: int
    lines: tuple[str, ...] = ()
    """The line it begins on and those after it; none where the line alone is known."""

    def line_of(self, fragment: str) -> int:
        """The first line that holds `fragment`; else the first line of all."""
        return next((self.line + at for at, line in enumerate(self.lines) if fragment in line), self.line)


def block_texts(block: Block, shown: Sequence[Item | Part | Card] | None = None) -> Iterator[Text]:
    """The texts of a block, in the order they are read.

    Args:
        block: any block.
        shown: those of an exercise's items, parts or cards that are meant; all when left out.
    """
    match block:
        case Paragraph():
            yield Text(block.text, Role.BODY)
        case Subheading():
            yield Text(block.text, Role.HEADING)
        case Bullets() | Questions():
            yield from (Text(item, Role.BODY) for item in block.items)
        case Picture():
            yield Text(block.alt, Role.ALT)
        case Story():
            yield from (Text(text, Role.BODY) for text in block.paragraphs)
        case Practice():
            yield Text(block.text, Role.BODY)
        case _:
            yield from _exercise_texts(block, pieces(block) if shown is None else shown)


def _exercise_texts(exercise: Exercise, shown: Sequence[Item | Part | Card]) -> Iterator[Text]:
    yield Text(exercise.prompt, Role.HEADING)
    if exercise.help:
        yield Text(exercise.help, Role.BODY)
    for piece in shown:
        yield from _piece_texts(piece)
    if isinstance(exercise, (Rating, Ladder)):
        yield from (Text(step, Role.BODY) for step in exercise.steps)
    if isinstance(exercise, Ladder):
        yield Text(exercise.follow_up, Role.BODY)


def _piece_texts(piece: Item | Part | Card) -> Iterator[Text]:
    match piece:
        case Item():
            yield Text(piece.text, Role.BODY)
        case Part():
            yield Text(piece.title, Role.HEADING)
            yield Text(piece.hint, Role.BODY)
        case Card():
            yield Text(piece.front, Role.BODY)
            yield Text(piece.back, Role.BODY)


def page_texts(page: PageSource) -> Iterator[Text]:
    """Every text of a page, its title first."""
    yield Text(page.page.title, Role.HEADING)
    for source in page.blocks:
        yield from block_texts(source.block)


def topic_passages(topic: TopicSource) -> Iterator[Passage]:
    """Every text of a topic, with its place."""
    first = topic.pages[0].line
    yield _passage(topic, topic.topic.title, topic.line_with(topic.topic.title, 1, first), first)
    for page in topic.pages:
        yield _passage(topic, page.page.title, page.line, page.line + 1)
        for source in page.blocks:
            for text in block_texts(source.block):
                yield _block_passage(topic, source, text.words)


def module_passages(module: ModuleSource) -> Iterator[Passage]:
    """What a reader sees of `module.toml`, with its place."""
    found = module.module
    for text in (found.title, found.official_title, *found.aims, found.practice):
        yield Passage(text, module.file, module.line_with(f'"{text}"'))


def _block_passage(topic: TopicSource, source: BlockSource, text: str) -> Passage:
    # Its first words are enough to find it: a paragraph may go on over several lines.
    return _passage(topic, text, topic.line_with(text[:24], source.line, source.end), source.end)


def _passage(topic: TopicSource, text: str, begin: int, end: int) -> Passage:
    return Passage(text, topic.file, begin, topic.lines[begin - 1 : end - 1])
