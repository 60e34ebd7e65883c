"""States made by hand: records written one after the other, as one device would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from imr_workbook.domain.changes import Change, Json
from imr_workbook.domain.check_ins import Asked, CheckIn, record_fields
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.state import WorkbookState, fold

Written = tuple[str, str, Mapping[str, Json]]
"""(kind, record id, fields)"""

MONDAY = date(2026, 9, 7)


def written(*records: Written, state: WorkbookState | None = None, device: str = "a1") -> WorkbookState:
    """`state` after the records were written, each later than the one before it."""
    state = state or WorkbookState()
    last = max(
        (v.stamp.ms for k in state.kinds.values() for r in k.values() for v in r.fields.values()), default=0
    )
    for count, (kind, record_id, fields) in enumerate(records, start=1):
        stamp = Stamp(last + count, 0, device)
        state = fold(state, [Change(record_id, kind, name, value, stamp) for name, value in fields.items()])
    return state


def a_period(
    period_id: str = "p1",
    started: date = MONDAY,
    items: Sequence[str] = (),
    stopped: date | None = None,
    over: Mapping[int, date] | None = None,
) -> Written:
    """A period of questions."""
    fields: dict[str, Json] = {
        "started": started.isoformat(),
        "stopped": None if stopped is None else stopped.isoformat(),
        "items": list(items),
    }
    for week, day in (over or {}).items():
        fields[f"over.{week}"] = day.isoformat()
    return Kind.FOLLOWING, period_id, fields


def an_answer(
    item: str,
    step: int | None,
    day: date = MONDAY,
    *,
    week: int = 0,
    period: str = "p1",
    record_id: str | None = None,
    note: str = "",
    version: int = 1,
) -> Written:
    """An answer to one question."""
    found = CheckIn(
        record_id or f"{period}.{week}.{item}.{step}", Asked(period, week, item), day, version, step, note
    )
    return Kind.CHECK_IN, found.id, record_fields(found)
