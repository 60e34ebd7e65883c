"""What was purged is in no file any more: not in the database or its log, not in a page that SQLite left behind."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from imr_workbook.domain.changes import PURGED, Change
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import SITTING_MS
from imr_workbook.store.rows import Rows
from imr_workbook.store.store import StoreError, StoreFull
from imr_workbook.store.tinydb_store import TinyDBStore
from tests.store.sealed import SEAL

RECORDS = 80


class Plain:
    """No seal at all, so that what stands in the file can be read there."""

    def name(self, *parts: str) -> bytes:
        return "/".join(parts).encode()

    def seal(self, name: bytes, plain: bytes) -> bytes:
        return plain

    def unseal(self, name: bytes, kept: bytes) -> bytes:
        return kept


PLAIN = Plain()


class Writer:
    """A person who writes much, in a store whose rows can be read in the file."""

    def __init__(self, store: TinyDBStore, seed: int = 0) -> None:
        self.store = store
        self.ms = 0
        self._random = random.Random(seed)

    def write(self, record: int, field: str = "text") -> None:
        """A text of any length, in a sitting of its own: the earlier one is kept as a version."""
        self.ms += 2 * SITTING_MS
        words = canary(record) * self._random.randrange(1, 60)
        self._append(f"r{record}", field, words)

    def fill(self) -> None:
        for _ in range(4 * RECORDS):
            self.write(self._random.randrange(RECORDS))

    def purge(self, *records: int) -> None:
        self.ms += 1
        self.store.append([Change(f"r{one}", "step", PURGED, True, self._stamp()) for one in records])

    def _append(self, record: str, field: str, words: str) -> None:
        found = self.store.record(("step", record))
        standing = None if found is None else found.fields.get(field)
        base = None if standing is None else standing.stamp
        self.store.append([Change(record, "step", field, words, self._stamp(), base)])

    def _stamp(self) -> Stamp:
        return Stamp(self.ms, 0, self.store.device)


def canary(record: int) -> str:
    return f"kanariefugl {record:03d}. "


def found_in(folder: Path) -> set[int]:
    """The records of whose words anything stands in any file of the folder."""
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {record for record in range(RECORDS) if canary(record).encode() in everything}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TinyDBStore]:
    found = TinyDBStore(tmp_path, PLAIN)
    yield found
    found.close()


@pytest.mark.parametrize("seed", range(6))
def test_the_words_of_a_purged_record_are_in_no_file(store: TinyDBStore, tmp_path: Path, seed: int) -> None:
    """While the store is open, as a killed process leaves it; the others are there, and only they."""
    writer = Writer(store, seed)
    writer.fill()
    there = {int(record.id[1:]) for record in store.records()}
    gone = {record for record in there if record % 2}
    assert found_in(tmp_path) == there
    writer.purge(*gone)
    assert found_in(tmp_path) == there - gone
    kept = store.records()
    assert {int(one.id[1:]) for one in kept if one.bare} == gone
    assert all(canary(int(one.id[1:])) in str(one.get("text")) for one in kept if not one.bare)


def test_without_scrubbing_words_would_be_left_behind(
    store: TinyDBStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search above finds what SQLite leaves behind; so it can fail."""
    monkeypatch.setattr(Rows, "scrub", lambda rows: None)
    writer = Writer(store)
    writer.fill()
    writer.purge(1)
    assert 1 in found_in(tmp_path)


def test_a_scrub_that_found_no_room_is_done_when_the_store_is_opened_next(
    store: TinyDBStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was purged stays purged meanwhile, and is said to be."""

    def full(rows: Rows) -> None:
        raise StoreFull

    writer = Writer(store)
    writer.fill()
    with monkeypatch.context() as no_room:
        no_room.setattr(Rows, "scrub", full)
        writer.purge(1)
    found = store.record(("step", "r1"))
    assert found is not None
    assert found.bare
    assert 1 in found_in(tmp_path)
    store.close()
    again = TinyDBStore(tmp_path, PLAIN)
    assert 1 not in found_in(tmp_path)
    again.close()


def test_scrubbing_changes_nothing_that_stands(store: TinyDBStore) -> None:
    """Records, their order, earlier texts and what waits to be sent."""
    writer = Writer(store)
    writer.fill()
    before = store.records(), store.outbox(), store.versions("step", "r2")
    writer.purge(1)
    after = store.records(), store.outbox(), store.versions("step", "r2")
    assert [one for one in after[0] if one.id != "r1"] == [one for one in before[0] if one.id != "r1"]
    assert [one.id for one in after[0]] == [one.id for one in before[0]]
    assert [one for one in after[1] if one.record_id != "r1"] == [
        one for one in before[1] if one.record_id != "r1"
    ]
    assert after[2] == before[2] != []


def test_a_store_that_has_stopped_is_not_scrubbed(store: TinyDBStore, tmp_path: Path) -> None:
    """A closed one either: an error of the store, and no other."""
    rows = Rows(tmp_path / "other.db", SEAL)
    rows.close()
    with pytest.raises(StoreError):
        rows.scrub()
