"""The state and its fold: replaces what is touched and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.changes import DELETED, PURGED, Change
from imr_workbook.domain.records import Record, Value
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.state import RecordMap, WorkbookState, fold, state_of
from tests.changes import changes

batches = st.lists(changes(), max_size=12)
record_ids = st.text(max_size=3) | st.integers(0, 2000).map("id{}".format)


def contents(state: WorkbookState) -> dict[str, dict[str, Record]]:
    """Everything in a state, as plain dicts."""
    return {kind: dict(records) for kind, records in state.kinds.items()}


def change(record_id: str, ms: int, field: str = "text", value: object = "x", kind: str = "step") -> Change:
    return Change(record_id, kind, field, value, Stamp(ms, 0, "a1"))  # type: ignore[arg-type]


@given(st.lists(st.tuples(record_ids, st.integers(1, 5)), max_size=60))
def test_a_record_map_is_a_dict_that_is_never_changed(steps: list[tuple[str, int]]) -> None:
    """Every map ever made goes on holding what it held, and equals a dict made the same way."""
    model: dict[str, Record] = {}
    here = RecordMap()
    history = [(here, dict(model))]
    for record_id, schema in steps:
        record = Record("step", record_id, {}, schema)
        model[record_id] = record
        here = here.with_record(record)
        history.append((here, dict(model)))
    for found, expected in history:
        assert dict(found) == expected
        assert len(found) == len(expected)
        assert sorted(found) == sorted(expected)
        assert all(found.get(record_id) is record for record_id, record in expected.items())


@given(st.lists(record_ids, max_size=40))
def test_a_record_map_of_many_at_once_is_the_same(ids: list[str]) -> None:
    """Opening a workbook and writing it record by record come to the same."""
    records = [Record("step", record_id) for record_id in ids]
    one_by_one = RecordMap()
    for record in records:
        one_by_one = one_by_one.with_record(record)
    assert RecordMap.of(records) == one_by_one
    assert len(RecordMap.of(records)) == len(set(ids))


def test_what_is_not_in_a_record_map_is_a_key_error() -> None:
    """As in any mapping."""
    with pytest.raises(KeyError):
        RecordMap()["nobody"]
    assert "nobody" not in RecordMap()


@given(batches, st.randoms(use_true_random=False), st.data())
def test_order_and_repeats_make_no_difference(
    batch: list[Change], random: object, data: st.DataObject
) -> None:
    """All devices come to the same state."""
    other = batch + data.draw(st.lists(st.sampled_from(batch), max_size=5)) if batch else []
    random.shuffle(other)  # type: ignore[attr-defined]
    assert contents(fold(WorkbookState(), other)) == contents(fold(WorkbookState(), batch))


@given(batches, batches)
def test_a_batch_at_a_time_is_the_same_as_all_at_once(one: list[Change], other: list[Change]) -> None:
    """Changes come in any portions."""
    assert contents(fold(fold(WorkbookState(), one), other)) == contents(fold(WorkbookState(), one + other))


@given(batches)
def test_reading_the_records_back_gives_the_state(batch: list[Change]) -> None:
    """What a store holds is all that is needed."""
    state = fold(WorkbookState(), batch)
    again = state_of(record for records in state.kinds.values() for record in records.values())
    assert contents(again) == contents(state)


def test_only_the_touched_record_is_replaced() -> None:
    """Screens may compare by identity, and a change costs the same in a thick workbook as in a thin one."""
    before = fold(
        WorkbookState(), [change(f"r{n}", n + 1) for n in range(500)] + [change("c", 1, kind="contact")]
    )
    after = fold(before, [change("r7", 1000, value="y")])
    assert after is not before
    assert after.kinds["contact"] is before.kinds["contact"]
    assert after.record("step", "r7") is not before.record("step", "r7")
    assert all(after.record("step", f"r{n}") is before.record("step", f"r{n}") for n in range(500) if n != 7)
    same = before.record("step", "r7")
    assert same is not None
    assert same.get("text") == "x"


def test_a_purged_record_was_never_saved() -> None:
    """No screen says ”Gemt kl. …” of what is gone."""
    state = fold(WorkbookState(), [change("r1", 5), change("r1", 6, PURGED, True)])
    assert state.saved_ms("step", "r1") is None
    assert state.living("step") == []
    again = fold(state, [change("r1", 7)])
    assert again.saved_ms("step", "r1") == 7


def test_nothing_new_replaces_no_map() -> None:
    """A repeat leaves every map as it is."""
    before = fold(WorkbookState(), [change("r1", 5)])
    assert fold(before, [change("r1", 5), change("r1", 3)]).kinds["step"] is before.kinds["step"]


def test_living_are_those_not_removed_oldest_first() -> None:
    """Lists are drawn in the order in which things were made, whatever was edited since."""
    state = fold(
        WorkbookState(),
        [
            change("c", 3),
            change("a", 2),
            change("b", 2),
            change("gone", 1),
            change("gone", 9, DELETED, True),
            change("a", 8, "why", "y"),
        ],
    )
    assert [record.id for record in state.living("step")] == ["a", "b", "c"]
    assert state.living("nothing_of_this_kind") == []
    removed = state.record("step", "gone")
    assert removed is not None
    assert removed.deleted
    assert state.record("step", "never") is None
    assert state.record("nothing_of_this_kind", "a") is None


def test_kinds_of_a_later_version_are_carried() -> None:
    """What this version does not know it keeps, value for value."""
    new = change("r1", 5, "felt.9", {"a": [None, 1.5]}, kind="kind_of_2031")
    assert fold(WorkbookState(), [new]).kinds["kind_of_2031"]["r1"].fields == {
        "felt.9": Value({"a": [None, 1.5]}, new.stamp)
    }
