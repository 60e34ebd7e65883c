"""TinyDB's documented API on our rows: operation by operation as upstream in memory.

Beside text ids, the exceptions are those listed in `imr_workbook/store/database.py`; each has a test here.
"""

from __future__ import annotations

import re
import string
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tinydb import Query, TinyDB, where
from tinydb.operations import add, decrement, delete, increment, subtract
from tinydb.operations import set as set_field
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from imr_workbook.store.database import Database
from imr_workbook.store.rows import Rows
from imr_workbook.store.store import StoreError
from tests.store.sealed import SEAL

Id: TypeAlias = Callable[[int], Any]
"""A document id, in the form that the database has."""
Operation: TypeAlias = Callable[[Any, Id], Any]

DOCUMENTS: tuple[dict[str, Any], ...] = (
    {"name": "Aya", "age": 41, "likes": ["te", "gåture"], "home": {"town": "Aarhus", "floor": 3}},
    {
        "name": "Bo",
        "age": 17,
        "likes": [],
        "friends": [{"name": "Aya", "age": 41}, {}],
        "home": {"town": "Odense"},
    },
    {"name": "Çelik", "age": 41, "odd": None},
    {"name": "Ditte\n", "age": 2.5, "likes": ["te"], "home": {"town": "aarhus", "floor": 0}},
)

User = Query()


class Person(Mapping[str, Any]):
    """A mapping that is no dict."""

    def __getitem__(self, key: str) -> Any:
        return {"name": "Eva", "age": 5}[key]

    def __iter__(self) -> Iterator[str]:
        return iter(["name", "age"])

    def __len__(self) -> int:
        return 2


def grow(document: Any) -> None:
    document["age"] = document.get("age", 0) + 1
    document.pop("odd", None)


QUERIES: dict[str, Any] = {
    "equal": User.name == "Bo",
    "equal number": User.age == 41,
    "unequal": User.age != 41,
    "less": User.age < 18,
    "at most": User.age <= 17,
    "more": User.age > 17,
    "at least": User.age >= 41,
    "nested": User.home.town == "Odense",
    "nested by key": User["home"]["town"] == "Odense",
    "exists": User.home.floor.exists(),
    "none": User.odd == None,  # noqa: E711
    "matches": User.name.matches("[a-c].*", flags=re.IGNORECASE),
    "search": User.home.town.search("arhus"),
    "test": User.age.test(lambda value, least: value > least, 10),
    "any": User.likes.any(["te"]),
    "any of a query": User.friends.any(where("age") > 40),
    "all of a query": User.friends.all(where("age") > 40),
    "all": User.likes.all(["te", "gåture"]),
    "one of": User.name.one_of(["Aya", "Ditte\n"]),
    "fragment": User.fragment({"age": 41, "name": "Aya"}),
    "nested fragment": User.home.fragment({"floor": 0}),
    "and": (User.age == 41) & (User.name == "Aya"),
    "or": (User.name == "Bo") | (User.age == 2.5),
    "not": ~(User.age == 41),
    "mapped": User.name.map(str.lower) == "aya",
    "where": where("name") == "Bo",
    "noop": User.noop(),
    "a function": lambda document: "odd" in document,
    "no match": User.name == "Nobody",
}

