"""What a later version wrote: shown as far as it can be read, and not a byte of its folder changed."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imr_workbook.domain.changes import Change
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import SITTING_MS, Version
from imr_workbook.store.files import CONFIRMED
from imr_workbook.store.later_file import NOTE, is_later, opened_in_memory
from imr_workbook.store.opening import open_store
from imr_workbook.store.read_only import ReadOnlyStore
from imr_workbook.store.seals import Sealed
from imr_workbook.store.sqlite_file import FORMAT
from imr_workbook.store.store import StoreDamaged, StoreFromNewerVersion, StoreNotWritable, StoreReadOnly
from imr_workbook.store.tinydb_store import FILE, TinyDBStore
from tests.faults.test_read_only import unprivileged
from tests.native import needs_owners, needs_processes
from tests.store.everything import everything
from tests.store.later import HEAD, make_later
from tests.store.sealed import SEAL
from tests.store.test_sqlite_file import abandoned

LEAVES = f"store._rows.put_note('format', {FORMAT + 1}); store._rows._db.execute({HEAD!r})"
"""What a process of a later version does before it is killed."""
KEY = ("step", "r1")


def seen(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file with its mode, when it was changed, and what is in it."""
    return {
        path.name: (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.iterdir()
    }


def written(folder: Path) -> dict[str, Any]:
    """Make a store of some records, an earlier text and an outbox, and give all that it holds."""
    with closing(TinyDBStore(folder, SEAL)) as store:
        for ms, text in enumerate(("Gå en tur", "Ring til Mai", "Gå en lang tur")):
            stamp = Stamp(1 + ms * 2 * SITTING_MS, 0, store.device)
            store.append([Change("r1", "step", "text", text, stamp, store.last_stamp)])
        store.append([Change("r2", "kind_of_2031", "felt.9", [1.5], Stamp(9, 0, "there"), None, 7)])
        return everything(store, [KEY])


def raised(folder: Path, *statements: str) -> None:
    """As a later version leaves it."""
    make_later(folder, SEAL, *statements)


# it is shown ------------------------------------------------------------------------------------------


def test_everything_in_it_is_shown(tmp_path: Path) -> None:
    """Records, unknown ones too, earlier texts, what waits to be sent; and whose it is."""
    expected = written(tmp_path)
    raised(tmp_path)
    before = seen(tmp_path)
    with closing(open_store(tmp_path, SEAL)) as store:
        assert isinstance(store, ReadOnlyStore)
        assert everything(store, [KEY]) == expected
        assert len(store.versions(*KEY)) == 2
        assert store.damaged == 0
        assert seen(tmp_path) == before
    assert seen(tmp_path) == before


def test_what_it_has_added_does_not_matter(tmp_path: Path) -> None:
    """A column, a table, an index: what this version needs is there."""
    expected = written(tmp_path)
    raised(
        tmp_path,
        "ALTER TABLE row ADD COLUMN colour BLOB",
        "CREATE TABLE pictures (seq INTEGER PRIMARY KEY, body BLOB) STRICT",
        "CREATE INDEX of_colours ON row (colour)",
    )
    with closing(open_store(tmp_path, SEAL)) as store:
        assert everything(store, [KEY]) == expected


@needs_processes
def test_what_a_killed_process_of_it_left_in_the_log_is_shown(tmp_path: Path) -> None:
    """Also that it is of a later version at all; and neither the log nor the file is touched, nor one made."""
    abandoned(tmp_path, LEAVES)
    before = seen(tmp_path)
    assert set(before) == {FILE, f"{FILE}-wal", CONFIRMED}
    assert int.from_bytes(before[FILE][2][60:64], "big") == FORMAT
    for _time in range(2):
        with closing(open_store(tmp_path, SEAL)) as store:
            assert isinstance(store, ReadOnlyStore)
            assert {record.id for record in store.records()} == {f"r{ms}" for ms in range(50)}
        assert seen(tmp_path) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from imr_workbook.store.opening import open_store
from tests.store.sealed import SEAL
store = open_store(Path(sys.argv[1]), SEAL)
print(len(store.records()), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@needs_processes
def test_a_process_that_is_killed_while_it_shows_it_leaves_nothing(tmp_path: Path) -> None:
    """Nothing beside it, and nothing in it."""
    abandoned(tmp_path, LEAVES)
    before = seen(tmp_path)
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (-signal.SIGKILL, "50\n")
    assert seen(tmp_path) == before


def test_a_folder_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    """Nothing is wanted of it but to be read."""
    expected = written(tmp_path)
    raised(tmp_path)
    (tmp_path / FILE).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with closing(open_store(tmp_path, SEAL)) as store:
            assert everything(store, [KEY]) == expected
    finally:
        tmp_path.chmod(0o700)


# and takes nothing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.append([Change("r1", "step", "text", "x", Stamp(99, 0, store.device))]),
        lambda store: store.append([]),
        lambda store: store.append([], {"private": 4}),
        lambda store: store.append([Change("r1", "step", "purged", True, Stamp(99, 0, store.device))]),
        lambda store: store.acknowledge(store.outbox()),
        lambda store: store.keep(
            [Version("step", "r1", "text", store.records()[0].fields["text"], concurrent=False)]
        ),
    ],
    ids=["a change", "none", "a cursor", "a purge", "sent", "an earlier text"],
)
def test_every_change_is_refused(tmp_path: Path, change: Callable[[ReadOnlyStore], object]) -> None:
    """By its own kind of error, and what is shown stays what it is."""
    expected = written(tmp_path)
    raised(tmp_path)
    before = seen(tmp_path)
    with closing(ReadOnlyStore(tmp_path / FILE, SEAL)) as store:
        with pytest.raises(StoreReadOnly):
            change(store)
        assert everything(store, [KEY]) == expected
    assert seen(tmp_path) == before


