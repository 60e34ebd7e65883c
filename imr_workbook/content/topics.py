"""Topic, page and the blocks of a page."""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple, TypeAlias

from pydantic import Field

from imr_workbook.content.exercises import Authored, Exercise, Id, Words

SHORT = "Kort sagt"
"""Title of the first page of every topic: a full way through the course alone."""

TAKE_ALONG = "Det kan du tage med"
"""Title of the last page of every topic: what it said, in three lines."""

_BOLD = re.compile(r"\*\*(.+?)\*\*")


class Run(NamedTuple):
    """A piece of a paragraph, bold or not."""

    text: str
    bold: bool


def runs(text: str) -> tuple[Run, ...]:
    """The pieces of a paragraph; `**…**` is the only markup."""
    pieces = _BOLD.split(text)
    return tuple(Run(piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece)


class Paragraph(Authored):
    """Running text."""

    text: Words


class Subheading(Authored):
    """A heading within a page; rare."""

    text: Words


class Bullets(Authored):
    """Short lines under each other."""

    items: Annotated[tuple[Words, ...], Field(min_length=1)]


class Picture(Authored):
    """A drawing."""

    alt: Words
    """What the drawing shows, for those who do not see it."""
    file: Words
    """Name of a file in `assets/img`."""


class Story(Authored):
    """Shown under ”Sådan kan det være (opdigtet)”."""

    paragraphs: Annotated[tuple[Words, ...], Field(min_length=1)]


class Questions(Authored):
    """Shown under ”Tænk over”."""

    items: Annotated[tuple[Words, ...], Field(min_length=1)]


class Practice(Authored):
    """Shown under ”Prøv i hverdagen”."""

    id: Id
    text: Words


Block: TypeAlias = Paragraph | Subheading | Bullets | Picture | Story | Questions | Practice | Exercise


class Page(Authored):
    """One idea, at most 100 words."""

    id: Id
    title: Words
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]

    @property
    def short(self) -> bool:
        """Whether it is a ”Kort sagt” page."""
        return self.title == SHORT

    @property
    def take_along(self) -> bool:
        """Whether it is a ”Det kan du tage med” page."""
        return self.title == TAKE_ALONG


class Front(Authored):
    """What stands at the top of a topic file, between the +++ lines."""

    id: Id
    title: Words
    version: Annotated[int, Field(ge=1)] = 1
    """Raised when a wording changes what an answer means."""
    together: bool = False
    """Whether it is the module's ”Læs den sammen”."""


class Topic(Front):
    """What one meeting is about."""

    pages: Annotated[tuple[Page, ...], Field(min_length=1)]