OPERATIONS: dict[str, Operation] = {
    "insert": lambda db, i: db.insert({"name": "Eva"}),
    "insert nothing in it": lambda db, i: db.insert({}),
    "insert a mapping": lambda db, i: db.insert(Person()),
    "insert with an id": lambda db, i: [
        db.insert(Document({"name": "Eva"}, doc_id=i(12))),
        db.insert({"name": "Finn"}),
    ],
    "insert with an id that is taken": lambda db, i: db.insert(Document({"name": "Eva"}, doc_id=i(2))),
    "insert what is no mapping": lambda db, i: db.insert("Eva"),
    "insert several": lambda db, i: db.insert_multiple([{"name": "Eva"}, {"name": "Finn"}]),
    "insert several of a generator": lambda db, i: db.insert_multiple({"n": n} for n in range(3)),
    "insert several with ids": lambda db, i: db.insert_multiple(
        [Document({"n": 1}, doc_id=i(7)), Document({"n": 2}, doc_id=i(6))]
    ),
    "insert several, one with an id that is taken": lambda db, i: db.insert_multiple(
        [{"n": 1}, Document({"n": 2}, doc_id=i(2))]
    ),
    "insert several, one no mapping": lambda db, i: db.insert_multiple([{"n": 1}, 7]),
    "insert none": lambda db, i: db.insert_multiple([]),
    "all": lambda db, i: db.all(),
    "iterate": lambda db, i: list(db),
    "len": lambda db, i: len(db),
    "get by id": lambda db, i: db.get(doc_id=i(2)),
    "get by id that is none": lambda db, i: db.get(doc_id=i(99)),
    "get by ids": lambda db, i: db.get(doc_ids=[i(3), i(1), i(99)]),
    "get nothing": lambda db, i: db.get(),
    "contains id": lambda db, i: [db.contains(doc_id=i(1)), db.contains(doc_id=i(99))],
    "contains nothing": lambda db, i: db.contains(),
    "update all": lambda db, i: db.update({"age": 1}),
    "update by query": lambda db, i: db.update({"age": 1, "new": [1]}, User.age == 41),
    "update by ids": lambda db, i: db.update({"age": 1}, doc_ids=[i(4), i(1), i(99)]),
    "update by a function": lambda db, i: db.update(grow, User.age.exists()),
    "update by delete": lambda db, i: db.update(delete("age"), User.name == "Bo"),
    "update by add": lambda db, i: db.update(add("age", 2)),
    "update by subtract": lambda db, i: db.update(subtract("age", 2)),
    "update by set": lambda db, i: db.update(set_field("age", {"years": 1}), doc_ids=[i(1)]),
    "update by increment": lambda db, i: db.update(increment("age")),
    "update by decrement": lambda db, i: db.update(decrement("age"), User.age == 41),
    "update what is not there": lambda db, i: db.update({"age": 1}, User.name == "Nobody"),
    "update several": lambda db, i: db.update_multiple(
        [({"age": 1}, User.name == "Bo"), (delete("likes"), User.likes.exists()), (grow, User.age == 1)]
    ),
    "upsert one that is there": lambda db, i: db.upsert({"age": 7}, User.name == "Bo"),
    "upsert one that is not": lambda db, i: db.upsert({"name": "Eva"}, User.name == "Eva"),
    "upsert by id": lambda db, i: db.upsert(Document({"age": 9}, doc_id=i(2))),
    "upsert by a new id": lambda db, i: db.upsert(Document({"age": 9}, doc_id=i(40))),
    "upsert without a query": lambda db, i: db.upsert({"age": 9}),
    "remove by query": lambda db, i: db.remove(User.age == 41),
    "remove by ids": lambda db, i: db.remove(doc_ids=[i(3), i(99), i(1)]),
    "remove what is not there": lambda db, i: db.remove(User.name == "Nobody"),
    "remove everything is not done so": lambda db, i: db.remove(),
    "truncate": lambda db, i: db.truncate(),
    "truncate and go on": lambda db, i: [db.truncate(), db.insert({"n": 1})],
    "remove the last and go on": lambda db, i: [db.remove(doc_ids=[i(4)]), db.insert({"n": 1})],
    "remove and insert again": lambda db, i: [
        db.remove(doc_ids=[i(1)]),
        db.insert(Document({"name": "Aya"}, doc_id=i(1))),
    ],
    "clear the cache": lambda db, i: db.clear_cache(),
    "drop a table": lambda db, i: [db.table("other").insert({"n": 1}), db.drop_table("other"), db.tables()],
    "drop a table that is none": lambda db, i: [db.drop_table("nothing"), db.tables()],
    "drop all tables": lambda db, i: [db.table("other").insert({"n": 1}), db.drop_tables(), db.tables()],
    "another table": lambda db, i: [
        db.table("other").insert({"name": "Bo"}),
        db.table("other").all(),
        db.table("other").update({"age": 3}, User.name == "Bo"),
        db.table("other").truncate(),
        len(db.table("other")),
    ],
    "the names of tables": lambda db, i: [db.table("a").insert({}), len(db.table("b")), sorted(db.tables())],
    "the same table each time": lambda db, i: db.table("a") is db.table("a"),
    "the name of a table": lambda db, i: [db.table("a").name, db.name, db.default_table_name],
    "as a storage": lambda db, i: db.storage.read(),
    "written as a storage": lambda db, i: [
        db.storage.write({"a": {"1": {"n": 1}}, "b": {"9": {}}}),
        db.table("a").all(),
        db.table("b").all(),
        len(db),
    ],
}


