"""The durable store keeps the contract, is the same when opened again, and is TinyDB to look into."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tinydb import where
from tinydb.queries import QueryInstance

from imr_workbook.domain.changes import Change
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import SITTING_MS
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.rows import Rows
from imr_workbook.store.store import StoreDamaged, StoreInUse
from imr_workbook.store.tinydb_store import AHEAD_MS, FILE, TinyDBStore
from tests.changes import KINDS, RECORDS, changes
from tests.store.contract import THERE, StoreContract
from tests.store.everything import everything
from tests.store.sealed import SEAL


class TestTinyDBStore(StoreContract):
    """The contract, on the disk."""

    @pytest.fixture(autouse=True)
    def _close(self) -> Iterator[None]:
        self.opened: list[TinyDBStore] = []
        yield
        for store in self.opened:
            store.close()

    def open(self, folder: Path) -> TinyDBStore:
        self.opened.append(TinyDBStore(folder, SEAL))
        return self.opened[-1]

    def test_it_is_the_same_when_it_is_opened_again(self, tmp_path: Path) -> None:
        """Records, outbox and its order, versions, cursors, stamp, device."""
        store = self.open(tmp_path)
        first = self.own(store, 1, "Jeg vil på ferie")
        store.append([first, self.own(store, 2, "x", record="r2")])
        store.append([self.own(store, 1 + SITTING_MS * 2, "Jeg vil på højskole", first.stamp)])
        store.append([self.change(THERE, 4, "Løbe")], {"private": 3})
        records = [("step", "r1"), ("step", "r2")]
        before = everything(store, records)
        assert len(store.versions("step", "r1")) == 2
        store.close()
        assert everything(self.open(tmp_path), records) == before


class TestSealedStore(TestTinyDBStore):
    """The contract again, with a seal on every row."""

    def open(self, folder: Path) -> TinyDBStore:
        self.opened.append(TinyDBStore(folder, SEAL))
        return self.opened[-1]


def test_each_store_is_a_device_of_its_own(tmp_path: Path) -> None:
    """Two folders are two devices, and each stays the one it is."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = TinyDBStore(tmp_path / "a", SEAL), TinyDBStore(tmp_path / "b", SEAL)
    device = one.device
    assert device != other.device
    one.close()
    other.close()
    again = TinyDBStore(tmp_path / "a", SEAL)
    assert again.device == device
    again.close()


def test_where_it_was_ended_no_stamp_is_given_twice(tmp_path: Path) -> None:
    """The note may be ahead, by seconds and never behind; where it was closed it is exact."""
    folder, ended = tmp_path / "folder", tmp_path / "ended"
    folder.mkdir()
    store = TinyDBStore(folder, SEAL)
    for ms in (1_000, 1_001, 1_000 + AHEAD_MS, 1_001 + AHEAD_MS):
        given = Stamp(ms, 0, store.device)
        store.append([Change("r1", "step", "text", f"{ms}", given)])
        shutil.copytree(folder, ended)
        with closing(TinyDBStore(ended, SEAL)) as again:
            assert again.last_stamp is not None
            assert given <= again.last_stamp <= given._replace(ms=ms + AHEAD_MS)
        shutil.rmtree(ended)
    store.close()
    with closing(TinyDBStore(folder, SEAL)) as again:
        assert again.last_stamp == given


def test_a_record_is_a_document_of_its_kinds_table(tmp_path: Path) -> None:
    """The file can be asked with TinyDB: the form of a document is the file format."""
    store = TinyDBStore(tmp_path, SEAL)
    store.append([Change("r1", "step", "text", "Gå en tur", Stamp(5, 1, "b2"), Stamp(4, 0, "c3"), 2)])
    table = store.db.table("step")
    (document,) = table.search(_text_is("Gå en tur"))
    assert str(document.doc_id) == "r1"
    assert document == {
        "v": 2,
        "fields": {"text": ["Gå en tur", "0000000000005-0001-b2", "0000000000004-0000-c3"]},
    }
    store.append([Change("r1", "step", "text", "Løbe", Stamp(6, 0, "b2"))])
    assert table.search(_text_is("Gå en tur")) == []
    assert table.count(_text_is("Løbe")) == 1
    store.close()


