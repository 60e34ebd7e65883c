"""Records and how copies of one merge: the order, the repeats and the route make no difference."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.changes import DELETED, PURGED, Change, Json
from imr_workbook.domain.records import Record, Value, concurrent, merge, same_content, supersedes
from imr_workbook.domain.stamps import Stamp
from tests.changes import changes, contents, one_record, stamps

records = st.lists(changes(st.just("step"), st.just("r1")), max_size=6)


def merged(batch: list[Change], record: Record | None = None) -> Record | None:
    """The record after a batch of changes."""
    return reduce(merge, batch, record)


def joined(one: Record | None, other: Record | None) -> Record | None:
    """Two copies of a record brought together: every field of one offered to the other."""
    if other is None:
        return one
    offered = [
        Change(other.id, other.kind, name, value.content, value.stamp, value.base, other.schema)
        for name, value in other.fields.items()
    ]
    return merged(offered, one)


def change(field: str, value: Json, ms: int, device: str = "a1", schema: int = 1) -> Change:
    return Change("r1", "step", field, value, Stamp(ms, 0, device), None, schema)


def record(*batch: Change) -> Record:
    found = merged(list(batch))
    assert found is not None
    return found


@given(one_record, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_record(batch: list[Change], random: object) -> None:
    """Devices hear of changes in different orders and agree."""
    other = list(batch)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert merged(other) == merged(batch)


@given(one_record, st.data())
def test_repeats_change_nothing(batch: list[Change], data: st.DataObject) -> None:
    """A change may arrive any number of times, at any later time."""
    again = data.draw(st.lists(st.sampled_from(batch), max_size=8))
    assert merged(batch + again) == merged(batch)


@given(one_record)
def test_a_repeat_gives_the_very_same_record(batch: list[Change]) -> None:
    """Nothing is written and nothing is drawn where nothing changed."""
    found = record(*batch)
    assert all(merge(found, one) is found for one in batch)


@given(records, records)
def test_joining_is_commutative(one: list[Change], other: list[Change]) -> None:
    """It makes no difference which copy is brought to which."""
    assert joined(merged(one), merged(other)) == joined(merged(other), merged(one))


@given(records, records, records)
def test_joining_is_associative(a: list[Change], b: list[Change], c: list[Change]) -> None:
    """It makes no difference which two of three copies meet first."""
    one, two, three = merged(a), merged(b), merged(c)
    assert joined(joined(one, two), three) == joined(one, joined(two, three))


@given(records)
def test_joining_is_idempotent(batch: list[Change]) -> None:
    """A copy brings nothing new to itself."""
    found = merged(batch)
    assert joined(found, found) == found


@given(one_record, st.data())
def test_a_snapshot_and_the_rest_are_the_whole(batch: list[Change], data: st.DataObject) -> None:
    """A new device may start from a copy and go on with the changes, those in the copy included."""
    cut = data.draw(st.integers(0, len(batch)))
    assert joined(merged(batch[:cut]), merged(batch[cut:])) == merged(batch)


@given(one_record)
def test_what_stands_is_what_was_written_last(batch: list[Change]) -> None:
    """For every field the content of the latest stamp, and no mixture; of what was written up to a purge, nothing."""
    found = record(*batch)
    purges = [one.stamp for one in batch if one.field == PURGED]
    assert found.purged == max(purges, default=None)
    there = [one for one in batch if one.field == PURGED or not purges or one.stamp > max(purges)]
    assert set(found.fields) == {one.field for one in there}
    for name in found.fields:
        written = [one for one in there if one.field == name]
        latest = max(one.stamp for one in written)
        assert found.fields[name].stamp == latest
        assert any(same_content(found.get(name), one.value) for one in written if one.stamp == latest)


def test_a_field_never_written_has_the_default() -> None:
    """Reading what is not there is no error."""
    found = record(change("text", "Gå en tur", 1))
    assert found.get("why") is None
    assert found.get("why", "–") == "–"


def test_removed_stays_removed_when_an_older_edit_arrives() -> None:
    """Deleting wins over an edit that was made before it and heard of after it."""
    found = record(change(DELETED, True, 5), change("text", "Gå en tur", 3))
    assert found.deleted


@given(st.integers(0, 20), contents)
def test_a_later_edit_does_not_bring_it_back(ms: int, content: Json) -> None:
    """A tombstone stays: only writing that it is not removed brings it back."""
    found = record(change("text", "Gå en tur", 1), change(DELETED, True, 5), change("text", content, 5 + ms))
    assert found.deleted


def test_putting_back_restores_every_field() -> None:
    """Undo: what stood before the removal stands again, and edits made meanwhile too."""
    found = record(
        change("text", "Gå en tur", 1),
        change("why", "Frisk luft", 2),
        change(DELETED, True, 5),
        change("why", "Frisk luft og ro", 6),
        change(DELETED, False, 7),
    )
    assert not found.deleted
    assert (found.get("text"), found.get("why")) == ("Gå en tur", "Frisk luft og ro")


def test_a_purge_leaves_the_bare_tombstone() -> None:
    """Kind, id and the one stamp; what was written before it and is heard of after it is not let in either."""
    gone = change(PURGED, True, 6)
    before = [change("text", "Gå en tur", 1), change("why", "Frisk luft", 4), change(DELETED, True, 5)]
    found = record(*before[:2], gone, before[2], change("text", "Gå en anden tur", 6, "0"))
    assert found.fields == {PURGED: Value(True, gone.stamp)}
    assert (found.deleted, found.bare, found.removed) == (True, True, gone.stamp)


@given(one_record, st.integers(0, 9))
def test_what_was_purged_never_comes_back(batch: list[Change], more: int) -> None:
    """Whatever arrives, and whoever puts it back: no value of before the purge stands again."""
    latest = max(one.stamp for one in batch)
    gone = Change("r1", "step", PURGED, True, Stamp(latest.ms + 1, 0, "a1"))
    back = Change("r1", "step", DELETED, False, Stamp(latest.ms + 1 + more, 1, "b2"))
    found = record(gone, back, *batch)
    assert found.fields == {PURGED: Value(True, gone.stamp), DELETED: Value(False, back.stamp)}
    assert not found.deleted


def test_what_is_written_after_a_purge_is_kept_and_not_shown() -> None:
    """An edit that had not heard of it loses no sentence, and brings nothing back: that takes putting it back."""
    found = record(
        change("text", "Gå en tur", 1), change(PURGED, True, 5), change("why", "Ny grund", 7, "b2")
    )
    assert found.deleted
    assert not found.bare
    assert (found.get("text"), found.get("why")) == (None, "Ny grund")
    again = merge(found, change(DELETED, False, 8))
    assert not again.deleted
    assert again.get("text") is None


def test_a_record_of_an_exercise_can_be_begun_anew_after_a_purge() -> None:
    """Its id is the exercise's, for good: the next answer is a new one in the same place."""
    found = record(
        change("text", "Det første", 1),
        change(PURGED, True, 5),
        change("text", "Det nye", 6),
        change(DELETED, False, 7),
    )
    assert (found.deleted, found.get("text")) == (False, "Det nye")


