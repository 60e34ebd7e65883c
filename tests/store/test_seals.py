"""The seam where rows are sealed: every body and every name passes it, bound to its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from imr_workbook.crypto.sealing import OVERHEAD
from imr_workbook.domain.changes import Change
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import SITTING_MS
from imr_workbook.store.rows import Rows
from imr_workbook.store.seals import PADDED_TO, Sealed
from imr_workbook.store.store import StoreOfAnotherKey
from imr_workbook.store.tinydb_store import FILE, TinyDBStore
from tests.store.sealed import KEY, SEAL

CANARY = "kanariefugl"


def fill(folder: Path) -> TinyDBStore:
    """A store with a canary in every value, and with something in every table."""
    store = TinyDBStore(folder, SEAL)
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
    """Neither value nor kind, field or id, in the file or in the log beside it, open or closed."""
    words = [CANARY, "step", "text", "private", "last_stamp", "cursors", store.device]
    for _open in (True, False):
        for path in tmp_path.iterdir():
            found = path.read_bytes()
            assert not [word for word in words if word.encode() in found], path.name
        store.close()


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
        for table, names in (
            ("row", "tbl, id"),
            ("outbox", "field"),
            ("version", "record"),
            ("meta", "name"),
        ):
            found = db.execute(f"SELECT {names} FROM {table}").fetchall()
            assert found
            assert all(isinstance(name, bytes) and len(name) == 16 for row in found for name in row)


def test_a_name_tells_only_its_owner_what_it_names() -> None:
    """Another key gives other names; the same parts always give the same; joined parts are not parts."""
    assert SEAL.name("row", "step", "r1") == Sealed(KEY).name("row", "step", "r1")
    others = [Sealed(bytes(32)).name("row", "step", "r1"), SEAL.name("row", "step", "r2")]
    others += [
        SEAL.name("row", "stepr1"),
        SEAL.name("row", "step", "r1", ""),
        SEAL.name("table", "step", "r1"),
    ]
    assert len({SEAL.name("row", "step", "r1"), *others}) == 6
    assert SEAL.name("row", "\ud800") != SEAL.name("row", "\udfff")


def test_a_name_is_the_same_however_many_there_were_between() -> None:
    """Those that are at hand are few; a row must be found by its name for ever."""
    seal, other = Sealed(KEY), Sealed(bytes(32))
    parts = [("row", "step", f"r{number}") for number in range(5_000)] + [("row", '"step", "r1"'), ("row",)]
    first = [seal.name(*one) for one in parts]
    assert [seal.name(*one) for one in parts] == [Sealed(KEY).name(*one) for one in parts] == first
    assert len(set(first)) == len(parts)
    assert not set(first) & {other.name(*one) for one in parts}


@pytest.mark.parametrize("plain", [b"", b"\x80", b"\0" * 64, b"\x80\0", bytes(range(256))])
def test_a_body_comes_back_as_it_was(plain: bytes) -> None:
    """Also one that ends as padding does."""
    assert SEAL.unseal(b"name", SEAL.seal(b"name", plain)) == plain


def test_one_answer_is_as_long_as_another() -> None:
    """What was chosen cannot be told from how long its row is."""
    words = ["intet lige nu", "lidt", "noget", "meget", "rigtig meget"]
    bodies = [f'["check_in","{"0" * 32}",{{"v":1,"fields":{{"hope":["{word}",1,null]}}}}]' for word in words]
    lengths = {len(SEAL.seal(b"name", body.encode())) for body in bodies}
    assert len(lengths) == 1
    assert (lengths.pop() - OVERHEAD) % PADDED_TO == 0


def test_two_seals_of_the_same_are_never_the_same() -> None:
    """Who sees two copies of the file cannot tell what was written back as it was."""
    assert len({SEAL.seal(b"name", b"the same") for _time in range(100)}) == 100


def test_another_key_is_refused_before_anything_is_written(store: TinyDBStore, tmp_path: Path) -> None:
    """It is not damage, and not a new workbook beside the old one."""
    store.close()
    before = (tmp_path / FILE).read_bytes()
    for _time in range(2):
        with pytest.raises(StoreOfAnotherKey):
            TinyDBStore(tmp_path, Sealed(bytes(32)))
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE row SET body = (SELECT body FROM row WHERE seq = 2) WHERE seq = 1", id="id"),
        pytest.param("UPDATE row SET tbl = zeroblob(16) WHERE seq = 1", id="table"),
        pytest.param("UPDATE row SET body = x'00' || substr(body, 2) WHERE seq = 1", id="byte"),
        pytest.param("UPDATE row SET body = substr(body, 1, length(body) - 1) WHERE seq = 1", id="end"),
        pytest.param("UPDATE row SET body = x'' WHERE seq = 1", id="empty"),
    ],
)
def test_a_row_that_was_moved_or_changed_is_damage(
    store: TinyDBStore, tamper: Callable[[str], None], tmp_path: Path, statement: str
) -> None:
    """Never shown as a record, its own or another's; counted, left as it is, and no hindrance to the others."""
    # One whose last record cannot be found under its name is older than it should be.
    store.append([Change("r2", "step", "why", CANARY, Stamp(2 + 2 * SITTING_MS, 0, store.device))])
    store.close()
    tamper(statement)
    before = bodies(tmp_path)
    for _time in range(2):
        again = TinyDBStore(tmp_path, SEAL)
        assert [record.id for record in again.records()] == ["r2"]
        assert again.record(("step", "r1")) is None
        assert again.damaged == 1
        again.close()
    assert bodies(tmp_path) == before