def asked(query: Any) -> dict[str, Operation]:
    """The four ways to ask."""
    return {
        "search": lambda db, i: db.search(query),
        "get": lambda db, i: db.get(query),
        "count": lambda db, i: db.count(query),
        "contains": lambda db, i: db.contains(query),
    }


OPERATIONS |= {f"{way}: {name}": ask for name, query in QUERIES.items() for way, ask in asked(query).items()}


def plain(found: Any) -> Any:
    """A result with every id as text."""
    match found:
        case Document():
            return ("document", str(found.doc_id), dict(found))
        case list():
            return [plain(one) for one in found]
        case int() if not isinstance(found, bool):
            return str(found)
        case _:
            return found


def outcome(run: Callable[[], Any]) -> Any:
    """What came back, or what was raised."""
    try:
        return plain(run())
    except Exception as error:
        return type(error), str(error)


def contents(db: TinyDB) -> dict[str, list[Any]]:
    """Every document in its order, of every table that holds one."""
    tables = {name: plain(db.table(name).all()) for name in db.tables()}
    return {name: found for name, found in tables.items() if found}


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[Rows]:
    found = Rows(tmp_path / "test.db", SEAL)
    yield found
    found.close()


@pytest.fixture
def db(rows: Rows) -> Database:
    found = Database(rows)
    found.insert_multiple(DOCUMENTS)
    return found


@pytest.fixture
def upstream() -> TinyDB:
    found = TinyDB(storage=MemoryStorage)
    found.insert_multiple(DOCUMENTS)
    return found


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS.keys())
def test_as_upstream(operation: Operation, db: Database, upstream: TinyDB) -> None:
    """The same result or error, the same documents in the same order afterwards; and once more."""
    for _time in range(2):
        expected = outcome(lambda: operation(upstream, int))
        assert outcome(lambda: operation(db, str)) == expected
        assert contents(db) == contents(upstream)


def test_a_database_is_a_context(tmp_path: Path) -> None:
    """Left, it is closed; what was in it is there when it is opened again, in its order."""
    with Database(Rows(tmp_path / "test.db", SEAL)) as db:
        db.insert_multiple(DOCUMENTS)
        before = contents(db)
    with pytest.raises(StoreError):
        db.all()
    with Database(Rows(tmp_path / "test.db", SEAL)) as db:
        assert contents(db) == before


def test_repr_tells_what_is_in_it(db: Database) -> None:
    """As upstream's."""
    assert repr(db) == (
        "<Database tables=['_default'], tables_count=1, default_table_documents_count=4, "
        "all_tables_documents_count=['_default=4']>"
    )
    assert re.fullmatch(r"<RowTable name='a', total=0, storage=<.*RowStorage object.*>>", repr(db.table("a")))


def test_what_json_cannot_hold_is_refused_whole(db: Database) -> None:
    """As with TinyDB's file: and nothing of it is written, the earlier ones neither."""
    before = contents(db)
    with pytest.raises(TypeError):
        db.insert_multiple([{"n": 1}, {"n": {1, 2}}])
    with pytest.raises(TypeError):
        db.update({"age": object()})
    assert contents(db) == before


