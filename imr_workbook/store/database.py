"""TinyDB over SQLite rows: the documented TinyDB API, at the cost of what is touched and not of the file.

Differences from TinyDB's own storages, on purpose: document ids are text; results never alias what is
stored; there is no query cache; `with db.transaction():` makes several tables one durable step.
"""

from __future__ import annotations

import contextlib
import json
import uuid
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from imr_workbook.store.rows import Rows


class RowStorage(Storage):
    """Rows as a TinyDB storage. Whole-file reads and writes work, and are only for tools."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Every table; None for an empty store, as TinyDB's storages do."""
        found = {table: dict(self.rows.documents(table)) for table in self.rows.tables()}
        return found or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make the store hold just `data`."""
        with self.rows.transaction():
            for table in self.rows.tables():
                self.rows.drop(table)
            for table, documents in data.items():
                for row_id, document in documents.items():
                    self.rows.put(table, str(row_id), dict(document))

    def close(self) -> None:
        """The store that owns the rows closes them."""


class RowTable(Table):
    """A TinyDB table that reads and writes only the rows it touches."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0

    def _get_next_id(self) -> str:  # type: ignore[override]
        return uuid.uuid4().hex

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return _Touched(self._rows, self.name)  # type: ignore[return-value]

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._rows.transaction():
            touched = _Touched(self._rows, self.name)
            updater(touched)
            touched.write_back()

    def __len__(self) -> int:
        """Number of documents."""
        return len(self._rows.ids(self.name))

    @property
    def _rows(self) -> Rows:
        storage = self._storage
        assert isinstance(storage, RowStorage)
        return storage.rows


class Database(TinyDB):
    """TinyDB on rows."""

    table_class = RowTable

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows, storage=RowStorage)
        self._row_store = rows

    def transaction(self) -> contextlib.AbstractContextManager[None]:
        """All changes inside are one durable step, over any number of tables."""
        return self._row_store.transaction()

    def tables(self) -> set[str]:
        """Names of the tables that hold anything."""
        return set(self._row_store.tables())

    def drop_table(self, name: str) -> None:
        """Take a table away."""
        self._tables.pop(name, None)
        self._row_store.drop(name)

    def drop_tables(self) -> None:
        """Take all tables away."""
        with self.transaction():
            for name in self.tables():
                self.drop_table(name)


class _Touched(MutableMapping[str, Any]):
    """One table as a dict: a row is read when it is asked for, and written when it has changed."""

    def __init__(self, rows: Rows, table: str) -> None:
        self._rows = rows
        self._table = table
        self._held: dict[str, dict[str, Any]] = {}
        self._before: dict[str, str] = {}
        self._gone: set[str] = set()

    def __getitem__(self, row_id: str) -> Any:
        if row_id in self._gone:
            raise KeyError(row_id)
        if row_id not in self._held:
            document = self._rows.get(self._table, row_id)
            if document is None:
                raise KeyError(row_id)
            self._hold(row_id, document)
        return self._held[row_id]

    def _hold(self, row_id: str, document: dict[str, Any]) -> None:
        self._held[row_id] = document
        self._before[row_id] = _text(document)

    def __setitem__(self, row_id: str, document: Mapping[str, Any]) -> None:
        self._gone.discard(row_id)
        self._held[row_id] = json.loads(_text(document))

    def __delitem__(self, row_id: str) -> None:
        self[row_id]
        del self._held[row_id]
        self._gone.add(row_id)

    def __iter__(self) -> Iterator[str]:
        stored = [row_id for row_id in self._rows.ids(self._table) if row_id not in self._gone]
        new = [row_id for row_id in self._held if row_id not in set(stored)]
        return iter(stored + new)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def write_back(self) -> None:
        """Write what has changed and take away what is gone."""
        for row_id in self._gone:
            self._rows.delete(self._table, row_id)
        for row_id, document in self._held.items():
            if self._before.get(row_id) != _text(document):
                self._rows.put(self._table, row_id, document)


def _text(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False)


__all__ = ["Database", "Document", "RowStorage", "RowTable"]
