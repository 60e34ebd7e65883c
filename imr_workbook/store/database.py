"""TinyDB over SQLite rows: the documented TinyDB API, at the cost of what is touched and not of the file.

Differences from TinyDB's own storages, on purpose:

- Document ids are text, since record ids are: "1", "2" … where none is given.
- Results never alias what is stored: changing one changes nothing until it is written.
- There is no query cache, since the store writes beside TinyDB; `cache_size` is not used.
- A table is there while it holds a document; `persist_empty` is not used.

`with db.transaction():` makes several operations, on any tables, one durable step.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, cast

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
        """Close the file."""
        self.rows.close()


class RowTable(Table):
    """A TinyDB table that reads and writes only the rows it touches."""

    document_id_class = str  # type: ignore[assignment]
    _next_id: int | None  # type: ignore[assignment]

    def __init__(
        self,
        storage: Storage,
        name: str,
        cache_size: int = 0,  # noqa: ARG002
        persist_empty: bool = False,  # noqa: ARG002
    ) -> None:
        super().__init__(storage, name, cache_size=0)

    def __len__(self) -> int:
        """Number of documents."""
        return self._rows.count(self.name)

    def _get_next_id(self) -> str:
        number = self._next_id
        if number is None:
            taken = (int(row_id) for row_id in self._rows.ids(self.name) if row_id.isdecimal())
            number = max(taken, default=0) + 1
        self._next_id = number + 1
        return str(number)

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return cast("dict[str, Mapping[str, Any]]", _Stored(self._rows, self.name))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._rows.transaction():
            touched = _Touched(self._rows, self.name)
            updater(touched)
            touched.write_back()

    @property
    def _rows(self) -> Rows:
        return cast("RowStorage", self._storage).rows


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
        self._tables.clear()


class _Stored(Mapping[str, Any]):
    """One table as a dict that cannot be changed: a row is read when it is asked for."""

    def __init__(self, rows: Rows, table: str) -> None:
        self._rows = rows
        self._table = table

    def __getitem__(self, row_id: object) -> Any:
        document = self._rows.get(self._table, str(row_id))
        if document is None:
            raise KeyError(row_id)
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows.ids(self._table))

    def __len__(self) -> int:
        return self._rows.count(self._table)

    def items(self) -> Any:
        """Ids and documents, read all at once."""
        return self._rows.documents(self._table)


class _Touched(MutableMapping[Any, Any]):
    """One table as a dict: a row is read when it is asked for, and written when it has changed."""

    def __init__(self, rows: Rows, table: str) -> None:
        self._rows = rows
        self._table = table
        self._stored = _Stored(rows, table)
        self._held: dict[str, dict[str, Any]] = {}
        self._before: dict[str, str] = {}
        self._gone: set[str] = set()

    def __getitem__(self, row_id: object) -> Any:
        key = str(row_id)
        if key in self._gone:
            raise KeyError(row_id)
        if key not in self._held:
            document = self._stored[key]
            self._held[key] = document
            self._before[key] = _text(document)
        return self._held[key]

    def __setitem__(self, row_id: object, document: Mapping[str, Any]) -> None:
        key = str(row_id)
        self._gone.discard(key)
        self._held[key] = dict(document)

    def __delitem__(self, row_id: object) -> None:
        key = str(row_id)
        self[key]
        del self._held[key]
        self._gone.add(key)

    def __iter__(self) -> Iterator[str]:
        stored = list(self._stored)
        known = set(stored)
        return iter(
            [row_id for row_id in stored if row_id not in self._gone]
            + [row_id for row_id in self._held if row_id not in known]
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Take all rows away."""
        self._gone.update(self._stored)
        self._held.clear()

    def write_back(self) -> None:
        """Write what has changed and take away what is gone."""
        texts = {row_id: _text(document) for row_id, document in self._held.items()}
        for row_id in self._gone:
            self._rows.delete(self._table, row_id)
        for row_id, text in texts.items():
            if self._before.get(row_id) != text:
                self._rows.put(self._table, row_id, self._held[row_id])


def _text(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False)


__all__ = ["Database", "Document", "RowStorage", "RowTable"]
