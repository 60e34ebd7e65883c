"""The seam where rows are sealed: every body passes it, bound to its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from imr_workbook.domain.changes import Change
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import SITTING_MS
from imr_workbook.store.rows import Rows
from imr_workbook.store.seals import Unsealed
from imr_workbook.store.store import StoreDamaged
from imr_workbook.store.tinydb_store import FILE, TinyDBStore
from tests.store.toy_seal import ToySeal

CANARY = "kanariefugl"
BODIES = {"row", "outbox", "version", "meta"}


def fill(folder: Path) -> TinyDBStore:
    """A store with a canary in every value, and with something in every table."""
    store = TinyDBStore(folder, ToySeal())
    first = Change("r1", "step", "text", f"{CANARY} et", Stamp(1, 0, store.device))
    later = Stamp(1 + 2 * SITTING_MS, 0, store.device)
    store.append([first, Change("r2", "step", "text", {CANARY: [CANARY]}, Stamp(2, 0, store.device))])
    store.append([Change("r1", "step", "text", f"{CANARY} to", later, first.stamp)], {"private": 7})
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TinyDBStore]:
    found = fill(tmp_path)
    yield found
    found.close()


@pytest.fixture
def tamper(tmp_path: Path) -> Callable[[str], None]:
    """Runs one statement on the closed file."""

    def run(statement: str) -> None:
        with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
            assert db.execute(statement).rowcount

    return run


def test_nothing_written_stands_plain_on_the_disk(store: TinyDBStore, tmp_path: Path) -> None:
    """Neither in the file nor in the log beside it, while it is open and afterwards."""
    assert len(store.records()) == len(store.outbox()) == 2
    store.close()
    unsealed = tmp_path / "unsealed"
    unsealed.mkdir()
    plain = TinyDBStore(unsealed)
    plain.append([Change("r1", "step", "text", CANARY, Stamp(1, 0, plain.device))])
    plain.close()
    assert CANARY.encode() in (unsealed / FILE).read_bytes()
    for path in tmp_path.glob(f"{FILE}*"):
        assert CANARY.encode() not in path.read_bytes()


def test_nothing_written_stands_plain_in_the_log(tmp_path: Path) -> None:
    """The log of a process that was killed holds sealed rows too."""
    fill(tmp_path)  # left open, as a killed process leaves it
    log = (tmp_path / f"{FILE}-wal").read_bytes()
    assert len(log) > 4096
    assert CANARY.encode() not in log


def test_what_stands_beside_the_sealed_bodies_is_known(store: TinyDBStore, tmp_path: Path) -> None:
    """One list of all that a finder of the file can read; a new column must come in here with its reason."""
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {table: [row[1] for row in db.execute(f"PRAGMA table_info({table})")] for table in tables}
        assert columns == {
            "row": ["seq", "tbl", "id", "body"],
            "outbox": ["seq", "field", "body"],
            "version": ["seq", "record", "body"],
            "meta": ["name", "body"],
        }
        assert set(db.execute("SELECT tbl, id FROM row")) == {("step", "r1"), ("step", "r2")}
        assert set(db.execute("SELECT field FROM outbox")) == {
            ('["step", "r1", "text"]',),
            ('["step", "r2", "text"]',),
        }
        assert set(db.execute("SELECT record FROM version")) == {('["step", "r1"]',)}
        assert set(db.execute("SELECT name FROM meta")) == {("device",), ("last_stamp",), ("cursors",)}


def test_every_body_has_passed_the_seal(store: TinyDBStore, tmp_path: Path) -> None:
    """In all four tables."""
    store.close()
    seal = ToySeal()
    names = {"row": "tbl || '\n' || id", "outbox": "'outbox\n' || field", "version": "'version\n' || record"}
    names["meta"] = "'meta\n' || name"
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        for table in BODIES:
            found = db.execute(f"SELECT {names[table]}, body FROM {table}").fetchall()
            assert found
            for place, body in found:
                name, row_id = place.split("\n", 1)
                assert seal.unseal(name, row_id, body).startswith(b"{")


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE row SET body = (SELECT body FROM row WHERE id = 'r2') WHERE id = 'r1'", id="id"),
        pytest.param("UPDATE row SET tbl = 'answer' WHERE id = 'r1'", id="table"),
        pytest.param("UPDATE row SET body = x'00' || substr(body, 2) WHERE id = 'r1'", id="byte"),
        pytest.param("UPDATE row SET body = substr(body, 1, length(body) - 1) WHERE id = 'r1'", id="end"),
        pytest.param("UPDATE row SET body = x'' WHERE id = 'r1'", id="empty"),
    ],
)
def test_a_row_that_was_moved_or_changed_is_damage(
    store: TinyDBStore, tamper: Callable[[str], None], tmp_path: Path, statement: str
) -> None:
    """Never shown as a record, its own or another's."""
    store.close()
    tamper(statement)
    again = TinyDBStore(tmp_path, ToySeal())
    with pytest.raises(StoreDamaged):
        again.records()
    again.close()


def test_the_other_tables_are_bound_too(
    store: TinyDBStore, tamper: Callable[[str], None], tmp_path: Path
) -> None:
    """What waits to be sent, what was kept, and what is noted."""
    store.close()
    tamper('UPDATE outbox SET field = \'["step", "r9", "text"]\' WHERE seq = (SELECT max(seq) FROM outbox)')
    tamper('UPDATE version SET record = \'["step", "r9"]\'')
    again = TinyDBStore(tmp_path, ToySeal())
    with pytest.raises(StoreDamaged):
        again.outbox()
    with pytest.raises(StoreDamaged):
        again.versions("step", "r9")
    again.close()
    tamper("UPDATE meta SET body = (SELECT body FROM meta WHERE name = 'last_stamp') WHERE name = 'device'")
    with pytest.raises(StoreDamaged):
        TinyDBStore(tmp_path, ToySeal())


@pytest.mark.parametrize("plain", [b"", b"{", b"\xff\xfe{}", b"[1]", b"7", b"null"])
def test_a_body_that_is_no_document_is_damage(tmp_path: Path, plain: bytes) -> None:
    """Without a seal too: what cannot be read is said to be damaged."""

    class Broken(Unsealed):
        def seal(self, table: str, row_id: str, kept: bytes) -> bytes:
            return plain

    rows = Rows(tmp_path / "test.db", Broken())
    rows.put("step", "r1", {"v": 1})
    with pytest.raises(StoreDamaged):
        rows.get("step", "r1")
    rows.close()
