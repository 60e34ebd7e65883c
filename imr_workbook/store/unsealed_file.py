"""The unsealed file of the first trial versions (format 0): taken over once, then destroyed."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from imr_workbook.device.files import destroy, sync_file, sync_folder
from imr_workbook.domain.changes import Change
from imr_workbook.store.disk import disk
from imr_workbook.store.documents import document_record
from imr_workbook.store.files import BESIDE, TAKEN_OVER, UNFINISHED, UNSEALED
from imr_workbook.store.rows import Rows
from imr_workbook.store.seals import Seal
from imr_workbook.store.sqlite_file import meaning, opened
from imr_workbook.store.store import StoreDamaged


def take_over(folder: Path, sealed: Path, seal: Seal) -> None:
    """Seal what an unsealed file in `folder` holds into `sealed`, where that is not there yet.

    Ended anywhere in between, it begins again the next time: the sealed file gets its name when it is
    whole and durable.

    Raises:
        StoreDamaged: the unsealed file cannot be read. It is left as it is.
        StoreInUse, StoreFull, StoreNotWritable, StoreError: as when a store is opened.
    """
    unsealed, unfinished = folder / UNSEALED, folder / UNFINISHED
    with disk():
        _destroy(unfinished)
        _destroy(folder / TAKEN_OVER)
        if not unsealed.exists():
            # What lies beside it may be left of one that was taken over.
            _destroy(unsealed)
        if sealed.exists() or not unsealed.exists():
            return
        with contextlib.closing(opened(unsealed)) as db:
            _write(db, unfinished, seal)
        unfinished.rename(sealed)
        sync_folder(folder)


def merge_and_destroy(folder: Path, append: Callable[[list[Change]], object]) -> None:
    """Add to the sealed store what an unsealed file beside it holds, and leave nothing of that behind.

    Mostly it is there already. It is not where a trial version was used once more after the file was sealed.

    Raises:
        StoreError: as `take_over`; the unsealed file is left as it is.
    """
    unsealed = folder / UNSEALED
    if not unsealed.exists():
        return
    with disk():
        with contextlib.closing(opened(unsealed)) as db:
            append(_changes(db))
        # By another name first: ended in the middle of destroying it, nobody tries to read what is left.
        taken_over = folder / TAKEN_OVER
        unsealed.rename(taken_over)
        sync_folder(folder)
        _destroy(taken_over)
        _destroy(unsealed)


def _changes(db: sqlite3.Connection) -> list[Change]:
    """Every value of every record, as the change that brought it."""
    rows = _found(db, "SELECT tbl, id, body FROM row ORDER BY seq")
    records = [document_record(kind, record_id, _document(body)) for kind, record_id, body in rows]
    return [
        Change(record.id, record.kind, name, value.content, value.stamp, value.base, record.schema)
        for record in records
        for name, value in record.fields.items()
    ]


def _write(db: sqlite3.Connection, path: Path, seal: Seal) -> None:
    with contextlib.closing(Rows(path, seal)) as rows:
        with rows.transaction():
            _copy(db, rows)
        # Closing would do it too, and keep it to itself when the disk is full: the log has another name.
        rows.settle()
    sync_file(path)


def _copy(db: sqlite3.Connection, rows: Rows) -> None:
    for table, row_id, body in _found(db, "SELECT tbl, id, body FROM row ORDER BY seq"):
        rows.put(table, row_id, _document(body))
    for field, body in _found(db, "SELECT field, body FROM outbox ORDER BY seq"):
        rows.send_later(field, _document(body))
    for record, body in _found(db, "SELECT record, body FROM version ORDER BY seq"):
        rows.keep_version(record, _document(body))
    for name, body in _found(db, "SELECT name, body FROM meta"):
        rows.put_note(name, _document(body).get("value"))


def _found(db: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    with meaning():
        yield from db.execute(query)


def _document(body: bytes) -> dict[str, Any]:
    try:
        document = json.loads(body.decode("utf-8", "surrogatepass"))
    except ValueError:
        raise StoreDamaged("unsealed") from None
    if not isinstance(document, dict):
        raise StoreDamaged("unsealed")
    return document


def _destroy(path: Path) -> None:
    """A SQLite file and all that belongs to it; first of all the file, without which the rest is nothing."""
    for part in BESIDE:
        destroy(path.with_name(path.name + part))
