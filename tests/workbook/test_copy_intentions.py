"""Taking everything out and bringing it in: the same workbook, merged, and never in place of anything newer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.changes import Change
from imr_workbook.domain.goals import goals
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.plans import contacts
from imr_workbook.domain.records import Record
from imr_workbook.domain.versions import Version
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import StoreFull
from imr_workbook.workbook import Workbook
from tests.changes import KINDS, RECORDS, changes
from tests.store.everything import everything
from tests.workbook.turning_calendar import Calendar, open_workbook

some_changes = st.lists(changes())


def opened(store: MemoryStore, *batches: Iterable[Change]) -> Workbook:
    """A workbook in which these changes have arrived, batch by batch."""
    for batch in batches:
        store.append(batch)
    return open_workbook(Calendar(), store)


def standing(workbook: Workbook) -> tuple[list[Record], list[Version]]:
    return workbook.everything()


@given(some_changes, some_changes)
def test_an_empty_workbook_becomes_the_same(earlier: list[Change], later: list[Change]) -> None:
    """Every record, removed ones too, and every earlier text; also those that a later version knows."""
    one, other = opened(MemoryStore("a1"), earlier, later), opened(MemoryStore("new"))
    other.bring_in(*one.everything())
    assert standing(other) == standing(one)


@given(some_changes, some_changes)
def test_a_second_time_changes_nothing(here: list[Change], there: list[Change]) -> None:
    """In a workbook that has something of its own, too; no screen hears of it then."""
    store = MemoryStore("here")
    workbook = opened(store, here)
    copy = opened(MemoryStore("there"), there).everything()
    workbook.bring_in(*copy)
    keys = [(kind, record) for kind in KINDS for record in RECORDS]
    before = everything(store, keys)
    heard: list[str] = []
    workbook.subscribe(lambda: heard.append("changed"))
    assert workbook.bring_in(*copy) == 0
    assert everything(store, keys) == before
    assert heard == []


@given(some_changes, some_changes)
def test_the_newer_of_two_stands_whichever_was_brought_in(here: list[Change], there: list[Change]) -> None:
    """Two workbooks that bring each other's copy in show the same, but for what one of them has deleted."""
    one, other = opened(MemoryStore("here"), here), opened(MemoryStore("there"), there)
    first, second = one.everything(), other.everything()
    one.bring_in(*second)
    other.bring_in(*first)
    shown = [
        {(r.kind, r.id): r.fields for r in workbook.everything()[0] if not r.deleted}
        for workbook in (one, other)
    ]
    assert shown[0] == shown[1]


def test_what_was_written_since_stands_and_the_rest_comes_back() -> None:
    """Field by field: the old copy has the why, the newer words stand."""
    calendar, store = Calendar(), MemoryStore("a1")
    workbook = open_workbook(calendar, store)
    workbook.write_goal("g1", "Se min søster")
    workbook.write_why("g1", "Hun griner")
    workbook.set_goal("Synge", goal_id="g2")
    copy = workbook.everything()
    calendar.turn(1)
    newer = opened(MemoryStore("b2"))
    newer.bring_in(copy[0][:1])
    calendar.turn(1)
    newer_calendar = Calendar()
    newer_calendar.turn(5)
    newer._clock = newer_calendar
    newer.write_goal("g1", "Se begge mine søstre")
    assert newer.bring_in(*copy) == 1
    assert [(one.text, one.why) for one in goals(newer.state)] == [
        ("Se begge mine søstre", "Hun griner"),
        ("Synge", ""),
    ]


def test_earlier_words_come_along_in_their_order(workbook: Workbook, calendar: Calendar) -> None:
    """Also where newer ones are kept here already."""
    for word in ("først", "så", "nu"):
        workbook.write_goal("g1", word)
        calendar.turn(1)
    records, versions = workbook.everything()
    assert [one.value.content for one in versions] == ["først", "så"]
    other = open_workbook(calendar, MemoryStore("b2"))
    other.bring_in(records, versions[1:])
    other.bring_in(records, versions)
    assert [one.value.content for one in other.earlier_words("g1")] == ["så", "først"]


def test_what_was_deleted_here_since_stays_away(calendar: Calendar) -> None:
    """Of a record that was emptied for good nothing is put back unseen by an old copy, its earlier words neither."""
    one = open_workbook(calendar, MemoryStore("a1"))
    one.name_contact("c1", "Mor")
    records, versions = one.everything()
    calendar.turn(1)
    other = open_workbook(calendar, MemoryStore("b2"))
    other._delete(Kind.CONTACT, "c1")
    (emptied,) = other.everything()[0]
    old_words = [
        Version(Kind.CONTACT, "c1", "name", record.fields["name"], concurrent=False) for record in records
    ]
    assert other.bring_in(records, [*versions, *old_words]) == 0
    assert other.everything() == ([emptied], [])
    assert contacts(other.state) == []


def test_what_is_brought_in_counts_for_the_next_stamp(workbook: Workbook) -> None:
    """What is written after it stands, though the copy comes from a device whose clock was ahead."""
    ahead = Calendar()
    ahead.turn(30)
    other = open_workbook(ahead, MemoryStore("b2"))
    other.write_goal("g1", "fra en anden tid")
    workbook.bring_in(*other.everything())
    workbook.write_goal("g1", "nu")
    assert [one.text for one in goals(workbook.state)] == ["nu"]


def test_a_full_disk_changes_nothing() -> None:
    """The person can make room and do it again."""

    class Full(MemoryStore):
        def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:
            raise StoreFull

    workbook = open_workbook(Calendar(), Full("b2"))
    other = opened(MemoryStore("a1"))
    other.write_goal("g1", "Synge")
    state = workbook.state
    with pytest.raises(StoreFull):
        workbook.bring_in(*other.everything())
    assert workbook.state is state
