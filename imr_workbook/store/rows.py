"""Rows: documents in one SQLite file, durable when a transaction ends."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from imr_workbook.store.seals import Seal, Unsealed
from imr_workbook.store.sqlite_file import meaning_of, opened
from imr_workbook.store.store import StoreDamaged, StoreError, StoreStopped


class Rows:
    """One open SQLite file; every method maps SQLite's errors to StoreError."""

    def __init__(self, path: Path, seal: Seal | None = None) -> None:
        """Open or make the file; raises as `sqlite_file.opened` does."""
        self._seal: Seal = seal or Unsealed()
        self._depth = 0
        self._stopped = False
        self._db = opened(path)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; durable when the outermost one ends. An exception undoes everything in it.

        One inside another is undone alone where its exception is caught before the end of the outer.

        Raises:
            StoreFull, StoreNotWritable, StoreStopped, StoreError: nothing of it was kept.
        """
        begin, end, undo = _OUTER if self._depth == 0 else _INNER
        self._do(begin)
        self._depth += 1
        try:
            yield
            self._do(end)
        except BaseException:
            # After some errors SQLite has undone it by itself, and there is nothing left to undo.
            with contextlib.suppress(sqlite3.Error):
                for statement in undo:
                    self._db.execute(statement)
            raise
        finally:
            self._depth -= 1

    # documents -------------------------------------------------------------------------------

    def get(self, table: str, row_id: str) -> dict[str, Any] | None:
        """One document, or none. Each call gives a value of its own."""
        found = self._found("SELECT body FROM row WHERE tbl = ? AND id = ?", table, row_id)
        return self._opened(table, row_id, found[0][0]) if found else None

    def put(self, table: str, row_id: str, document: dict[str, Any]) -> None:
        """Keep a document under an id, in place of what was there."""
        self._write(
            "INSERT INTO row (tbl, id, body) VALUES (?, ?, ?)"
            " ON CONFLICT (tbl, id) DO UPDATE SET body = excluded.body",
            table,
            row_id,
            self._closed(table, row_id, document),
        )

    def delete(self, table: str, row_id: str) -> None:
        """Take a document away."""
        self._write("DELETE FROM row WHERE tbl = ? AND id = ?", table, row_id)

    def count(self, table: str) -> int:
        """Number of documents in a table."""
        ((count,),) = self._found("SELECT count(*) FROM row WHERE tbl = ?", table)
        return int(count)

    def ids(self, table: str) -> list[str]:
        """Ids of a table, in the order in which they were first put."""
        return [row_id for (row_id,) in self._found("SELECT id FROM row WHERE tbl = ? ORDER BY seq", table)]

    def documents(self, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every document of a table with its id, in the order in which they were first put."""
        for row_id, body in self._found("SELECT id, body FROM row WHERE tbl = ? ORDER BY seq", table):
            yield row_id, self._opened(table, row_id, body)

    def everything(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Every document: table, id, document."""
        for table, row_id, body in self._found("SELECT tbl, id, body FROM row ORDER BY seq"):
            yield table, row_id, self._opened(table, row_id, body)

    def tables(self) -> list[str]:
        """Names of the tables that hold anything."""
        return [table for (table,) in self._found("SELECT DISTINCT tbl FROM row ORDER BY tbl")]

    def drop(self, table: str) -> None:
        """Take all documents of a table away."""
        self._write("DELETE FROM row WHERE tbl = ?", table)

    # outbox, versions, meta ------------------------------------------------------------------

    def outbox(self) -> list[dict[str, Any]]:
        """What waits to be sent."""
        found = self._found("SELECT field, body FROM outbox ORDER BY seq")
        return [self._opened("outbox", field, body) for field, body in found]

    def waiting(self, field: str) -> dict[str, Any] | None:
        """What waits to be sent of one field, or none."""
        found = self._found("SELECT body FROM outbox WHERE field = ?", field)
        return self._opened("outbox", field, found[0][0]) if found else None

    def send_later(self, field: str, document: dict[str, Any]) -> None:
        """Put into the outbox, in place of what waits of the same field."""
        self._write(
            "INSERT INTO outbox (field, body) VALUES (?, ?)"
            " ON CONFLICT (field) DO UPDATE SET body = excluded.body",
            field,
            self._closed("outbox", field, document),
        )

    def sent(self, field: str) -> None:
        """Take out of the outbox."""
        self._write("DELETE FROM outbox WHERE field = ?", field)

    def keep_version(self, record: str, document: dict[str, Any]) -> None:
        """Keep an overwritten text of a record."""
        body = self._closed("version", record, document)
        self._write("INSERT INTO version (record, body) VALUES (?, ?)", record, body)

    def versions(self, record: str) -> list[dict[str, Any]]:
        """The kept texts of a record, oldest first."""
        found = self._found("SELECT body FROM version WHERE record = ? ORDER BY seq", record)
        return [self._opened("version", record, body) for (body,) in found]

    def note(self, name: str) -> Any:
        """A small fact about the store, or none."""
        found = self._found("SELECT body FROM meta WHERE name = ?", name)
        return self._opened("meta", name, found[0][0]).get("value") if found else None

    def put_note(self, name: str, value: Any) -> None:
        """Keep a small fact."""
        body = self._closed("meta", name, {"value": value})
        self._write(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body", name, body
        )

    def close(self) -> None:
        """Close the file; twice is harmless."""
        with contextlib.suppress(sqlite3.Error):
            self._db.close()

    def _found(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(query, values).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            raise meaning_of(error) from error

    def _write(self, statement: str, *values: str | bytes) -> None:
        """One statement: a part of the transaction it stands in, or durable by itself."""
        if self._depth:
            self._do(statement, *values)
        else:
            with self.transaction():
                self._do(statement, *values)

    def _do(self, statement: str, *values: str | bytes) -> None:
        if self._stopped:
            raise StoreStopped("the disk failed to confirm an earlier write")
        if self._depth and not self._db.in_transaction:
            # An error inside was caught, but SQLite had undone all of it: what follows must not stand alone.
            raise StoreError("undone")
        try:
            self._db.execute(statement, values)
        except (sqlite3.Error, UnicodeError) as error:
            found = meaning_of(error)
            self._stopped = isinstance(found, StoreStopped)
            raise found from error

    def _closed(self, table: str, row_id: str, document: dict[str, Any]) -> bytes:
        text = _ENCODER.encode(document)
        # Half of a surrogate pair can stand in what was typed, and is no reason to lose the rest.
        return self._seal.seal(table, row_id, text.encode("utf-8", "surrogatepass"))

    def _opened(self, table: str, row_id: str, body: bytes) -> dict[str, Any]:
        try:
            document = json.loads(self._seal.unseal(table, row_id, body).decode("utf-8", "surrogatepass"))
        except (ValueError, TypeError) as error:
            raise StoreDamaged(table) from error
        if not isinstance(document, dict):
            raise StoreDamaged(table)
        return document


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_OUTER = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_INNER = ("SAVEPOINT inside", "RELEASE inside", ("ROLLBACK TO inside", "RELEASE inside"))
