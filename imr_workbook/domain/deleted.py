"""Deleted: what stands under ”Slettet for nylig”, and what is to be purged on a day.

Deleting hides at once. For 30 days what was deleted can be put back; then it is purged, which empties its
record for good. Nothing here writes, and nothing that a person wrote is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

from imr_workbook.domain.answers import ASIDE, CARD, ITEM, WORDING
from imr_workbook.domain.check_ins import Asked, CheckIn, check_in, standing, taken_back
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.records import Record
from imr_workbook.domain.state import WorkbookState

KEPT = timedelta(days=30)
"""How long what was deleted can be put back."""

Key: TypeAlias = tuple[str, str]
"""Kind and record id."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """One thing that was deleted and can still be put back."""

    kind: str
    """A `Kind`, or what a later version knows."""
    id: str
    """Id of its record; of answers deleted in one stroke, of the first; of a week's answer, of what took it away."""
    text: str
    """Its words, as the person wrote or chose them; never empty, but for what a later version knows."""
    day: date
    """The day it was deleted."""
    records: tuple[Key, ...]
    """What goes with it when it is purged: its own records, and those that are shown nowhere without it."""

    @property
    def until(self) -> date:
        """The day on which it is purged."""
        return self.day + KEPT


def deleted(state: WorkbookState, now: datetime) -> list[Deleted]:
    """Everything that can be put back, the latest deleted first.

    Args:
        state: the workbook.
        now: aware; tells the day, and in which time zone a day begins.
    """
    return [one for one in _all(state, now) if one.text.strip() or not _known(one.kind)]


def one_deleted(state: WorkbookState, now: datetime, kind: str, record_id: str) -> Deleted | None:
    """One of them by its kind and id; none where it was put back or purged."""
    return next((one for one in deleted(state, now) if (one.kind, one.id) == (kind, record_id)), None)


def due(state: WorkbookState, now: datetime) -> list[Key]:
    """The records to purge today: 30 days have gone since they were deleted. Each once."""
    today = now.date()
    return list(dict.fromkeys(key for one in _all(state, now) if one.until <= today for key in one.records))


def _all(state: WorkbookState, now: datetime) -> list[Deleted]:
    found = [*_records(state, now), *_answers_of_weeks(state, now)]
    return sorted(found, key=lambda one: (-one.day.toordinal(), one.kind, one.id))


def _records(state: WorkbookState, now: datetime) -> Iterator[Deleted]:
    for stroke in _strokes(state):
        first = stroke[0]
        # Another device may have written on in it unseen: then its time counts from that.
        latest_ms = max(record.changed.ms for record in stroke)
        yield Deleted(
            kind=first.kind,
            id=first.id,
            text=next((text for record in stroke if (text := _text(record)).strip()), ""),
            day=_day(latest_ms, now),
            records=tuple(key for record in stroke for key in _with_it(state, record)),
        )


def _strokes(state: WorkbookState) -> Iterable[list[Record]]:
    """The deleted records; answers that were deleted in one stroke together, the rest one by one."""
    strokes: dict[tuple[str, ...], list[Record]] = {}
    for kind, records in state.kinds.items():
        for record in records.values():
            removed = record.removed
            if removed is None or record.bare:
                continue
            together = kind == Kind.ANSWER
            name = (kind, str(removed.ms), removed.device) if together else (kind, record.id)
            strokes.setdefault(name, []).append(record)
    return [sorted(stroke, key=lambda record: record.id) for stroke in strokes.values()]


def _with_it(state: WorkbookState, record: Record) -> Iterator[Key]:
    """The record, and what is about it alone: nobody could find that again, nor delete it."""
    yield record.kind, record.id
    if record.kind == Kind.LONG_GOAL:
        yield from _about(state, Kind.SHORT_GOAL, "parent", record.id)
    elif record.kind in {Kind.STEP, Kind.PRACTICE}:
        for key in _about(state, Kind.REVIEW, "about", record.id):
            review = state.record(*key)
            if review is not None and review.text("kind") == record.kind:
                yield key


def _about(state: WorkbookState, kind: Kind, field: str, record_id: str) -> Iterator[Key]:
    for record in state.kinds.get(kind, {}).values():
        if record.text(field) == record_id:
            yield kind, record.id


def _answers_of_weeks(state: WorkbookState, now: datetime) -> Iterator[Deleted]:
    """Answers to the week's questions that were taken back: the taking back stays, as a question gone past."""
    for asked, given in standing(state).items():
        removed = None if given.answered else taken_back(state, given)
        record = state.record(Kind.CHECK_IN, given.id)
        if removed is None or record is None:
            continue
        earlier = tuple((Kind.CHECK_IN, one.id) for one in _answers_to(state, asked))
        yield Deleted(
            Kind.CHECK_IN, given.id, removed.word or removed.question, _day(record.changed.ms, now), earlier
        )


def _answers_to(state: WorkbookState, asked: Asked) -> Iterator[CheckIn]:
    """Every answer that says something to one question of one week, standing or not."""
    for record in state.living(Kind.CHECK_IN):
        one = check_in(state, record.id)
        if one is not None and one.asked == asked and one.answered:
            yield one


def _day(ms: int, now: datetime) -> date:
    # Where a clock was ahead, today is the latest that can be said.
    return datetime.fromtimestamp(min(ms / 1000, now.timestamp()), now.tzinfo).date()


def _text(record: Record) -> str:
    match record.kind:
        case Kind.CONTACT:
            return record.text("name").strip() or record.text("number")
        case Kind.ANSWER:
            return _answer_text(record)
        case _:
            return record.text("text")


def _answer_text(record: Record) -> str:
    """What was written or chosen in it, and else what it asked; empty where it holds no answer."""
    given = {
        name
        for name, value in record.fields.items()
        if name not in ASIDE and value.content not in (None, "", False)
    }
    if not {name for name in given if not name.startswith(WORDING)}:
        return ""
    own = [
        record.text(name)
        for name in record.fields
        if name in given and not name.startswith((WORDING, ITEM, CARD))
    ]
    return next((text for text in own if text.strip()), "") or record.text(f"{WORDING}prompt") or record.id


def _known(kind: str) -> bool:
    return kind in set(Kind)
