"""What a readable copy is made of: sections, their parts, and lines of text. All of it plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import NamedTuple

from imr_workbook.content.library import Library
from imr_workbook.domain.state import WorkbookState
from imr_workbook.i18n import Language


class How(StrEnum):
    """How a line stands on the page."""

    LABEL = "label"
    """What the lines after it are."""
    NOTE = "note"
    """When, or how it went: about the line before it."""
    WORDS = "words"
    """Running text, mostly the person's own."""
    ITEM = "item"
    """One of several short lines under each other."""


class Line(NamedTuple):
    """One line of the copy; may be long, and may hold line breaks of the person's own."""

    text: str
    how: How = How.WORDS


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs together under one heading."""

    heading: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of the copy that the person takes along or leaves out."""

    id: str
    """Names it while it is chosen; never stored."""
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """What a readable copy is made from."""

    state: WorkbookState
    library: Library
    language: Language
    """Of our own words in it; the handouts' are Danish, and the person's stand as they were written."""
    zone: tzinfo
    """Whose days the dates are in."""

    def day(self, value: date | None) -> str:
        """A date with its year: the copy is read long after; empty where there is none."""
        return "" if value is None else self.language.date(value)

    def saved_on(self, saved_ms: int | None) -> str:
        """The date of a moment in milliseconds since 1970 UTC; empty for none."""
        return "" if saved_ms is None else self.day(datetime.fromtimestamp(saved_ms / 1000, self.zone).date())


def note(*texts: str) -> list[Line]:
    """The texts in one quiet line about what stands before it, set apart by dots; none where all are empty."""
    said = [text.strip() for text in texts if text.strip()]
    return [Line(" · ".join(said), How.NOTE)] if said else []


def labelled(label: str, text: str) -> list[Line]:
    """A text with its label over it; none where nothing is written."""
    return [Line(label, How.LABEL), Line(text.strip())] if text.strip() else []


def items(texts: Iterable[str]) -> list[Line]:
    """Short lines under each other; empty ones are left out."""
    return [Line(text.strip(), How.ITEM) for text in texts if text.strip()]