def test_sqlite_itself_takes_nothing(tmp_path: Path) -> None:
    """Were anything of ours to write past the store, it would not get far."""
    written(tmp_path)
    raised(tmp_path)
    with closing(opened_in_memory(tmp_path / FILE)) as db, pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM row")


@needs_processes
def test_this_versions_store_is_opened_as_ever(tmp_path: Path) -> None:
    """Whole, abandoned, or not there yet."""
    with closing(open_store(tmp_path, SEAL)) as store:
        assert isinstance(store, TinyDBStore)
        assert not store.read_only
    abandoned(tmp_path)
    with closing(open_store(tmp_path, SEAL)) as store:
        assert len(store.records()) == 50
        store.append([Change("r99", "step", "text", "x", Stamp(99, 0, store.device))])


# what it has changed ------------------------------------------------------------------------------------


def test_what_has_another_form_is_left_out_and_counted(tmp_path: Path) -> None:
    """A document with other parts, one of other bytes: the rest is shown, and it is not called gone."""
    expected = written(tmp_path)
    names = SEAL.name("table", "step"), SEAL.name("row", "step", "r9")
    sealed = SEAL.seal(b"".join(names), b'["step", "r9", {"v": 9, "cells": []}]')
    other = SEAL.name("table", "step"), SEAL.name("row", "step", "r10")
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute("INSERT INTO row (tbl, id, body) VALUES (?, ?, ?)", (*names, sealed))
        db.execute("INSERT INTO row (tbl, id, body) VALUES (?, ?, ?)", (*other, b"\x02" + sealed[1:]))
        db.execute("INSERT INTO version (record, body) VALUES (?, ?)", (SEAL.name("version", "x"), b"\x02"))
    raised(tmp_path)
    with closing(open_store(tmp_path, SEAL)) as store:
        assert everything(store, [KEY]) == expected
        assert store.damaged == 3
        store.records()
        assert store.damaged == 3


def test_an_empty_one_is_shown_empty(tmp_path: Path) -> None:
    """Nobody has written in it yet."""
    TinyDBStore(tmp_path, SEAL).close()
    raised(tmp_path)
    with closing(open_store(tmp_path, SEAL)) as store:
        assert isinstance(store, ReadOnlyStore)
        assert store.records() == []


