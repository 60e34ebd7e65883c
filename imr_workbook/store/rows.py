"""Rows: documents in one SQLite file, durable when a transaction ends. The only user of sqlite3."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from imr_workbook.store.store import (
    StoreDamaged,
    StoreError,
    StoreFromNewerVersion,
    StoreFull,
    StoreInUse,
    StoreNotWritable,
)

FORMAT = 0
"""Rows stand unsealed: trial versions only."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS row (
    tbl TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (tbl, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, field TEXT NOT NULL UNIQUE, body BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS version (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, record TEXT NOT NULL, body BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS version_record ON version (record);
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
"""

_FSYNC_FAILED = 1034
"""SQLITE_IOERR_FSYNC: the kernel may have dropped what it could not write, so trying again proves nothing."""

_MEANINGS: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_READONLY: StoreNotWritable,
    sqlite3.SQLITE_CANTOPEN: StoreNotWritable,
    sqlite3.SQLITE_PERM: StoreNotWritable,
    sqlite3.SQLITE_BUSY: StoreInUse,
    sqlite3.SQLITE_LOCKED: StoreInUse,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
}


class Seal(Protocol):
    """What stands between a document and the disk."""

    def seal(self, table: str, row_id: str, plain: bytes) -> bytes:
        """The bytes to keep; `table` and `row_id` are bound to them."""

    def unseal(self, table: str, row_id: str, kept: bytes) -> bytes:
        """The bytes that were given to `seal`; raises StoreDamaged when they are not those."""


class Unsealed:
    """Format 0: the bytes as they are."""

    def seal(self, table: str, row_id: str, plain: bytes) -> bytes:  # noqa: ARG002
        """The same bytes."""
        return plain

    def unseal(self, table: str, row_id: str, kept: bytes) -> bytes:  # noqa: ARG002
        """The same bytes."""
        return kept


class Rows:
    """One open SQLite file; every method maps SQLite's errors to StoreError."""

    def __init__(self, path: Path, seal: Seal | None = None) -> None:
        """Open or make the file.

        Raises:
            StoreInUse: another process has it.
            StoreNotWritable: the folder or file may not be written.
            StoreDamaged: the file cannot be read; it is left as it is.
            StoreFromNewerVersion: a later version wrote it.
        """
        self._seal: Seal = seal or Unsealed()
        self._depth = 0
        self._broken = False
        with _meaning():
            self._db = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            with _meaning():
                self._prepare()
        except BaseException:
            self._db.close()
            raise

    def _prepare(self) -> None:
        # Exclusive before WAL: then SQLite needs no shared memory, and a second process is refused.
        for pragma in (
            "locking_mode = EXCLUSIVE",
            "journal_mode = WAL",
            "synchronous = FULL",
            "fullfsync = 1",
            "checkpoint_fullfsync = 1",
            "secure_delete = ON",
            "trusted_schema = OFF",
        ):
            self._db.execute(f"PRAGMA {pragma}")
        (found,) = self._db.execute("PRAGMA user_version").fetchone()
        if found > FORMAT:
            raise StoreFromNewerVersion(found)
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("COMMIT")
        if self._db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise StoreDamaged("quick_check")
        self._db.executescript(_SCHEMA)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; the outermost one ends durable. An exception undoes everything in it.

        Raises:
            StoreFull, StoreNotWritable, StoreError: nothing of it was kept.
        """
        if self._broken:
            raise StoreError("reading only: the disk failed to confirm an earlier write")
        if self._depth:
            yield
            return
        with _meaning():
            self._db.execute("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
            with _meaning():
                self._db.execute("COMMIT")
        except BaseException as error:
            self._undo(error)
            raise
        finally:
            self._depth -= 1

    def _undo(self, error: BaseException) -> None:
        cause = error.__cause__
        if isinstance(cause, sqlite3.Error) and getattr(cause, "sqlite_errorcode", 0) == _FSYNC_FAILED:
            self._broken = True
        if self._db.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")

    # documents -------------------------------------------------------------------------------

    def get(self, table: str, row_id: str) -> dict[str, Any] | None:
        """One document, or none. Each call gives a value of its own."""
        with _meaning():
            found = self._db.execute(
                "SELECT body FROM row WHERE tbl = ? AND id = ?", (table, row_id)
            ).fetchone()
        return None if found is None else self._opened(table, row_id, found[0])

    def put(self, table: str, row_id: str, document: dict[str, Any]) -> None:
        """Keep a document under an id, in place of what was there."""
        with self.transaction(), _meaning():
            body = self._closed(table, row_id, document)
            self._db.execute("INSERT OR REPLACE INTO row VALUES (?, ?, ?)", (table, row_id, body))

    def delete(self, table: str, row_id: str) -> None:
        """Take a document away."""
        with self.transaction(), _meaning():
            self._db.execute("DELETE FROM row WHERE tbl = ? AND id = ?", (table, row_id))

    def ids(self, table: str) -> list[str]:
        """Ids of a table, in the order of the ids."""
        with _meaning():
            found = self._db.execute("SELECT id FROM row WHERE tbl = ? ORDER BY id", (table,)).fetchall()
        return [row_id for (row_id,) in found]

    def documents(self, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every document of a table with its id."""
        with _meaning():
            found = self._db.execute(
                "SELECT id, body FROM row WHERE tbl = ? ORDER BY id", (table,)
            ).fetchall()
        for row_id, body in found:
            yield row_id, self._opened(table, row_id, body)

    def everything(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Every document: table, id, document."""
        with _meaning():
            found = self._db.execute("SELECT tbl, id, body FROM row").fetchall()
        for table, row_id, body in found:
            yield table, row_id, self._opened(table, row_id, body)

    def tables(self) -> list[str]:
        """Names of the tables that hold anything."""
        with _meaning():
            found = self._db.execute("SELECT DISTINCT tbl FROM row ORDER BY tbl").fetchall()
        return [table for (table,) in found]

    def drop(self, table: str) -> None:
        """Take all documents of a table away."""
        with self.transaction(), _meaning():
            self._db.execute("DELETE FROM row WHERE tbl = ?", (table,))

    # outbox, versions, meta ------------------------------------------------------------------

    def outbox(self) -> list[dict[str, Any]]:
        """What waits to be sent, oldest first."""
        with _meaning():
            found = self._db.execute("SELECT field, body FROM outbox ORDER BY seq").fetchall()
        return [self._opened("outbox", field, body) for field, body in found]

    def waiting(self, field: str) -> dict[str, Any] | None:
        """What waits to be sent of one field, or none."""
        with _meaning():
            found = self._db.execute("SELECT body FROM outbox WHERE field = ?", (field,)).fetchone()
        return None if found is None else self._opened("outbox", field, found[0])

    def send_later(self, field: str, document: dict[str, Any]) -> None:
        """Put into the outbox, in place of what waits of the same field, and last in line."""
        with self.transaction(), _meaning():
            body = self._closed("outbox", field, document)
            self._db.execute("INSERT OR REPLACE INTO outbox (field, body) VALUES (?, ?)", (field, body))

    def sent(self, field: str) -> None:
        """Take out of the outbox."""
        with self.transaction(), _meaning():
            self._db.execute("DELETE FROM outbox WHERE field = ?", (field,))

    def keep_version(self, record: str, document: dict[str, Any]) -> None:
        """Keep an overwritten text of a record."""
        with self.transaction(), _meaning():
            body = self._closed("version", record, document)
            self._db.execute("INSERT INTO version (record, body) VALUES (?, ?)", (record, body))

    def versions(self, record: str) -> list[dict[str, Any]]:
        """The kept texts of a record, oldest first."""
        with _meaning():
            query = "SELECT body FROM version WHERE record = ? ORDER BY seq"
            found = self._db.execute(query, (record,)).fetchall()
        return [self._opened("version", record, body) for (body,) in found]

    def note(self, name: str) -> Any:
        """A small fact about the store, or none."""
        with _meaning():
            found = self._db.execute("SELECT body FROM meta WHERE name = ?", (name,)).fetchone()
        return None if found is None else self._opened("meta", name, found[0])["value"]

    def put_note(self, name: str, value: Any) -> None:
        """Keep a small fact."""
        with self.transaction(), _meaning():
            body = self._closed("meta", name, {"value": value})
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, body))

    def close(self) -> None:
        """Close the file; twice is harmless."""
        with contextlib.suppress(sqlite3.Error):
            self._db.close()

    def _closed(self, table: str, row_id: str, document: dict[str, Any]) -> bytes:
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        return self._seal.seal(table, row_id, text.encode())

    def _opened(self, table: str, row_id: str, body: bytes) -> dict[str, Any]:
        try:
            document: dict[str, Any] = json.loads(self._seal.unseal(table, row_id, body))
        except (ValueError, TypeError) as error:
            raise StoreDamaged(table) from error
        return document


@contextlib.contextmanager
def _meaning() -> Iterator[None]:
    """SQLite's errors as ours. Messages carry no content, only kinds."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) or 0
        raise _MEANINGS.get(code & 0xFF, StoreError)(type(error).__name__) from error
