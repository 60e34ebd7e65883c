"""A store that is older than what was confirmed: its log is gone or cut, or an earlier file was put in its place.

SQLite opens such a file without a word.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

from imr_workbook.domain.records import Record
from imr_workbook.store.confirmed import Confirmed, stands
from imr_workbook.store.documents import document_record
from imr_workbook.store.seals import Seal
from imr_workbook.store.sqlite_file import FORMAT, looking
from imr_workbook.store.store import StoreDamaged, StoreError


def refuse_older(store: Path, seal: Seal, confirmed: Confirmed) -> None:
    """See that what was confirmed last stands in a store; then all that was confirmed before it stands there too.

    A store that cannot be looked at so is let through: opening it tells what is wrong.

    Raises:
        StoreDamaged: it does not stand there. The file is left as it is.
    """
    if (last := confirmed.last()) is None:
        return
    if not store.exists():
        raise StoreDamaged("gone")
    (kind, record_id, field), stamp = last
    names = seal.name("table", kind), seal.name("row", kind, record_id)
    try:
        body = _body(store, *names)
        record = None if body is None else _record(seal, b"".join(names), body)
    except (sqlite3.Error, UnicodeError, StoreError, ValueError, TypeError):
        return
    if not stands(record, field, stamp):
        raise StoreDamaged("older")


def _body(store: Path, *names: bytes) -> bytes | None:
    """The body of a row, or none where there is no such row."""
    with contextlib.closing(looking(store)) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version > FORMAT:
            # A later one may have other tables.
            raise sqlite3.NotSupportedError
        if version < FORMAT:
            # Nothing is left of it: SQLite would begin it anew.
            return None
        found = db.execute("SELECT body FROM row WHERE tbl = ? AND id = ?", names).fetchone()
    return None if found is None else bytes(found[0])


def _record(seal: Seal, name: bytes, body: bytes) -> Record:
    kind, record_id, document = json.loads(seal.unseal(name, body).decode("utf-8", "surrogatepass"))
    return document_record(kind, record_id, document)
