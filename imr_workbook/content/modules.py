"""Module: one of the eleven curriculum topics of the course."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from imr_workbook.content.exercises import Authored, Id, Words
from imr_workbook.content.topics import Topic


class Source(Authored):
    """Where facts come from."""

    title: Words
    """Author and title, as one would look them up."""
    date: Words
    """Year or date of the content; `udateret` where it has none."""
    note: str = ""
    """What was taken from it."""


class Review(Authored):
    """Who has read it."""

    status: Literal["draft", "clinician-approved"]
    """`draft` until a clinician has approved every line under `clinical`."""
    clinical: tuple[str, ...] = ()
    """Claims that a clinician must check, each beginning with the id of the page or exercise that makes it."""


class ModuleFile(Authored):
    """What stands in `module.toml`."""

    id: Id
    """`m` and the number it was given first; permanent."""
    number: Annotated[int, Field(ge=1, le=11)]
    """Its place in the course, as in `programme.toml`."""
    title: Words
    """The short title that is shown everywhere."""
    official_title: Words
    """The title of the course material, shown under the short one."""
    aims: Annotated[tuple[Words, ...], Field(min_length=1)]
    """What it is about, each a sentence that begins with ”Du”; no promise of an effect."""
    meetings: Annotated[int, Field(ge=1)]
    """Planned number of meetings."""
    practice: Words
    """What one may try between the meetings, in one sentence."""
    topics: tuple[str, ...]
    """Names of the topic files without `.md`, in order; empty where the text is not written yet."""
    review: Review
    """Who has read it: see below."""
    sources: tuple[Source, ...] = ()
    """Where facts come from: see below."""


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
