"""What the first trial versions wrote unsealed: taken over whole, once, and destroyed."""

from __future__ import annotations

import errno
import gzip
import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Record
from imr_workbook.domain.stamps import Stamp
from imr_workbook.store import unsealed_file
from imr_workbook.store.documents import document_record
from imr_workbook.store.files import UNSEALED
from imr_workbook.store.store import StoreDamaged, StoreFull
from imr_workbook.store.tinydb_store import FILE, TinyDBStore
from tests.store.sealed import SEAL

RELEASED = Path(__file__).parents[1] / "data" / "format_0.db.gz"
"""The made-up nine months, as version 0.0.2 wrote them."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder as version 0.0.2 left it."""
    (tmp_path / UNSEALED).write_bytes(gzip.decompress(RELEASED.read_bytes()))
    return tmp_path


def rows_of(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(query).fetchall()


def written(path: Path) -> dict[tuple[str, str], Record]:
    """The records of an unsealed file, read past the code that takes it over."""
    rows = rows_of(path, "SELECT tbl, id, body FROM row")
    return {(kind, found): document_record(kind, found, json.loads(body)) for kind, found, body in rows}


def kept(store: TinyDBStore) -> dict[tuple[str, str], Record]:
    return {(record.kind, record.id): record for record in store.records()}


def nothing_left(folder: Path, canaries: list[bytes]) -> None:
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith("workbook.")) == []
    for path in folder.iterdir():
        assert not [one for one in canaries if one in path.read_bytes()], path.name


def test_all_of_it_is_there_sealed(folder: Path) -> None:
    """Records, what waits to be sent, earlier texts, the device and its clock; nothing of the old file."""
    expected = written(folder / UNSEALED)
    versions = rows_of(folder / UNSEALED, "SELECT record, body FROM version ORDER BY seq")
    waiting = [json.loads(body) for (body,) in rows_of(folder / UNSEALED, "SELECT body FROM outbox")]
    notes = dict(rows_of(folder / UNSEALED, "SELECT name, body FROM meta"))
    assert len(expected) > 100
    assert versions
    canaries = [json.loads(body)["fields"] for (body,) in rows_of(folder / UNSEALED, "SELECT body FROM row")]
    words = {
        str(value[0]).encode() for fields in canaries for value in fields.values() if len(str(value[0])) > 12
    }
    assert len(words) > 100

    for _time in range(2):
        with closing(TinyDBStore(folder, SEAL)) as store:
            assert kept(store) == expected
            assert {change.field for change in store.outbox()} == {one["field"] for one in waiting}
            assert len(store.outbox()) == len(waiting)
            assert store.device == json.loads(notes["device"])["value"]
            assert str(store.last_stamp) == json.loads(notes["last_stamp"])["value"]
            kind, record_id = json.loads(versions[0][0])
            same = [json.loads(body) for record, body in versions if record == versions[0][0]]
            texts = [version.value.content for version in store.versions(kind, record_id)]
            assert texts == [one["value"][0] for one in same]
        nothing_left(folder, sorted(words))


def test_what_a_killed_process_left_in_its_log_is_taken_too(folder: Path) -> None:
    """The last thing written may not be in the file itself."""
    db = sqlite3.connect(folder / UNSEALED)
    db.execute("PRAGMA journal_mode = WAL")
    body = json.dumps({"v": 1, "fields": {"text": ["i loggen", "1.0.aa", None]}})
    stamp = Stamp(1, 0, "aa")
    body = body.replace("1.0.aa", str(stamp))
    db.execute("INSERT INTO row (tbl, id, body) VALUES ('step', 'last', ?)", (body.encode(),))
    db.commit()
    log = (folder / f"{UNSEALED}-wal").read_bytes()
    whole = (folder / UNSEALED).read_bytes()
    db.close()
    (folder / UNSEALED).write_bytes(whole)
    (folder / f"{UNSEALED}-wal").write_bytes(log)
    with closing(TinyDBStore(folder, SEAL)) as store:
        assert kept(store)["step", "last"].get("text") == "i loggen"
    nothing_left(folder, [b"i loggen"])


@pytest.mark.parametrize("call", ["rename", "sync_file", "sync_folder", "destroy"])
def test_ended_in_between_it_goes_on_from_the_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """However far it came, the next time it comes to the same."""
    expected = written(folder / UNSEALED)

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        owner: Any = Path if call == "rename" else unsealed_file
        real: Callable[..., object] = getattr(owner, call)
        calls = iter(range(100))
        # `destroy` is first asked for what an earlier try left, and must come to the real file.
        late = 9 if call == "destroy" else 0

        def counted(*values: object) -> object:
            return (killed if next(calls) >= late else real)(*values)

        patch.setattr(owner, call, counted)
        with pytest.raises(Killed):
            TinyDBStore(folder, SEAL)
    with closing(TinyDBStore(folder, SEAL)) as store:
        assert kept(store) == expected
    nothing_left(folder, [b"fields"])


def test_a_trial_version_used_once_more_loses_nothing(folder: Path) -> None:
    """Its file is of another device then, and what both hold is merged."""
    TinyDBStore(folder, SEAL).close()
    (folder / UNSEALED).write_bytes(gzip.decompress(RELEASED.read_bytes()))
    with closing(sqlite3.connect(folder / UNSEALED)) as db, db:
        body = {"v": 1, "fields": {"text": ["skrevet senere", str(Stamp(9, 0, "other")), None]}}
        db.execute("INSERT INTO row (tbl, id, body) VALUES ('step', 'new', ?)", (json.dumps(body).encode(),))
    expected = written(folder / UNSEALED)
    with closing(TinyDBStore(folder, SEAL)) as store:
        assert kept(store) == expected
        store.append([Change("r1", "step", "text", "a", Stamp(2**42, 0, store.device))])
    nothing_left(folder, [b"skrevet senere"])


def test_one_that_cannot_be_read_is_left_as_it_is(folder: Path) -> None:
    """It may still be saved by someone who can; and nothing new is begun in its place."""
    whole = bytearray((folder / UNSEALED).read_bytes())
    whole[8192:20000] = b"\xff" * (20000 - 8192)
    (folder / UNSEALED).write_bytes(whole)
    for _time in range(2):
        with pytest.raises(StoreDamaged):
            TinyDBStore(folder, SEAL)
    assert (folder / UNSEALED).read_bytes() == whole
    assert not (folder / FILE).exists()


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff"])
def test_a_row_that_is_no_document_stops_it(folder: Path, body: bytes) -> None:
    """A workbook with a hole in it is not made in silence."""
    with closing(sqlite3.connect(folder / UNSEALED)) as db, db:
        db.execute("UPDATE row SET body = ? WHERE seq = 3", (body,))
    with pytest.raises(StoreDamaged):
        TinyDBStore(folder, SEAL)
    assert (folder / UNSEALED).exists()
    assert not (folder / FILE).exists()


def test_without_room_it_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the old file stands."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(unsealed_file, "sync_file", full)
        with pytest.raises(StoreFull):
            TinyDBStore(folder, SEAL)
    assert (folder / UNSEALED).exists()
    TinyDBStore(folder, SEAL).close()
    assert not (folder / UNSEALED).exists()
