"""Where the person is in the handouts: places to go on from, and bookmarks."""

from __future__ import annotations

from dataclasses import dataclass

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.records import Record
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.state import WorkbookState


@dataclass(frozen=True, slots=True)
class Place:
    """How far a topic has been read."""

    topic_id: str
    page_id: str
    """Page last shown."""
    part: int
    """Which screen of that page, counted from 0."""
    finished: bool
    """Whether the last page was left with ”Det er nok for i dag” or ”Færdig”."""
    visited: Stamp
    """When; tells apart what came first also where a clock was set back."""


def place(state: WorkbookState, topic_id: str) -> Place | None:
    """The place in one topic, or none where it has not been opened."""
    record = state.record(Kind.PLACE, topic_id)
    return None if record is None or record.deleted else _place(record)


def latest_place(state: WorkbookState) -> Place | None:
    """The place visited last, in any topic."""
    places = (_place(record) for record in state.living(Kind.PLACE))
    return max(places, key=lambda found: found.visited, default=None)


def bookmarked(state: WorkbookState) -> frozenset[str]:
    """Ids of the pages with a bookmark."""
    return frozenset(record.id for record in state.living(Kind.BOOKMARK) if record.get("marked"))


def _place(record: Record) -> Place:
    part = record.get("part", 0)
    return Place(
        topic_id=record.id,
        page_id=str(record.get("page") or ""),
        part=part if isinstance(part, int) else 0,
        finished=bool(record.get("finished", False)),
        visited=record.changed,
    )