def test_an_error_in_an_updater_changes_nothing(db: Database) -> None:
    """Neither the document it came to nor those before it."""
    before = contents(db)

    def bad(document: Any) -> None:
        document["age"] = 0
        if document["name"] == "Çelik":
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.update(bad)
    assert contents(db) == before


# the exceptions ------------------------------------------------------------------------------


def test_ids_are_text(db: Database) -> None:
    """Record ids are; where none is given they count as upstream's."""
    record: Any = "a-record"
    ids: list[Any] = [db.insert({}), db.insert(Document({}, doc_id=record)), db.insert({})]
    assert ids == ["5", "a-record", "6"]
    assert [str(document.doc_id) for document in db] == ["1", "2", "3", "4", "5", "a-record", "6"]


def test_results_are_never_the_stored_data(db: Database) -> None:
    """Changing what was found, or what was given, changes nothing until it is written."""
    given: dict[str, Any] = {"name": "Eva", "likes": ["te"]}
    db.insert(given)
    given["likes"].append("kaffe")
    before = contents(db)
    one = db.get(User.name == "Eva")
    assert isinstance(one, Document)
    for document in [*db.all(), *db.search(User.likes.exists()), one]:
        document.get("likes", []).append("mælk")
        document["name"] = "en anden"
    assert contents(db) == before
    assert before["_default"][-1][2]["likes"] == ["te"]


def test_there_is_no_query_cache(db: Database, rows: Rows) -> None:
    """What the store writes beside TinyDB is seen at once, whatever cache was asked for."""
    table = db.table("step", cache_size=30)
    query = User.age == 41
    assert table.search(query) == []
    rows.put("step", "r1", {"age": 41})
    assert table.search(query) == [{"age": 41}]
    table.search(query).clear()
    rows.delete("step", "r1")
    assert table.search(query) == []


def test_an_empty_table_is_no_table(db: Database) -> None:
    """A kind is a name; nothing is kept of it while there is no record."""
    db.table("empty", persist_empty=True)
    assert db.tables() == {"_default"}
    db.truncate()
    assert db.tables() == set()
    assert db.storage.read() is None


# transactions --------------------------------------------------------------------------------


def test_several_tables_in_one_step(db: Database, tmp_path: Path) -> None:
    """All of it is there afterwards, and when it is opened again."""
    with db.transaction():
        db.table("goal").insert({"text": "a"})
        db.table("step").insert_multiple([{"text": "b"}, {"text": "c"}])
        db.update({"age": 0}, User.name == "Bo")
        db.drop_table("goal")
        db.table("goal").insert({"text": "d"})
    after = contents(db)
    assert [found[2] for found in after["goal"]] == [{"text": "d"}]
    db.close()
    again = Database(Rows(tmp_path / "test.db", SEAL))
    assert contents(again) == after
    again.close()


def test_none_of_several_tables_when_one_fails(db: Database) -> None:
    """An error of any kind, at the very end too."""
    before = contents(db)

    def stopped() -> None:
        with db.transaction():
            db.table("goal").insert({"text": "a"})
            db.table("step").insert({"text": "b"})
            db.truncate()
            assert contents(db) != before
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert contents(db) == before


def test_one_inside_another_is_undone_alone_when_its_error_is_caught(db: Database) -> None:
    """What stood before it in the outer one stands, and what follows is kept."""
    before = contents(db)["_default"]

    def failing() -> None:
        with db.transaction():
            db.table("goal").insert({"text": "b"})
            with db.transaction():
                db.truncate()
            raise ZeroDivisionError

    with db.transaction():
        db.table("goal").insert({"text": "a"})
        with pytest.raises(ZeroDivisionError):
            failing()
        with pytest.raises(ValueError, match="already exists"):
            db.insert_multiple([{"n": 1}, Document({}, doc_id="2")])  # type: ignore[arg-type]
        db.table("goal").insert({"text": "c"})
    assert contents(db)["_default"] == before
    assert [found[2]["text"] for found in contents(db)["goal"]] == ["a", "c"]


