"""The file: ours or untouched, whole or said to be damaged, held by one process."""

from __future__ import annotations

import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Record
from imr_workbook.domain.stamps import Stamp
from imr_workbook.store.files import CONFIRMED
from imr_workbook.store.sqlite_file import APPLICATION, FORMAT, opened
from imr_workbook.store.store import (
    StoreDamaged,
    StoreError,
    StoreFromNewerVersion,
    StoreInUse,
    StoreNotWritable,
)
from imr_workbook.store.tinydb_store import FILE, TinyDBStore
from tests.native import needs_processes
from tests.store.sealed import SEAL

ABANDONED = """
import os, sys
from pathlib import Path
from imr_workbook.store.tinydb_store import TinyDBStore
from imr_workbook.domain.changes import Change
from imr_workbook.domain.stamps import Stamp
from tests.store.sealed import SEAL
store = TinyDBStore(Path(sys.argv[1]), SEAL)
for ms in range(50):
    store.append([Change(f"{sys.argv[3]}{ms}", "step", "text", "Gå en tur " * 20, Stamp(ms, 0, store.device))])
exec(sys.argv[2])
os._exit(0)
"""
"""A process that ends without closing: the log stays beside the file."""


def abandoned(folder: Path, last: str = "", prefix: str = "r") -> None:
    """Leave a store of 50 records as a killed process does."""
    subprocess.run([sys.executable, "-c", ABANDONED, str(folder), last, prefix], check=True)
    assert (folder / f"{FILE}-wal").stat().st_size > 0


def append(store: TinyDBStore, record: str, ms: int, text: str = "Gå en tur") -> None:
    store.append([Change(record, "step", "text", text, Stamp(ms, 0, store.device))])


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file but SQLite's index in shared memory, which holds nothing."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}


def refused(folder: Path, error: type[StoreError]) -> None:
    """Not opened, the same way twice, and not a byte changed."""
    before = bytes_of(folder)
    for _try in range(2):
        with pytest.raises(error) as found:
            TinyDBStore(folder, SEAL)
        assert type(found.value) is error
    assert bytes_of(folder) == before


# a new file ----------------------------------------------------------------------------------


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    """The file and what SQLite makes beside it, in whatever folder they lie."""
    store = TinyDBStore(tmp_path, SEAL)
    append(store, "r1", 1)
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
    store.close()


def test_it_is_durable_and_exclusive(tmp_path: Path) -> None:
    """What the promises rest on."""
    with closing(opened(tmp_path / FILE)) as db:
        found = {
            name: db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "locking_mode", "fullfsync", "secure_delete")
        }
        assert found == {
            "journal_mode": "wal",
            "synchronous": 2,
            "locking_mode": "exclusive",
            "fullfsync": 1,
            "secure_delete": 1,
        }
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION,)


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """A process may have been stopped just after the file was made."""
    (tmp_path / FILE).touch()
    store = TinyDBStore(tmp_path, SEAL)
    append(store, "r1", 1)
    store.close()
    again = TinyDBStore(tmp_path, SEAL)
    assert [record.id for record in again.records()] == ["r1"]
    again.close()


def test_an_empty_database_becomes_a_store(tmp_path: Path) -> None:
    """Or just after the first page was written."""
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    assert (tmp_path / FILE).stat().st_size > 0
    store = TinyDBStore(tmp_path, SEAL)
    append(store, "r1", 1)
    store.close()


# not ours, or not whole ----------------------------------------------------------------------


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """It is not a workbook, and not a table is added to it."""
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute("CREATE TABLE row (tbl, id, body)")
    refused(tmp_path, StoreDamaged)


def test_another_programs_empty_database_is_left_alone(tmp_path: Path) -> None:
    """It says whose it is."""
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        db.execute("PRAGMA application_id = 77")
    refused(tmp_path, StoreDamaged)