def test_the_other_tables_are_bound_too(
    store: TinyDBStore, tamper: Callable[[str], None], tmp_path: Path
) -> None:
    """What waits to be sent, what was kept, and what is noted."""
    store.close()
    tamper("UPDATE outbox SET field = zeroblob(16) WHERE seq = (SELECT max(seq) FROM outbox)")
    moved = SEAL.name("version", '["step", "r9"]').hex()
    tamper(f"UPDATE version SET record = x'{moved}'")
    again = TinyDBStore(tmp_path, SEAL)
    assert len(again.records()) == 2
    assert [change.record_id for change in again.outbox()] == ["r1"]
    assert again.versions("step", "r9") == again.versions("step", "r1") == []
    assert again.damaged == 1
    again.close()


@pytest.mark.parametrize("name", ["device", "last_stamp"])
@pytest.mark.parametrize("fault", ["body = zeroblob(104)", "name = zeroblob(16)"])
def test_a_lost_note_is_damage_and_no_other_key(
    store: TinyDBStore, tamper: Callable[[str], None], tmp_path: Path, name: str, fault: str
) -> None:
    """The rows open, so the key is ours. No stamp is given twice: the device is a new one if it must be."""
    before, last = store.device, store.last_stamp
    store.close()
    tamper(f"UPDATE meta SET {fault} WHERE name = x'{SEAL.name('meta', name).hex()}'")
    again = TinyDBStore(tmp_path, SEAL)
    assert len(again.records()) == 2
    assert again.device != before or again.last_stamp == last or "name" in fault
    device = again.device
    again.append([Change("r3", "step", "text", "Gå en tur", Stamp(10**13, 0, device))])
    again.close()
    assert closed(TinyDBStore(tmp_path, SEAL)) == device


def closed(store: TinyDBStore) -> str:
    store.close()
    return store.device


def test_a_store_without_rows_whose_device_is_lost_is_ours_by_its_name(
    tmp_path: Path, tamper: Callable[[str], None]
) -> None:
    """Nothing was written yet, and the one note there is does not open."""
    TinyDBStore(tmp_path, SEAL).close()
    tamper("UPDATE meta SET body = zeroblob(104)")
    with pytest.raises(StoreOfAnotherKey):
        TinyDBStore(tmp_path, Sealed(bytes(32)))
    TinyDBStore(tmp_path, SEAL).close()


def test_what_is_written_over_a_damaged_row_is_no_damage(
    store: TinyDBStore, tamper: Callable[[str], None], tmp_path: Path
) -> None:
    """A copy that has it heals it."""
    store.close()
    tamper("UPDATE row SET body = zeroblob(232) WHERE seq = 1")
    again = TinyDBStore(tmp_path, SEAL)
    assert len(again.records()) == 1
    again.append([Change("r1", "step", "text", "Gå en tur", Stamp(10**13, 0, again.device))])
    assert again.damaged == 0
    assert len(again.records()) == 2
    again.close()


def bodies(folder: Path) -> list[tuple[object, ...]]:
    """Every row as it lies in the file."""
    with closing(sqlite3.connect(folder / FILE)) as db:
        db.text_factory = bytes
        return [row for table in ("row", "outbox", "version") for row in db.execute(f"SELECT * FROM {table}")]


@pytest.mark.parametrize(
    "plain", [b"", b"{", b"\xff\xfe{}", b"[1]", b"7", b"null", b"[1,2,3]", b'["a","b",{},4]']
)
def test_a_body_that_is_no_document_is_damage(tmp_path: Path, plain: bytes) -> None:
    """Sealed by our own key, and still not what we write: left out and counted."""

    class Broken(Sealed):
        def seal(self, name: bytes, kept: bytes) -> bytes:
            return super().seal(name, plain)

    rows = Rows(tmp_path / "test.db", Broken(KEY))
    rows.put("step", "r1", {"v": 1})
    rows.put_note("device", "x")
    assert rows.get("step", "r1") is None
    assert list(rows.documents("step")) == []
    assert rows.ids("step") == rows.tables() == []
    assert rows.note("device") is None
    assert {table for table, _ in rows.damaged} == {"row", "meta"}
    rows.close()