def test_an_undone_outer_one_takes_the_inner_with_it(db: Database) -> None:
    """An inner one that ended well is durable with the outer, and not before."""
    before = contents(db)

    def failing() -> None:
        with db.transaction():
            with db.transaction():
                db.insert({"n": 1})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert contents(db) == before


# any sequence --------------------------------------------------------------------------------

names = st.sampled_from(["a", "b", "c"])
values = st.integers(-2, 2) | st.text(string.printable, max_size=3) | st.lists(st.integers(0, 2), max_size=2)
documents = st.dictionaries(names, values, max_size=3)
numbers = st.integers(1, 8)
queries = st.builds(
    lambda name, value, kind: {
        "equal": where(name) == value,
        "unequal": where(name) != value,
        "exists": where(name).exists(),
        "not": ~where(name).exists(),
    }[kind],
    names,
    values,
    st.sampled_from(["equal", "unequal", "exists", "not"]),
)
tables = st.sampled_from(["_default", "step"])


class AnySequence(RuleBasedStateMachine):
    """The documented operations in any order, on two tables, opened again now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.upstream = TinyDB(storage=MemoryStorage)
        self.open()

    def open(self) -> None:
        self.db = Database(Rows(Path(self.folder.name) / "test.db", SEAL))

    def both(self, operation: Operation, table: str) -> None:
        expected = outcome(lambda: operation(self.upstream.table(table), int))
        assert outcome(lambda: operation(self.db.table(table), str)) == expected

    @rule(table=tables, document=documents)
    def insert(self, table: str, document: dict[str, Any]) -> None:
        self.both(lambda db, i: db.insert(document), table)

    @rule(table=tables, document=documents, number=numbers)
    def insert_with_id(self, table: str, document: dict[str, Any], number: int) -> None:
        self.both(lambda db, i: db.insert(Document(document, doc_id=i(number))), table)

    @rule(table=tables, several=st.lists(documents, max_size=3))
    def insert_multiple(self, table: str, several: list[dict[str, Any]]) -> None:
        self.both(lambda db, i: db.insert_multiple(several), table)

    @rule(table=tables, document=documents, query=queries)
    def update(self, table: str, document: dict[str, Any], query: Any) -> None:
        self.both(lambda db, i: db.update(document, query), table)

    @rule(table=tables, document=documents, some=st.lists(numbers, max_size=3, unique=True))
    def update_ids(self, table: str, document: dict[str, Any], some: list[int]) -> None:
        self.both(lambda db, i: db.update(document, doc_ids=[i(one) for one in some]), table)

    @rule(table=tables, document=documents, query=queries)
    def upsert(self, table: str, document: dict[str, Any], query: Any) -> None:
        self.both(lambda db, i: db.upsert(document, query), table)

    @rule(table=tables, query=queries)
    def remove(self, table: str, query: Any) -> None:
        self.both(lambda db, i: db.remove(query), table)

    @rule(table=tables, some=st.lists(numbers, max_size=3, unique=True))
    def remove_ids(self, table: str, some: list[int]) -> None:
        self.both(lambda db, i: db.remove(doc_ids=[i(one) for one in some]), table)

    @rule(table=tables)
    def truncate(self, table: str) -> None:
        self.both(lambda db, i: db.truncate(), table)

    @rule(table=tables)
    def drop(self, table: str) -> None:
        self.upstream.drop_table(table)
        self.db.drop_table(table)

    @rule(table=tables, query=queries, number=numbers)
    def read(self, table: str, query: Any, number: int) -> None:
        self.both(lambda db, i: db.search(query), table)
        self.both(lambda db, i: db.get(query), table)
        self.both(lambda db, i: db.get(doc_id=i(number)), table)
        self.both(lambda db, i: len(db), table)

    @rule()
    def reopen(self) -> None:
        self.db.close()
        self.open()
        # Upstream, opened again, counts on from the highest id that is there.
        for name in ("_default", "step"):
            self.upstream.table(name)._next_id = None

    @invariant()
    def the_same(self) -> None:
        assert contents(self.db) == contents(self.upstream)

    def teardown(self) -> None:
        self.db.close()
        self.folder.cleanup()


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
