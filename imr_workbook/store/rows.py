"""Rows: documents in one SQLite file, durable when a transaction ends."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from imr_workbook.store.json_bytes import json_bytes, read_json
from imr_workbook.store.seals import Seal
from imr_workbook.store.sqlite_file import meaning_of, opened
from imr_workbook.store.store import StoreDamaged, StoreError, StoreStopped


class Rows:
    """One open SQLite file; every method maps SQLite's errors to StoreError."""

    def __init__(
        self, path: Path, seal: Seal, open_file: Callable[[Path], sqlite3.Connection] = opened
    ) -> None:
        """Open or make the file; raises as `open_file` does, by itself as `sqlite_file.opened`."""
        self._seal = seal
        self._depth = 0
        self._stopped = False
        self._most: int | None = None
        self._seqs: dict[tuple[str, bytes], int] = {}
        """Numbers of rows that were read, by table and name: whoever reads one mostly writes it next."""
        self.damaged: set[tuple[str, bytes]] = set()
        """Rows that were met and do not open under the key, which names they have: left out, and left as they are."""
        self._db = open_file(path)
        # One flipped bit makes text of bytes, and it would stop the reading of all the others.
        self._db.text_factory = bytes

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
            self._forget_numbers()
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
        names = self._table(table), self._row(table, row_id)
        found = self._found("SELECT seq, body FROM row WHERE tbl = ? AND id = ?", *names)
        if not found:
            return None
        ((seq, body),) = found
        self._remember("row", b"".join(names), seq)
        opened = self._document(*names, body)
        return None if opened is None else opened[2]

    def put(self, table: str, row_id: str, document: dict[str, Any]) -> None:
        """Keep a document under an id, in place of what was there."""
        names = self._table(table), self._row(table, row_id)
        name = b"".join(names)
        body = self._closed(name, [table, row_id, document])
        if (seq := self._seqs.get(("row", name))) is not None:
            self._write("UPDATE row SET body = ? WHERE seq = ?", body, seq)
        else:
            ((seq,),) = self._write(
                "INSERT INTO row (tbl, id, body) VALUES (?, ?, ?)"
                " ON CONFLICT (tbl, id) DO UPDATE SET body = excluded.body RETURNING seq",
                *names,
                body,
            )
            self._most = max(self.most, seq)
        self.damaged.discard(("row", name))

    def delete(self, table: str, row_id: str) -> None:
        """Take a document away."""
        self._forget_numbers()
        self._write("DELETE FROM row WHERE tbl = ? AND id = ?", self._table(table), self._row(table, row_id))

    def count(self, table: str) -> int:
        """Number of rows in a table, those that do not open too."""
        ((count,),) = self._found("SELECT count(*) FROM row WHERE tbl = ?", self._table(table))
        return int(count)

    @property
    def most(self) -> int:
        """Number of rows in all tables, as long as none was taken away; known at once, however many there are."""
        if self._most is None:
            ((most,),) = self._found("SELECT max(seq) FROM row")
            self._most = int(most or 0)
        return self._most

    def is_damaged(self, table: str, row_id: str) -> bool:
        """Whether a row was met that does not open."""
        return ("row", self._table(table) + self._row(table, row_id)) in self.damaged

    def ids(self, table: str) -> list[str]:
        """Ids of a table, in the order in which they were first put."""
        return [row_id for row_id, _ in self.documents(table)]

    def documents(self, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every document of a table with its id, in the order in which they were first put."""
        for names in self._found(
            "SELECT tbl, id, body FROM row WHERE tbl = ? ORDER BY seq", self._table(table)
        ):
            if (opened := self._document(*names)) is not None:
                yield opened[1:]

    def everything(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Every document: table, id, document."""
        for names in self._found("SELECT tbl, id, body FROM row ORDER BY seq"):
            if (opened := self._document(*names)) is not None:
                yield opened

    def tables(self) -> list[str]:
        """Names of the tables that hold anything."""
        found: set[str] = set()
        for (tbl,) in self._found("SELECT DISTINCT tbl FROM row"):
            rows = self._found("SELECT tbl, id, body FROM row WHERE tbl = ? ORDER BY seq", tbl)
            found.update(
                name for name, _, _ in islice(filter(None, (self._document(*row) for row in rows)), 1)
            )
        return sorted(found)

    def drop(self, table: str) -> None:
        """Take all documents of a table away."""
        self._forget_numbers()
        self._write("DELETE FROM row WHERE tbl = ?", self._table(table))

    # outbox, versions, meta ------------------------------------------------------------------

    def outbox(self) -> list[dict[str, Any]]:
        """What waits to be sent."""
        found = self._found("SELECT field, body FROM outbox ORDER BY seq")
        return [one for field, body in found if (one := self._opened("outbox", field, body)) is not None]

    def waiting(self, field: str) -> dict[str, Any] | None:
        """What waits to be sent of one field, or none."""
        name = self._seal.name("outbox", field)
        found = self._found("SELECT seq, body FROM outbox WHERE field = ?", name)
        if not found:
            return None
        ((seq, body),) = found
        self._remember("outbox", name, seq)
        return self._opened("outbox", name, body)

    def send_later(self, field: str, document: dict[str, Any]) -> None:
        """Put into the outbox, in place of what waits of the same field."""
        name = self._seal.name("outbox", field)
        body = self._closed(name, document)
        if (seq := self._seqs.get(("outbox", name))) is not None:
            self._write("UPDATE outbox SET body = ? WHERE seq = ?", body, seq)
        else:
            self._write(
                "INSERT INTO outbox (field, body) VALUES (?, ?)"
                " ON CONFLICT (field) DO UPDATE SET body = excluded.body",
                name,
                body,
            )
        self.damaged.discard(("outbox", name))

    def sent(self, field: str) -> None:
        """Take out of the outbox."""
        self._forget_numbers()
        self._write("DELETE FROM outbox WHERE field = ?", self._seal.name("outbox", field))

    def keep_version(self, record: str, document: dict[str, Any]) -> None:
        """Keep an overwritten text of a record."""
        name = self._seal.name("version", record)
        self._write("INSERT INTO version (record, body) VALUES (?, ?)", name, self._closed(name, document))

    def versions(self, record: str) -> list[dict[str, Any]]:
        """The kept texts of a record, oldest first."""
        name = self._seal.name("version", record)
        found = self._found("SELECT body FROM version WHERE record = ? ORDER BY seq", name)
        return [one for (body,) in found if (one := self._opened("version", name, body)) is not None]

    def check_versions(self) -> None:
        """Meet every kept text, so that `damaged` tells of all that do not open."""
        for name, body in self._found("SELECT record, body FROM version"):
            self._opened("version", name, body)

    def forget_versions(self, record: str) -> None:
        """Keep no overwritten text of a record any more."""
        self._write("DELETE FROM version WHERE record = ?", self._seal.name("version", record))

    def note(self, name: str) -> Any:
        """A small fact about the store; None where there is none, and where it does not open."""
        sealed = self._seal.name("meta", name)
        found = self._found("SELECT body FROM meta WHERE name = ?", sealed)
        opened = self._opened("meta", sealed, found[0][0]) if found else None
        return None if opened is None else opened.get("value")

    def put_note(self, name: str, value: Any) -> None:
        """Keep a small fact."""
        sealed = self._seal.name("meta", name)
        self._write(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body",
            sealed,
            self._closed(sealed, {"value": value}),
        )
        self.damaged.discard(("meta", sealed))

    def drop_note(self, name: str) -> None:
        """Keep a small fact no longer."""
        self._write("DELETE FROM meta WHERE name = ?", self._seal.name("meta", name))

    def scrub(self) -> None:
        """Let nothing stand in the file or its log that no row holds.

        `secure_delete` overwrites what is deleted, but not the copies that SQLite leaves behind in a page when
        it moves rows between pages. So the file is made anew, and its log cut off.

        Raises:
            StoreFull, StoreNotWritable, StoreStopped, StoreError: what was there may still be; no row is changed.
        """
        # It would lie in a file of the system otherwise.
        for statement in ("PRAGMA temp_store = MEMORY", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            self._do(statement)

    @property
    def written(self) -> bool:
        """Whether anything was ever written here, under this key or another."""
        return any(self._found(f"SELECT 1 FROM {table} LIMIT 1") for table in ("meta", "row"))  # noqa: S608

    @property
    def ours(self) -> bool:
        """Whether anything here was written under this key: a note by its name, or a row that opens."""
        names = [self._seal.name("meta", name) for name in NOTES]
        marks = ", ".join("?" * len(names))
        noted = self._found(f"SELECT 1 FROM meta WHERE name IN ({marks})", *names)  # noqa: S608
        return bool(noted) or next(self.everything(), None) is not None

    def settle(self) -> None:
        """Bring all of the log into the file itself, so that the file is whole alone; raises StoreError."""
        self._found("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file; twice is harmless."""
        with contextlib.suppress(sqlite3.Error):
            self._db.close()

    def _remember(self, table: str, name: bytes, seq: int) -> None:
        if len(self._seqs) >= _NUMBERS_AT_HAND:
            self._seqs.clear()
        self._seqs[table, name] = seq

    def _forget_numbers(self) -> None:
        """A row was taken away, or may not be there after all."""
        self._most = None
        self._seqs.clear()

    def _found(self, query: str, *values: bytes) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(query, values).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            raise meaning_of(error) from error

    def _write(self, statement: str, *values: bytes | int) -> list[tuple[Any, ...]]:
        """One statement: a part of the transaction it stands in, or durable by itself; what it returns."""
        if self._depth:
            return self._do(statement, *values)
        with self.transaction():
            return self._do(statement, *values)

    def _do(self, statement: str, *values: bytes | int) -> list[tuple[Any, ...]]:
        if self._stopped:
            raise StoreStopped("the disk failed to confirm an earlier write")
        if self._depth and not self._db.in_transaction:
            # An error inside was caught, but SQLite had undone all of it: what follows must not stand alone.
            raise StoreError("undone")
        try:
            return self._db.execute(statement, values).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            found = meaning_of(error)
            self._stopped = isinstance(found, StoreStopped)
            raise found from error

    def _table(self, table: str) -> bytes:
        return self._seal.name("table", table)

    def _row(self, table: str, row_id: str) -> bytes:
        return self._seal.name("row", table, row_id)

    def _document(self, tbl: bytes, name: bytes, body: bytes) -> tuple[str, str, dict[str, Any]] | None:
        """Table, id and document of a row, which is bound to both of its names; none where it does not open."""
        found = self._read(tbl + name, body)
        if isinstance(found, list) and len(found) == 3 and isinstance(found[2], dict):
            return found[0], found[1], found[2]
        self.damaged.add(("row", tbl + name))
        return None

    def _opened(self, table: str, name: bytes, body: bytes) -> dict[str, Any] | None:
        found = self._read(name, body)
        if isinstance(found, dict):
            return found
        # Several texts have one name; no two have one body.
        self.damaged.add((table, body if table == "version" else name))
        return None

    def _closed(self, name: bytes, content: dict[str, Any] | list[Any]) -> bytes:
        return self._seal.seal(name, json_bytes(content))

    def _read(self, name: bytes, body: bytes) -> Any:
        """What stands in a body; None where it does not open or is nothing that we write."""
        try:
            return read_json(self._seal.unseal(name, body))
        except (StoreDamaged, ValueError, TypeError):
            return None


TO_COUNT = "to_count"
"""The first thing noted in a store that was rebuilt; the others come when it is opened."""
NOTES = ("device", "last_stamp", "cursors", TO_COUNT)
"""Names of small facts, of which every store has one."""

_NUMBERS_AT_HAND = 100

_OUTER = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_INNER = ("SAVEPOINT inside", "RELEASE inside", ("ROLLBACK TO inside", "RELEASE inside"))
