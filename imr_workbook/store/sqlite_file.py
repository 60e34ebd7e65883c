"""The SQLite file of a store: how it is made, looked at and opened, and what SQLite's errors mean."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

from imr_workbook.store.disk import disk
from imr_workbook.store.log_file import laid_over, refuse_hidden
from imr_workbook.store.store import (
    StoreDamaged,
    StoreError,
    StoreFromNewerVersion,
    StoreFull,
    StoreInUse,
    StoreNotWritable,
    StoreStopped,
)

FORMAT = 1
"""Rows are sealed and their names blinded. In format 0, of the first trial versions, they were not."""

APPLICATION = 0x494D5257
"""”IMRW” in the file's header: this SQLite file is a workbook, and ours to write."""

FILE_HEAD = 100
NO_LOG = b"\x01\x01"
"""In the file's head, at 18: to be read without a log."""
_FORMS = (1, 2)
"""There, what SQLite has ever written: without a log, or with one."""

_TABLES = (
    "CREATE TABLE row (seq INTEGER PRIMARY KEY, tbl BLOB NOT NULL, id BLOB NOT NULL, body BLOB NOT NULL)",
    "CREATE UNIQUE INDEX row_id ON row (tbl, id)",
    "CREATE TABLE outbox (seq INTEGER PRIMARY KEY, field BLOB NOT NULL UNIQUE, body BLOB NOT NULL)",
    "CREATE TABLE version (seq INTEGER PRIMARY KEY, record BLOB NOT NULL, body BLOB NOT NULL)",
    "CREATE INDEX version_record ON version (record)",
    "CREATE TABLE meta (name BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID",
)
_SCHEMA = (
    *_TABLES,
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {FORMAT}",
)

DURABLE = (
    "synchronous = FULL",
    "fullfsync = 1",
    "checkpoint_fullfsync = 1",
    "secure_delete = ON",
    "trusted_schema = OFF",
)

_MEANINGS: dict[int, type[StoreError]] = {
    # Our statements never change: one that does not fit is met by tables that are not as we made them.
    sqlite3.SQLITE_ERROR: StoreDamaged,
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_READONLY: StoreNotWritable,
    sqlite3.SQLITE_CANTOPEN: StoreNotWritable,
    sqlite3.SQLITE_PERM: StoreNotWritable,
    sqlite3.SQLITE_BUSY: StoreInUse,
    sqlite3.SQLITE_LOCKED: StoreInUse,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
}

_EXACT_MEANINGS: dict[int, type[StoreError]] = {
    # SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC
    1034: StoreStopped,
    1290: StoreStopped,
    # SQLITE_IOERR_LOCK: SQLite opens a file that may not be written for reading, and cannot hold it then.
    3850: StoreNotWritable,
}


@contextlib.contextmanager
def meaning() -> Iterator[None]:
    """SQLite's errors as ours."""
    try:
        yield
    except (sqlite3.Error, UnicodeError) as error:
        raise meaning_of(error) from error


def meaning_of(error: sqlite3.Error | UnicodeError) -> StoreError:
    """What an error of SQLite means. Messages carry no content, only kinds."""
    if isinstance(error, (sqlite3.ProgrammingError, UnicodeEncodeError)):
        # Closed already, or an id that is no text.
        return StoreError(type(error).__name__)
    # Without a code, Python could not read as text what should have been text.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    found = _EXACT_MEANINGS.get(code) or _MEANINGS.get(code & 0xFF, StoreError)
    return found(type(error).__name__)


def opened(path: Path) -> sqlite3.Connection:
    """The file at `path`, made where there is none, held by this process alone, durable at each commit.

    Raises:
        StoreInUse: another process has it.
        StoreNotWritable, StoreFull: the folder or file cannot be written.
        StoreDamaged: it cannot be read, it is not a workbook, or something confirmed stands hidden in its log; it
            is left as it is.
        StoreFromNewerVersion: a later version wrote it; it is left as it is.
    """
    looked_at = _looked_at(path)
    refuse_hidden(path)
    _make_private(path)
    with meaning():
        db = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        with meaning():
            _prepare(db, looked_at)
    except BaseException as error:
        db.close()
        if isinstance(error, StoreNotWritable):
            _refuse_other_form(path)
        raise
    return db


