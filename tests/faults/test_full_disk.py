"""A full disk: it is said, nothing confirmed is lost, all can be read, and saving goes on when there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TypeAlias

import pytest

from imr_workbook.domain.changes import Change
from imr_workbook.domain.stamps import Stamp
from imr_workbook.store.database import Database
from imr_workbook.store.rows import Rows
from imr_workbook.store.store import StoreDamaged, StoreError, StoreFull
from imr_workbook.store.tinydb_store import FILE, TinyDBStore
from tests.faults.little_room import LittleRoom, disk, disks_can_be_made, limit
from tests.faults.writing import append, check, steps
from tests.store.sealed import SEAL

Way: TypeAlias = Callable[[Path], AbstractContextManager[LittleRoom]]

# Where no file system may be mounted, full disks are left to the failing calls of test_failing_calls.py.
WAYS: list[Way] = [limit, disk] if disks_can_be_made() else [limit]


@pytest.fixture(params=WAYS, ids=[way.__name__ for way in WAYS])
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LittleRoom]:
    """A folder that can be filled."""
    (tmp_path / "room").mkdir()
    with request.param(tmp_path / "room") as found:
        yield found


def until_full(store: TinyDBStore, first: int) -> tuple[int, StoreError]:
    """Append until it fails: the round that did, and how."""
    for n in range(first, first + 1000):
        try:
            append(store, n)
        except StoreError as error:
            return n, error
    raise AssertionError("there was room for everything")


def test_full_and_room_again_and_full_again(room: LittleRoom) -> None:
    """Each time with the same store: what was kept stays, and the next is kept when there is room."""
    kept: set[int] = set()
    with closing(TinyDBStore(room.folder, SEAL)) as store:
        for n in range(3):
            append(store, n)
            kept.add(n)
        for _time in range(3):
            room.fill()
            n, error = until_full(store, max(kept) + 1)
            kept |= set(range(n))
            assert type(error) in {StoreFull, StoreError}
            assert steps(store) == kept
            with pytest.raises(StoreError):
                append(store, n)
            room.make_room()
            append(store, n)
            kept.add(n)
    assert check(room.folder, kept, kept) == kept


def test_no_room_is_named_as_such(room: LittleRoom) -> None:
    """The person is told to delete something: on a real disk."""
    with closing(TinyDBStore(room.folder, SEAL)) as store:
        append(store, 0)
        room.fill()
        error = until_full(store, 1)[1]
        room.make_room()
    expected = StoreFull if (room.folder / "another-file").parent.is_mount() else StoreError
    assert type(error) is expected


def test_a_full_disk_can_be_read(room: LittleRoom) -> None:
    """Opening needs no room where there is a store; and what was left in its log is there."""
    with closing(TinyDBStore(room.folder, SEAL)) as store:
        for n in range(3):
            append(store, n)
    room.fill()
    assert check(room.folder, {0, 1, 2}, {0, 1, 2}) == {0, 1, 2}
    room.make_room()


def test_no_room_for_a_new_store(room: LittleRoom) -> None:
    """It is said; and the next start, with room, is a new one."""
    room.fill()
    with pytest.raises(StoreError) as found:
        TinyDBStore(room.folder, SEAL)
    assert not isinstance(found.value, StoreDamaged)
    room.make_room()
    with closing(TinyDBStore(room.folder, SEAL)) as store:
        append(store, 0)
    check(room.folder, {0}, {0})


def test_an_error_that_was_caught_inside_lets_nothing_stand_alone(room: LittleRoom) -> None:
    """SQLite undoes the whole of a transaction when the disk is full: so does whoever goes on after that."""
    with closing(Database(Rows(room.folder / FILE, SEAL))) as db:
        db.insert({"n": 0})
        room.fill()

        def go_on() -> None:
            with db.transaction():
                db.table("goal").insert({"text": "a"})
                with pytest.raises(StoreError):
                    # More than SQLite holds in memory: it must be written before the end.
                    db.insert_multiple({"text": "x" * 100_000, "n": n} for n in range(60))
                db.table("step").insert({"text": "b"})

        with pytest.raises(StoreError):
            go_on()
        room.make_room()
        assert db.tables() == {"_default"}
        assert db.all() == [{"n": 0}]
        db.table("step").insert({"text": "c"})
        assert len(db.table("step")) == 1


def test_a_text_larger_than_the_room(room: LittleRoom) -> None:
    """One that can never fit leaves the others as they are."""
    with closing(TinyDBStore(room.folder, SEAL)) as store:
        append(store, 0)
        room.fill()
        change = Change("big", "answer", "text", "x" * 500_000, Stamp(9, 0, store.device))
        with pytest.raises(StoreError):
            store.append([change])
        assert [one.id for one in store.records() if one.kind == "answer"] == []
        room.make_room()
    check(room.folder, {0}, {0})