def test_a_bit_that_turned_in_the_head_makes_no_later_version_of_it(tmp_path: Path) -> None:
    """It says so itself, sealed: the file is damaged, and is left as it is for the rebuilding."""
    written(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute(HEAD)
    before = seen(tmp_path)
    with pytest.raises(StoreDamaged):
        open_store(tmp_path, SEAL)
    assert seen(tmp_path) == before


def test_every_store_says_its_format_twice(tmp_path: Path) -> None:
    """Also one that was made before it did."""
    with closing(TinyDBStore(tmp_path, SEAL)) as store:
        store._rows.drop_note(NOTE)
    for _time in range(2):
        with closing(TinyDBStore(tmp_path, SEAL)) as store:
            assert store._rows.note(NOTE) == FORMAT
            assert store._rows._db.execute("PRAGMA user_version").fetchone() == (FORMAT,)


def cut(folder: Path) -> None:
    (folder / FILE).write_bytes((folder / FILE).read_bytes()[:9000])


def with_a_journal(folder: Path) -> None:
    (folder / f"{FILE}-journal").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(600))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: raised(folder, "DROP TABLE version"),
        lambda folder: raised(folder, "ALTER TABLE row RENAME COLUMN body TO box"),
        lambda folder: raised(folder, "UPDATE row SET body = x'02'"),
        cut,
        with_a_journal,
    ],
    ids=["a table", "a column", "every row", "cut short", "a journal"],
)
def test_what_cannot_be_read_is_refused_as_a_later_versions(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    """Never as damaged, which would have it rebuilt; and it is left as it is."""
    written(tmp_path)
    raised(tmp_path)
    spoil(tmp_path)
    before = seen(tmp_path)
    for _time in range(2):
        with pytest.raises(StoreFromNewerVersion):
            open_store(tmp_path, SEAL)
    assert seen(tmp_path) == before


def test_another_key_opens_nothing_of_it(tmp_path: Path) -> None:
    """Whether the key or the form is another cannot be told."""
    written(tmp_path)
    raised(tmp_path)
    with pytest.raises(StoreFromNewerVersion):
        open_store(tmp_path, Sealed(bytes(32)))


@needs_owners
def test_a_file_that_cannot_be_read_at_all(tmp_path: Path) -> None:
    """Is said to be so."""
    written(tmp_path)
    raised(tmp_path)
    (tmp_path / FILE).chmod(0)
    with unprivileged(), pytest.raises(StoreNotWritable):
        open_store(tmp_path, SEAL)


# the log over the file ------------------------------------------------------------------------------------

ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 20), st.binary(max_size=3000)),
        st.tuples(st.just("drop"), st.integers(0, 20), st.just(b"")),
        st.tuples(st.just("empty"), st.just(0), st.just(b"")),
        st.tuples(st.just("vacuum"), st.just(0), st.just(b"")),
        st.tuples(st.just("PASSIVE"), st.just(0), st.just(b"")),
        st.tuples(st.just("RESTART"), st.just(0), st.just(b"")),
        st.tuples(st.just("unfinished"), st.integers(0, 20), st.binary(max_size=30_000)),
    ),
    min_size=1,
    max_size=12,
)


def work(db: sqlite3.Connection, act: str, number: int, content: bytes) -> None:
    match act:
        case "put":
            db.execute("INSERT OR REPLACE INTO t VALUES (?, ?)", (number, content))
        case "drop":
            db.execute("DELETE FROM t WHERE id = ?", (number,))
        case "empty":
            db.execute("DELETE FROM t")
        case "vacuum":
            db.execute("VACUUM")
        case "unfinished":
            # So much that some of it comes into the log before it is given up.
            db.execute("BEGIN")
            for more in range(20):
                db.execute("INSERT OR REPLACE INTO t VALUES (?, ?)", (number + 100 + more, content))
            db.execute("ROLLBACK")
        case _:
            db.execute(f"PRAGMA wal_checkpoint({act})")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=ACTS,
    page=st.sampled_from([512, 4096, 65536]),
    end=st.one_of(st.none(), st.tuples(st.floats(0, 1), st.sampled_from(["cut", "flip"]))),
)
def test_it_reads_what_sqlite_would(
    tmp_path: Path, acts: list[tuple[str, int, bytes]], page: int, end: tuple[float, str] | None
) -> None:
    """Whatever was done, wherever the log ends or is spoilt: SQLite, in a copy, has the same to say."""
    for name in ("left", "copy"):
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        (tmp_path / name).mkdir()
    source = tmp_path / "source.db"
    for path in tmp_path.glob("source.db*"):
        path.unlink()
    with closing(sqlite3.connect(source, isolation_level=None)) as db:
        for pragma in (f"page_size = {page}", "journal_mode = WAL", "cache_size = 2", HEAD[7:]):
            db.execute(f"PRAGMA {pragma}")
        db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, body BLOB)")
        for act in acts:
            work(db, *act)
        file, log = source.read_bytes(), Path(f"{source}-wal").read_bytes()
    if end is not None and log:
        at = int(end[0] * (len(log) - 1))
        log = log[:at] if end[1] == "cut" else log[:at] + bytes([log[at] ^ 1]) + log[at + 1 :]
    for name in ("left", "copy"):
        (tmp_path / name / FILE).write_bytes(file)
        (tmp_path / name / f"{FILE}-wal").write_bytes(log)
    try:
        with closing(sqlite3.connect(tmp_path / "copy" / FILE)) as db:
            expected = (list(db.iterdump()), db.execute("PRAGMA user_version").fetchone())
    except sqlite3.Error as error:
        expected = ([type(error).__name__], None)
    before = seen(tmp_path / "left")
    try:
        with closing(opened_in_memory(tmp_path / "left" / FILE)) as db:
            found = (list(db.iterdump()), db.execute("PRAGMA user_version").fetchone())
    except StoreDamaged:
        # SQLite says nothing where something confirmed stands hidden in a log that is spoilt.
        assert expected[1] is None or end is not None
    else:
        assert found == expected
    assert seen(tmp_path / "left") == before
    assert not is_later(tmp_path / "left" / FILE)
