"""”Slettet for nylig” reads whatever stands in the workbook, and counts days by the device's own."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.changes import DELETED, PURGED, Change, Json
from imr_workbook.domain.deleted import KEPT, deleted, due, one_deleted
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.state import WorkbookState, fold
from tests.changes import changes
from tests.domain.odd_values import fields

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 24, 10, tzinfo=COPENHAGEN)
NAMES = [
    DELETED,
    PURGED,
    "text",
    "name",
    "number",
    "kind",
    "about",
    "parent",
    "corrects",
    "item.a",
    "wording.prompt",
]


def ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def change(field: str, value: Json, at: datetime, *, kind: str = Kind.CONTACT, device: str = "a1") -> Change:
    return Change("r1", kind, field, value, Stamp(ms(at), 0, device))


def removed(at: datetime, *more: Change) -> WorkbookState:
    """A contact that was removed."""
    named = change("name", "Mor", datetime(2026, 9, 7, tzinfo=COPENHAGEN))
    return fold(WorkbookState(), [named, change(DELETED, True, at), *more])


def test_the_days_are_those_of_the_device() -> None:
    """Deleted just before midnight is deleted on that day, also where summer time ends in between."""
    late = datetime(2026, 10, 24, 23, 59, tzinfo=COPENHAGEN)
    (one,) = deleted(removed(late), NOW.replace(day=1))
    assert one.day == date(2026, 10, 24)
    assert one.until == date(2026, 11, 23)


def test_due_is_what_has_had_its_thirty_days() -> None:
    """From the first minute of the last day, and not before."""
    state = removed(NOW)
    last = (NOW + KEPT).replace(hour=0, minute=0)
    assert due(state, last - timedelta(minutes=1)) == []
    assert due(state, last) == [(Kind.CONTACT, "r1")]


def test_words_of_another_device_that_had_not_heard_of_it_count_anew() -> None:
    """Nobody loses a sentence on the day after it was written."""
    state = removed(NOW - KEPT, change("number", "12345678", NOW, device="b2"))
    assert due(state, NOW) == []
    (one,) = deleted(state, NOW)
    assert one.day == NOW.date()


def test_a_clock_that_was_ahead_deletes_nothing_early_and_shows_no_day_to_come() -> None:
    """It counts as deleted today until the clocks agree."""
    (one,) = deleted(removed(NOW + timedelta(days=400)), NOW)
    assert one.day == NOW.date()
    assert due(removed(NOW + timedelta(days=400)), NOW) == []


def test_what_was_purged_is_not_in_the_list() -> None:
    """There is nothing to put back."""
    state = removed(NOW, change(PURGED, True, NOW + timedelta(minutes=1)))
    assert deleted(state, NOW) == []
    assert due(state, NOW + 2 * KEPT) == []
    assert one_deleted(state, NOW, Kind.CONTACT, "r1") is None


@given(st.lists(changes(st.sampled_from([*Kind]))))
def test_it_reads_every_order_of_changes(batch: list[Change]) -> None:
    """Each thing once, none that stands, and purging what is due leaves nothing due."""
    state = fold(WorkbookState(), batch)
    found = deleted(state, NOW)
    assert len({(one.kind, one.id) for one in found}) == len(found)
    keys = due(state, NOW)
    assert len(set(keys)) == len(keys)
    purges = [Change(record, kind, PURGED, True, Stamp(ms(NOW), 0, "a1")) for kind, record in keys]
    assert due(fold(state, purges), NOW) == []


@given(st.sampled_from([*Kind]), fields(NAMES), fields(NAMES))
def test_odd_values_are_no_error(kind: Kind, one: dict[str, Json], other: dict[str, Json]) -> None:
    """What a later version wrote, or a damaged one, is listed or left out."""
    batch = [
        Change(record, kind, name, value, Stamp(1, 0, "a1"))
        for record, values in (("r1", one), ("g1", other))
        for name, value in values.items()
    ]
    state = fold(WorkbookState(), batch)
    for found in deleted(state, NOW):
        assert found.text.strip()
    due(state, NOW)
