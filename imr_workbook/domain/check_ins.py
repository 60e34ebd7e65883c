"""CheckIn: one answer to one question of the week. Answers are events: written once, never changed.

A second answer to the same question is a record of its own that points at the first; the latest
stands. The person's own words are the one exception: they are saved while they are written, so their
record's note is replaced, and what stood there in an earlier sitting is kept as a version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeGuard

from imr_workbook.domain.changes import Json
from imr_workbook.domain.days import day_of
from imr_workbook.domain.instruments import (
    HOPE_SOURCE,
    OWN_SIGN,
    asking_order,
    instrument,
    own_sign_item,
    sign_of,
)
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.records import Record
from imr_workbook.domain.state import WorkbookState

CORRECTS = "corrects"
"""Field: id of the record whose place an answer takes."""


class Asked(NamedTuple):
    """Where a question stands: in which period, in which of its weeks, and which item."""

    period: str
    """Id of the `Following` record."""
    week: int
    """Week of the period, counted from 0."""
    item: str


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What was answered to one question in one week."""

    id: str
    asked: Asked
    day: date
    """The day the answer is about: a correction keeps the day of what it corrects."""
    version: int
    """Version of the instrument that was on the screen."""
    step: int | None = None
    """The chosen answer, counted from 0; none where the question was skipped or answered in words."""
    note: str = ""
    """The person's own words."""
    question: str = ""
    """The question as it stood on the screen."""
    word: str = ""
    """The chosen answer as it stood on the screen."""
    left: bool = True
    """Whether the person has gone on to the next question; only words being written are not left."""

    @property
    def answered(self) -> bool:
        """Whether it says anything; a skipped question does not."""
        return self.step is not None or bool(self.note.strip())

    @property
    def placed(self) -> bool:
        """Whether its step means what ours means, so that it can stand in a row with others."""
        known = instrument(self.asked.item)
        return known is not None and known.version == self.version and self.step in range(len(known.steps))


def check_in(state: WorkbookState, check_in_id: str) -> CheckIn | None:
    """One record of an answer, standing or not; none where there is no such record."""
    record = state.record(Kind.CHECK_IN, check_in_id)
    return None if record is None or record.deleted else _check_in(record)


def standing(state: WorkbookState) -> Mapping[Asked, CheckIn]:
    """The answer that stands to each question ever asked: the latest given.

    Skipped questions are there too, with no step. Records that cannot be read are left out.
    """
    return {found.asked: found for found in _check_ins(state)}


def taken_back(state: WorkbookState, given: CheckIn) -> CheckIn | None:
    """The answer that was removed by `given`; none where it removed none."""
    record = None if given.answered else state.record(Kind.CHECK_IN, given.id)
    corrected = "" if record is None else record.text(CORRECTS)
    removed = check_in(state, corrected)
    return removed if removed is not None and removed.step is not None else None


def answered(state: WorkbookState) -> list[CheckIn]:
    """Every answer that stands and says something to a question known here, the newest day first.

    Within a day they come in the order of asking.
    """
    found = [
        given
        for given in standing(state).values()
        if given.answered and instrument(given.asked.item) is not None
    ]
    return sorted(
        found, key=lambda given: (-given.day.toordinal(), *asking_order(given.asked.item), given.id)
    )


def note_id(period: str, week: int) -> str:
    """Id of the record that holds the week's words, the same on all of a person's devices."""
    return f"{period}.{week}.{HOPE_SOURCE}"


def record_fields(given: CheckIn, corrects: str | None = None) -> dict[str, Json]:
    """The fields of a record that holds `given`.

    Args:
        given: the answer.
        corrects: id of the record whose place it takes, or none.
    """
    period, week, item = given.asked
    sign = sign_of(item)
    about: dict[str, Json] = {} if sign is None else {"about": sign}
    earlier: dict[str, Json] = {} if corrects is None else {CORRECTS: corrects}
    return {
        "instrument": OWN_SIGN if sign else item,
        **about,
        "version": given.version,
        "period": period,
        "week": week,
        "day": given.day.isoformat(),
        "step": given.step,
        "note": given.note,
        "question": given.question,
        "word": given.word,
        "left": given.left,
        **earlier,
    }


def _check_ins(state: WorkbookState) -> Iterator[CheckIn]:
    for record in state.living(Kind.CHECK_IN):
        found = _check_in(record)
        if found is not None:
            yield found


def _check_in(record: Record) -> CheckIn | None:
    name, period, week = record.get("instrument"), record.get("period"), record.get("week")
    day = day_of(record.get("day"))
    if not isinstance(name, str) or not isinstance(period, str) or not _whole(week) or day is None:
        return None
    about, version, step = record.get("about"), record.get("version", 1), record.get("step")
    return CheckIn(
        id=record.id,
        asked=Asked(period, week, own_sign_item(about) if isinstance(about, str) else name),
        day=day,
        version=version if _whole(version) else 1,
        step=step if _whole(step) else None,
        note=str(record.get("note") or ""),
        question=str(record.get("question") or ""),
        word=str(record.get("word") or ""),
        left=bool(record.get("left", True)),
    )


def _whole(value: Json) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
