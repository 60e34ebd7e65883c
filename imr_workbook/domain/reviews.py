"""Review: what was told about a step or a practice, on the day it was told. Reviews are events.

Telling the same try again puts a review beside the first that points at it, and the latest stands. Only the person's
own words in it are replaced, while they are written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from imr_workbook.domain.changes import Json
from imr_workbook.domain.days import day_of
from imr_workbook.domain.goals import GoalError
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import Outcome, known_outcome
from imr_workbook.domain.records import Record
from imr_workbook.domain.state import WorkbookState


class UnknownReview(GoalError):
    """There is no such review."""


class Told(StrEnum):
    """What may be written besides the outcome: names of fields as they are stored, never renamed."""

    HELPED = "helped"
    OBSTACLE = "obstacle"
    NEXT = "next"
    """A next step, in words."""


@dataclass(frozen=True, slots=True)
class Review:
    """One telling."""

    id: str
    kind: str
    """Kind of what it is about: a step, a practice, or what a later version knows."""
    about: str
    """Id of what it is about."""
    day: date
    text: str = ""
    """What it was about, as it was worded then."""
    outcome: Outcome | None = None
    word: str = ""
    """The outcome as it stood on the screen."""
    helped: str = ""
    obstacle: str = ""
    next: str = ""
    corrects: str | None = None
    """Id of the first telling, whose place it takes; none for that one itself."""

    @property
    def first(self) -> str:
        """Id of the first telling of the same try."""
        return self.corrects or self.id

    def told(self, which: Told) -> str:
        """What was written, letter for letter; empty where nothing was."""
        return str(getattr(self, which.value))

    @property
    def in_words(self) -> bool:
        """Whether anything was written besides the outcome."""
        return any(self.told(which).strip() for which in Told)


def review(state: WorkbookState, review_id: str) -> Review | None:
    """One review, standing or not; none where there is no such record."""
    record = state.record(Kind.REVIEW, review_id)
    return None if record is None or record.deleted else _review(record)


def reviews(state: WorkbookState, kind: str | None = None, about: str | None = None) -> list[Review]:
    """The reviews that stand, oldest first; all, or those of one thing.

    Records that cannot be read are left out.
    """
    read = (_review(record) for record in state.living(Kind.REVIEW))
    found = [
        one for one in read if one is not None and kind in (None, one.kind) and about in (None, one.about)
    ]
    return list({one.first: one for one in found}.values())


def next_step_id(told: Review) -> str:
    """Id of the step that a review's next step becomes: the same on all devices, and after a correction."""
    return f"{told.first}.next"


def review_fields(given: Review) -> dict[str, Json]:
    """The fields of a record that holds `given`."""
    return {
        "kind": given.kind,
        "about": given.about,
        "day": given.day.isoformat(),
        "text": given.text,
        "outcome": None if given.outcome is None else given.outcome.value,
        "word": given.word,
        **{which.value: given.told(which) for which in Told},
        **({} if given.corrects is None else {"corrects": given.corrects}),
    }


def _review(record: Record) -> Review | None:
    kind, about, day = record.text("kind"), record.text("about"), day_of(record.get("day"))
    if not kind or not about or day is None:
        return None
    return Review(
        id=record.id,
        kind=kind,
        about=about,
        day=day,
        text=record.text("text"),
        outcome=known_outcome(record.get("outcome")),
        word=record.text("word"),
        helped=record.text("helped"),
        obstacle=record.text("obstacle"),
        next=record.text("next"),
        corrects=record.text("corrects") or None,
    )
