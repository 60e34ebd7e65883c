"""The disk of the power cuts keeps what it has confirmed, and may lose everything else."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.faults.disk import SECTOR, Disk
from tests.faults.operations import (
    Files,
    Made,
    MadeFolder,
    Mapped,
    Operation,
    Removed,
    Renamed,
    RenamedFolder,
    Resized,
    Synced,
    SyncedFolder,
    Wrote,
)

OLD, NEW = b"a" * 4 * SECTOR, b"b" * 4 * SECTOR


def found(start: Files, *operations: Operation, heeds_syncs: bool = True) -> list[Files]:
    """Many of the disks that can be found after these."""
    disk = Disk(start, heeds_syncs=heeds_syncs)
    for operation in operations:
        disk.do(operation)
    return [disk.after_power_cut(Random(seed)) for seed in range(300)]


def contents(disks: Iterable[Files], name: str = "f") -> set[bytes | None]:
    """What is found under a name; none where there is no such name."""
    return {disk.get(name) for disk in disks}


def test_what_was_not_synced_may_be_there_or_not() -> None:
    """Each of two writes without the other."""
    writes = Wrote(0, 0, b"x"), Wrote(0, 2, b"y")
    assert contents(found({"f": b"ab_d"}, *writes)) == {b"ab_d", b"xb_d", b"abyd", b"xbyd"}


def test_what_was_synced_stands() -> None:
    """All that came before the sync; what came after it does not hang on it."""
    disks = found({"f": b"abcd"}, Wrote(0, 0, b"x"), Synced(0), Wrote(0, 3, b"y"))
    assert contents(disks) == {b"xbcd", b"xbcy"}


def test_a_sync_of_another_file_does_not_help() -> None:
    """Nor does one of the folder."""
    disks = found({"f": b"a", "g": b""}, Wrote(0, 0, b"x"), Synced(1), SyncedFolder(""))
    assert contents(disks) == {b"a", b"x"}


def test_a_disk_that_heeds_no_sync_has_confirmed_nothing() -> None:
    """Whatever was asked of it."""
    disks = found({"f": b"a"}, Wrote(0, 0, b"x"), Synced(0), heeds_syncs=False)
    assert contents(disks) == {b"a", b"x"}


def test_a_write_may_be_torn() -> None:
    """Its beginning, or some of its sectors; beside it nothing changes."""
    disks = found({"f": OLD + b"end"}, Wrote(0, 0, NEW))
    torn = {disk["f"][: len(OLD)] for disk in disks} - {OLD, NEW}
    assert {disk["f"][len(OLD) :] for disk in disks} == {b"end"}
    sectors = {bytes(one[at] for at in range(0, len(one), SECTOR)) for one in torn}
    assert {b"abab", b"baba", b"aabb"} <= sectors
    assert any(len(set(one[:SECTOR])) == 2 for one in torn), (
        "within a sector, where only its beginning is there"
    )


def test_where_a_file_had_nothing_anything_may_lie() -> None:
    """A file that has grown may have what lay on the disk before; what it had stands."""
    disks = found({"f": OLD}, Wrote(0, len(OLD), NEW))
    assert {disk["f"][: len(OLD)] for disk in disks} == {OLD}
    grown = {disk["f"][len(OLD) :] for disk in disks}
    assert {b"", NEW} <= grown
    assert any(set(one) - {0, *NEW} for one in grown)


def test_a_cut_may_come_to_the_disk_or_not() -> None:
    """Longer and shorter."""
    assert contents(found({"f": b"abcd"}, Resized(0, 2))) == {b"abcd", b"ab"}
    assert contents(found({"f": b"ab"}, Resized(0, 4))) == {b"ab", b"ab\0\0"}
    assert contents(found({"f": b"abcd"}, Resized(0, 2), Synced(0))) == {b"ab"}


def test_writes_come_in_any_order() -> None:
    """The later one of two to the same place does not always stand."""
    disks = found({"f": b"a"}, Wrote(0, 0, b"x"), Wrote(0, 0, b"y"))
    assert contents(disks) == {b"a", b"x", b"y"}
    assert contents(found({"f": b"abc"}, Resized(0, 0), Wrote(0, 0, b"x"))) == {b"abc", b"xbc", b"", b"x"}


def test_a_name_comes_with_the_sync_of_its_folder() -> None:
    """Not with that of the file, nor with that of another folder."""
    made = Made("d/f", 1), Wrote(1, 0, b"x"), Synced(1), SyncedFolder("")
    assert contents(found({"d/g": b""}, *made), "d/f") == {None, b"x"}
    assert contents(found({"d/g": b""}, *made, SyncedFolder("d")), "d/f") == {b"x"}


def test_a_name_may_come_before_the_bytes() -> None:
    """An empty file, or one of whatever lay there, where its folder was synced and it was not."""
    made = Made("f", 0), Wrote(0, 0, b"x"), SyncedFolder("")
    assert {b"", b"x"} <= contents(found({}, *made))


def test_what_lies_in_a_folder_goes_with_it() -> None:
    """However well it is confirmed itself."""
    made = MadeFolder("d"), Made("d/f", 0), SyncedFolder("d")
    assert contents(found({}, *made), "d/f") == {None, b""}
    assert contents(found({}, *made, SyncedFolder("")), "d/f") == {b""}


def test_a_file_that_is_gone_may_come_back() -> None:
    """With what it held, until the folder is synced; also where another has got its name."""
    again = Removed("f"), Made("f", 1), Wrote(1, 0, b"new"), Synced(1)
    assert contents(found({"f": b"old"}, Removed("f"))) == {b"old", None}
    assert contents(found({"f": b"old"}, Removed("f"), SyncedFolder(""))) == {None}
    assert contents(found({"f": b"old"}, *again)) == {b"old", b"new", None}
    assert contents(found({"f": b"old"}, *again, SyncedFolder(""))) == {b"new"}


def test_a_rename_is_one_step() -> None:
    """There is the old one or the new one, never none; and none of its bytes come with it unless they are synced."""
    new = Made("f.new", 1), Wrote(1, 0, b"new")
    rename = Renamed("f.new", "f", 1)
    assert contents(found({"f": b"old"}, *new, Synced(1), rename)) == {b"old", b"new"}
    assert contents(found({"f": b"old"}, *new, Synced(1), rename, SyncedFolder(""))) == {b"new"}
    assert b"" in contents(found({"f": b"old"}, *new, rename))


def test_a_folder_is_renamed_with_all_that_lies_in_it() -> None:
    """Or not at all, until the folder around it is synced; what lies in it must be synced for itself."""
    made = (
        MadeFolder("d.new"),
        Made("d.new/f", 0),
        Wrote(0, 0, b"x"),
        Synced(0),
        SyncedFolder("d.new"),
        SyncedFolder(""),
    )
    rename = RenamedFolder("d.new", "d")
    disks = found({}, *made, rename)
    assert {frozenset(disk.items()) for disk in disks} == {
        frozenset({("d.new/f", b"x")}),
        frozenset({("d/f", b"x")}),
    }
    assert contents(found({}, *made, rename, SyncedFolder("")), "d/f") == {b"x"}


def test_what_is_changed_without_a_call_is_not_known() -> None:
    """Memory shared with a file: whatever lies in it, also after a sync."""
    disk = Disk({"f": OLD, "g": b"a"})
    disk.do(Mapped(0))
    disk.do(Synced(0))
    assert disk.now() == {"f": None, "g": b"a"}
    (one, other) = (disk.after_power_cut(Random(seed))["f"] for seed in range(2))
    assert len({one, other, OLD}) == 3


_writes = st.builds(Wrote, st.just(0), st.integers(0, 3 * SECTOR), st.binary(min_size=1, max_size=2 * SECTOR))
_resizes = st.builds(Resized, st.just(0), st.integers(0, 4 * SECTOR))


@given(
    synced=st.lists(_writes | _resizes, max_size=5),
    unsynced=st.lists(_writes, max_size=5),
    seed=st.integers(0, 1000),
)
def test_beside_what_is_being_written_every_byte_stands(
    synced: list[Wrote | Resized], unsynced: list[Wrote], seed: int
) -> None:
    """Whatever was written, synced and written again."""
    disk = Disk({"f": b""})
    for operation in (*synced, Synced(0)):
        disk.do(operation)
    confirmed = disk.now()["f"]
    for operation in unsynced:
        disk.do(operation)
    assert confirmed is not None
    image = disk.after_power_cut(Random(seed))["f"]
    assert len(image) >= len(confirmed)
    touched = {at for one in unsynced for at in range(one.at, one.at + len(one.data))}
    assert all(image[at] == byte for at, byte in enumerate(confirmed) if at not in touched)