def _text_is(text: str) -> QueryInstance:
    query: QueryInstance = where("fields").text.test(lambda value: value[0] == text)
    return query


def test_a_second_store_on_the_folder_is_refused(tmp_path: Path) -> None:
    """One file, one store; the first goes on undisturbed."""
    store = TinyDBStore(tmp_path, SEAL)
    store.append([Change("r1", "step", "text", "a", Stamp(1, 0, store.device))])
    with pytest.raises(StoreInUse):
        TinyDBStore(tmp_path, SEAL)
    store.append([Change("r1", "step", "text", "b", Stamp(2, 0, store.device))])
    store.close()
    again = TinyDBStore(tmp_path, SEAL)
    assert again.records()[0].get("text") == "b"
    again.close()


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"v": 1},
        {"v": 1, "fields": [1]},
        {"v": 1, "fields": {"text": ["a"]}},
        {"v": 1, "fields": {"text": ["a", "no stamp", None]}},
        {"v": 1, "fields": {"text": ["a", 7, None]}},
    ],
)
def test_a_document_that_is_no_record_is_damage_and_no_crash(
    tmp_path: Path, document: dict[str, object]
) -> None:
    """It is said, and never shown as something else."""
    rows = Rows(tmp_path / FILE, SEAL)
    rows.put("step", "r1", document)
    rows.close()
    store = TinyDBStore(tmp_path, SEAL)
    with pytest.raises(StoreDamaged):
        store.records()
    store.close()


def test_a_stamp_that_is_none_is_damage(tmp_path: Path) -> None:
    """A store whose clock cannot be read is not written on, and is let go of."""
    rows = Rows(tmp_path / FILE, SEAL)
    rows.put_note("device", "here")
    rows.put_note("last_stamp", "yesterday")
    rows.close()
    for _try in range(2):
        with pytest.raises(StoreDamaged):
            TinyDBStore(tmp_path, SEAL)


class Comparison(RuleBasedStateMachine):
    """Whatever is done, the store on the disk says what the one in memory says, opened again or not."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        # Not a random one: what wins over another device's stamp must be the same in every run of an example.
        rows = Rows(Path(self.folder.name) / FILE, SEAL)
        rows.put_note("device", "b1")
        rows.close()
        self.durable = TinyDBStore(Path(self.folder.name), SEAL)
        self.memory = MemoryStore(self.durable.device)

    @rule(batch=st.lists(changes(), max_size=4), own=st.booleans(), cursor=st.none() | st.integers(1, 9))
    def append(self, batch: list[Change], own: bool, cursor: int | None) -> None:
        if own:
            batch = [
                Change(one.record_id, one.kind, one.field, one.value, stamp, one.base, one.schema)
                for one in batch
                if (stamp := one.stamp._replace(device=self.durable.device))
            ]
        cursors = None if cursor is None else {"private": cursor}
        assert self.durable.append(batch, cursors) == self.memory.append(batch, cursors)

    @rule(batch=st.lists(changes(), max_size=2))
    def write_over(self, batch: list[Change]) -> None:
        """Own changes over what stands, as a person makes them."""
        for one in batch:
            record = self.memory.record((one.kind, one.record_id))
            standing = None if record is None else record.fields.get(one.field)
            base = None if standing is None else standing.stamp
            stamp = Stamp((base.ms if base else 0) + 1, 0, self.durable.device)
            change = Change(one.record_id, one.kind, one.field, one.value, stamp, base)
            assert self.durable.append([change]) == self.memory.append([change])

    @rule(data=st.data())
    def acknowledge(self, data: st.DataObject) -> None:
        if waiting := self.memory.outbox():
            some = data.draw(st.lists(st.sampled_from(waiting), max_size=3))
            self.durable.acknowledge(some)
            self.memory.acknowledge(some)

    @rule()
    def reopen(self) -> None:
        self.durable.close()
        self.durable = TinyDBStore(Path(self.folder.name), SEAL)

    @invariant()
    def the_same(self) -> None:
        keys = [(kind, record) for kind in KINDS for record in RECORDS]
        assert everything(self.durable, keys) == everything(self.memory, keys)

    def teardown(self) -> None:
        self.durable.close()
        self.folder.cleanup()


TestComparison = Comparison.TestCase
TestComparison.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