@pytest.mark.parametrize(
    "content", [b"xy", b"Hej\n" * 3000, b"\0" * 8192, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_what_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """Whatever lies there under our name."""
    (tmp_path / FILE).write_bytes(content)
    refused(tmp_path, StoreDamaged)


def test_a_later_versions_file_is_left_alone(tmp_path: Path) -> None:
    """An old app must not write what a new one cannot read."""
    TinyDBStore(tmp_path, SEAL).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        db.execute("PRAGMA user_version = 2")
    refused(tmp_path, StoreFromNewerVersion)


@needs_processes
def test_a_later_versions_log_is_left_alone(tmp_path: Path) -> None:
    """The new version's mark may still lie in the log of a process that was killed."""
    abandoned(tmp_path, "store._rows._db.execute('PRAGMA user_version = 2')")
    assert int.from_bytes((tmp_path / FILE).read_bytes()[60:64], "big") == FORMAT
    refused(tmp_path, StoreFromNewerVersion)


@needs_processes
def test_a_damaged_file_with_a_log_is_left_alone(tmp_path: Path) -> None:
    """What may still be saved from the two is not mixed."""
    store = TinyDBStore(tmp_path, SEAL)
    for ms in range(200):
        append(store, f"r{ms}", ms, "Gå en tur " * 20)
    store.close()
    abandoned(tmp_path, prefix="s")
    with (tmp_path / FILE).open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 30_000)
    refused(tmp_path, StoreDamaged)


def test_a_file_cut_short_is_left_alone(tmp_path: Path) -> None:
    """Half a copy is damage, and no new start."""
    store = TinyDBStore(tmp_path, SEAL)
    for ms in range(200):
        append(store, f"r{ms}", ms, "Gå en tur " * 20)
    store.close()
    whole = (tmp_path / FILE).read_bytes()
    for share in (0.3, 0.6, 0.9):
        (tmp_path / FILE).write_bytes(whole[: int(len(whole) * share)])
        refused(tmp_path, StoreDamaged)


def test_a_flipped_bit_never_shows_a_wrong_record(tmp_path: Path) -> None:
    """Every record as it was or counted as damaged, or the store says that it is: never a third thing."""
    (tmp_path / "whole").mkdir()
    store = TinyDBStore(tmp_path / "whole", SEAL)
    for ms in range(40):
        append(store, f"r{ms}", ms, f"Gå en tur nummer {ms}")
    expected, waiting = records_of(store), store.outbox()
    store.close()
    whole = (tmp_path / "whole" / FILE).read_bytes()
    seed = random.randrange(1_000_000)
    print("seed", seed)
    chance = random.Random(seed)
    found: Counter[str] = Counter()
    for flip in range(400):
        folder = tmp_path / str(flip)
        folder.mkdir()
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        (folder / FILE).write_bytes(damaged)
        try:
            with closing(TinyDBStore(folder, SEAL)) as again:
                kept = records_of(again)
                assert kept.items() <= expected.items()
                assert len(kept) + again.damaged == len(expected)
                assert again.damaged <= 1
                assert [change for change in waiting if change in again.outbox()] == again.outbox()
                assert len(again.outbox()) >= len(waiting) - 1
            found["one less" if again.damaged else "whole"] += 1
        except (StoreDamaged, StoreFromNewerVersion):
            found["damaged"] += 1
        shutil.rmtree(folder)
    # The proof that flips are noticed at all.
    assert min(found[one] for one in ("one less", "damaged", "whole")) > 20, found


def records_of(store: TinyDBStore) -> dict[str, Record]:
    return {record.id: record for record in store.records()}


# a process that was stopped, and one that runs -----------------------------------------------


@needs_processes
def test_what_a_stopped_process_left_in_the_log_is_there(tmp_path: Path) -> None:
    """All of it; and it is in the file itself before anything is written behind it."""
    abandoned(tmp_path)
    store = TinyDBStore(tmp_path, SEAL)
    assert len(store.records()) == len(store.outbox()) == 50
    assert (tmp_path / f"{FILE}-wal").stat().st_size == 0
    append(store, "r50", 99)
    store.close()
    assert {path.name for path in tmp_path.iterdir() if not path.name.endswith("-shm")} == {FILE, CONFIRMED}


@needs_processes
@pytest.mark.parametrize("kept", [0, 10, 31, 33, 4000, 20_000])
def test_a_torn_log_is_read_as_far_as_it_is_whole(tmp_path: Path, kept: int) -> None:
    """What was never confirmed may be missing; the store opens, with whole records. What was is missed."""
    abandoned(tmp_path)
    log = tmp_path / f"{FILE}-wal"
    log.write_bytes(log.read_bytes()[:kept] + b"\x7f" * 100)
    refused(tmp_path, StoreDamaged)
    (tmp_path / CONFIRMED).unlink()
    store = TinyDBStore(tmp_path, SEAL)
    found = {record.id for record in store.records()}
    assert found == {f"r{n}" for n in range(len(found))}
    append(store, "r99", 99)
    store.close()


def other_process(folder: Path) -> str:
    """What another process is told when it opens the store."""
    code = (
        "import sys; from pathlib import Path; from imr_workbook.store.tinydb_store import TinyDBStore\n"
        "from tests.store.sealed import SEAL\n"
        "try: TinyDBStore(Path(sys.argv[1]), SEAL).close(); print('opened')\n"
        "except Exception as error: print(type(error).__name__)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(folder)], check=True, capture_output=True, text=True
    )
    return run.stdout.strip()


@needs_processes
def test_a_second_process_is_refused_also_after_a_second_try_here(tmp_path: Path) -> None:
    """On POSIX, closing a file that was only looked at would let go of the lock of the one that is open."""
    store = TinyDBStore(tmp_path, SEAL)
    append(store, "r1", 1)
    with pytest.raises(StoreInUse):
        TinyDBStore(tmp_path, SEAL)
    assert other_process(tmp_path) == "StoreInUse"
    append(store, "r2", 2)
    store.close()
    assert other_process(tmp_path) == "opened"


@pytest.mark.parametrize("place", ["missing/folder", "a_file/folder"])
def test_where_nothing_can_be_made_it_says_so(tmp_path: Path, place: str) -> None:
    """The folder is not there, or is no folder."""
    (tmp_path / "a_file").touch()
    with pytest.raises(StoreNotWritable):
        TinyDBStore(tmp_path / place, SEAL)


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    """Is no store, and is left alone."""
    (tmp_path / FILE).mkdir()
    with pytest.raises(StoreNotWritable):
        TinyDBStore(tmp_path, SEAL)
    assert (tmp_path / FILE).is_dir()


def test_a_folder_of_any_name(tmp_path: Path, count: Callable[[], int]) -> None:
    """Names that mean something in an address are names here."""
    for name in ("a b", "a%20b", "a?mode=memory", "a#b", "æøå", "'; --"):
        (tmp_path / name).mkdir()
        for _time in range(2):
            with closing(TinyDBStore(tmp_path / name, SEAL)) as store:
                append(store, f"r{count()}", 1)
        assert (tmp_path / name / FILE).exists()


@pytest.fixture
def count() -> Callable[[], int]:
    import itertools

    return itertools.count().__next__