def test_fields_of_a_later_version_are_carried() -> None:
    """An old app that edits a new record loses nothing of it."""
    newer = record(change("text", "Gå en tur", 1), change("mood.v9", {"x": [1]}, 2, schema=9))
    edited = merge(newer, change("text", "Gå en lang tur", 3))
    assert edited.fields["mood.v9"] == newer.fields["mood.v9"]
    assert edited.schema == 9


def test_the_highest_version_that_has_written_is_known_even_from_a_value_that_gave_way() -> None:
    """Whether a later version has been here does not depend on the order."""
    old, new = change("text", "a", 1, schema=4), change("text", "b", 2, schema=1)
    assert record(old, new) == record(new, old)
    assert record(old, new).schema == 4


def test_created_is_the_earliest_stamp_that_stands() -> None:
    """An order for lists."""
    assert record(change("text", "a", 7), change("why", "b", 3)).created == Stamp(3, 0, "a1")


@given(stamps, contents, contents, st.none() | stamps, st.none() | stamps)
def test_a_copied_device_converges(
    stamp: Stamp, one: Json, other: Json, base: Stamp | None, base_of_other: Stamp | None
) -> None:
    """Two values of one stamp: every copy lets the same one stand, and exactly one."""
    first, second = Value(one, stamp, base), Value(other, stamp, base_of_other)
    differ = not same_content(one, other) or base != base_of_other
    assert supersedes(first, second) + supersedes(second, first) == differ


@given(contents, contents)
def test_true_is_not_one(one: Json, other: Json) -> None:
    """The same content is the same when it is written down, and so has the same type."""
    assert same_content(one, one)
    assert same_content(one, other) == same_content(other, one)
    assert not same_content(True, 1)
    assert not same_content([0], [False])
    assert same_content({"a": 1, "b": 2}, {"b": 2, "a": 1})


A, B = Stamp(10, 0, "a1"), Stamp(20, 0, "b2")


@pytest.mark.parametrize(
    ("winner", "loser", "expected"),
    [
        pytest.param(Value("ny", B, A), Value("gammel", A), False, id="written over it"),
        pytest.param(Value("ny", B, None), Value("gammel", A), True, id="had seen nothing"),
        pytest.param(Value("ny", B, Stamp(5, 0, "c3")), Value("gammel", A), True, id="had seen an earlier"),
        pytest.param(Value("ny", B, Stamp(15, 0, "b2")), Value("gammel", A), True, id="had seen its own"),
        pytest.param(Value("ny", Stamp(30, 0, "a1"), B), Value("gammel", A), False, id="had written it"),
        pytest.param(Value("ny", A), Value("gammel", A), True, id="a copied device"),
        pytest.param(Value("ens", A), Value("ens", A), False, id="the same arriving twice"),
    ],
)
def test_concurrent_is_what_the_writer_may_not_have_seen(winner: Value, loser: Value, expected: bool) -> None:
    """A device has seen what it wrote itself and what it wrote over; of the rest one must be careful."""
    assert concurrent(winner, loser) is expected