def _prepare(db: sqlite3.Connection, looked_at: bool) -> None:
    # Exclusive before WAL: then SQLite needs no shared memory, and a second process is refused.
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    if not looked_at:
        _check(db)
    db.execute("PRAGMA journal_mode = WAL")
    for pragma in DURABLE:
        db.execute(f"PRAGMA {pragma}")
    db.execute("BEGIN IMMEDIATE")
    if not db.execute("PRAGMA application_id").fetchone()[0]:
        for statement in _SCHEMA:
            db.execute(statement)
        db.execute("COMMIT")
    else:
        # A file that may only be read is refused at its first write: here is one that is taken back.
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute("ROLLBACK")
    # What a process that was stopped has left in the log may lie in the kernel's memory and not on the disk.
    # Nothing new may be written behind it before it is. On a full disk it waits for the next commits.
    with contextlib.suppress(sqlite3.Error):
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _looked_at(path: Path) -> bool:
    """Check the file without touching it.

    Returns:
        Whether it could be looked at. Where it cannot (there is none yet, it was never whole, there is no
        shared memory on this platform), the check is made once it is open.
    """
    if not path.exists() or _beside(path, "journal").exists():
        return False
    try:
        with meaning(), contextlib.closing(looking(path)) as db:
            _check(db)
    except (StoreInUse, StoreDamaged, StoreFromNewerVersion):
        raise
    except StoreError:
        return False
    return True


def looking(path: Path) -> sqlite3.Connection:
    """The file at `path` and its log, for reading, with nothing changed or left behind; raises sqlite3.Error."""
    # With a log beside it the two must be read together; without one not even a lock is left behind.
    log = _beside(path, "wal")
    if sys.platform == "emscripten" and log.exists():
        # Every lock is given there, so SQLite would take a log away that it was only to look at.
        return _image(path, log)
    way = "mode=ro" if log.exists() else "immutable=1"
    # Not `as_uri`: it brings all that can fetch a page with it, which takes long in a browser.
    named = quote(path.absolute().as_posix(), safe="/:").removeprefix("/")
    return sqlite3.connect(f"file:///{named}?{way}", uri=True, timeout=0, isolation_level=None)


def _image(path: Path, log: Path) -> sqlite3.Connection:
    """What SQLite finds in the two, in memory."""
    with disk():
        image = bytearray(laid_over(path.read_bytes(), log.read_bytes()))
    if len(image) < FILE_HEAD:
        raise StoreError("no whole head yet")
    image[18:20] = NO_LOG
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.deserialize(bytes(image))
    return db


def _check(db: sqlite3.Connection) -> None:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    empty = db.execute("SELECT 1 FROM sqlite_master").fetchone() is None
    if application != APPLICATION and not (empty and application == version == 0):
        raise StoreDamaged("not a workbook")
    if version > FORMAT:
        raise StoreFromNewerVersion(version)
    # Where one letter of it has changed SQLite finds nothing wrong: it is another table then, and none of ours.
    if version == FORMAT and _described(db) != _as_made():
        raise StoreDamaged("schema")
    # Not quick_check: where an index and its table disagree, a record would be written beside itself.
    if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise StoreDamaged("integrity_check")


def _described(db: sqlite3.Connection) -> set[tuple[str | None, ...]]:
    """Tables and indexes as the file describes them."""
    return set(db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))


@cache
def _as_made() -> set[tuple[str | None, ...]]:
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        for statement in _TABLES:
            db.execute(statement)
        return _described(db)


def _refuse_other_form(path: Path) -> None:
    """SQLite takes a file with another number there for one of a later SQLite, which may be read and not written."""
    with disk():
        head = path.read_bytes()[:FILE_HEAD]
    if len(head) == FILE_HEAD and head[18] not in _FORMS:
        raise StoreDamaged("head")


def _beside(path: Path, part: str) -> Path:
    return path.with_name(f"{path.name}-{part}")


def _make_private(path: Path) -> None:
    """SQLite gives what it makes beside a file the rights of the file."""
    with disk(), contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
