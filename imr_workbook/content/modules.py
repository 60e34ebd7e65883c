"""Module: one of the eleven curriculum topics of the course."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from imr_workbook.content.exercises import Authored, Id, Words
from imr_workbook.content.topics import Topic


class Source(Authored):
    """Where facts come from."""

    title: Words
    date: Words
    """Year or date of the content."""
    note: str = ""


class Review(Authored):
    """Who has read it."""

    status: Literal["draft", "clinician-approved"]
    clinical: tuple[str, ...] = ()
    """Claims that a clinician must check before release."""


class ModuleFile(Authored):
    """What stands in `module.toml`."""

    id: Id
    number: Annotated[int, Field(ge=1, le=11)]
    title: Words
    official_title: Words
    aims: Annotated[tuple[Words, ...], Field(min_length=1)]
    meetings: Annotated[int, Field(ge=1)]
    """Planned number of meetings."""
    practice: Words
    topics: tuple[str, ...]
    """Names of the topic files without `.md`, in order; empty where the text is not written yet."""
    review: Review
    sources: tuple[Source, ...] = ()


class Module(Authored):
    """A module with its texts."""

    id: Id
    number: int
    title: str
    official_title: str
    aims: tuple[str, ...]
    meetings: int
    practice: str
    topics: tuple[Topic, ...]
    """In order, without ”Læs den sammen”."""
    together: Topic | None
    """”Læs den sammen”, for someone close."""
    review: Review
    sources: tuple[Source, ...]
