"""The file of a later version: known as one, and read without a byte being written.

SQLite cannot read a file together with its log without making, tidying or locking something beside them. So the
bytes of both are read, the log is laid over the file as SQLite would do it, and what comes out is opened in memory:
in the folder nothing is changed, made or held, however the process ends.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from struct import unpack_from

from imr_workbook.store.disk import disk
from imr_workbook.store.log_file import first_pages, laid_over, refuse_hidden
from imr_workbook.store.sqlite_file import APPLICATION, FILE_HEAD, FORMAT, NO_LOG, meaning
from imr_workbook.store.store import StoreDamaged

NOTE = "format"
"""Under this name the format stands once more, sealed: a bit that has turned in the file's head makes no later version
of it. Whoever raises the format raises both in one transaction."""


def is_later(path: Path) -> bool:
    """Whether a later version wrote the store at `path`.

    Raises:
        StoreNotWritable: it is there and cannot be read.
    """
    with disk():
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(FILE_HEAD)
        log = _log_of(path)
        # The log is laid over the file only where one of the two says so: that is rare, and takes its time.
        if not any(map(_says_later, (head, *first_pages(log)))):
            return False
        return _says_later(laid_over(path.read_bytes(), log))


def opened_in_memory(path: Path) -> sqlite3.Connection:
    """What stands in the file at `path` and its log now, for reading only.

    Raises:
        StoreNotWritable: they cannot be read.
        StoreDamaged: this version, or this platform, cannot make anything of them.
    """
    with disk():
        if path.with_name(f"{path.name}-journal").exists():
            raise StoreDamaged("journal")
        refuse_hidden(path)
        image = bytearray(laid_over(path.read_bytes(), _log_of(path)))
    image[18:20] = NO_LOG
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with meaning():
            _fill(db, bytes(image))
    except BaseException:
        db.close()
        raise
    return db


def _fill(db: sqlite3.Connection, image: bytes) -> None:
    if not hasattr(db, "deserialize"):
        raise StoreDamaged("deserialize")
    db.deserialize(image)
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA query_only = ON")
    if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise StoreDamaged("integrity_check")


def _log_of(path: Path) -> bytes:
    log = path.with_name(f"{path.name}-wal")
    return log.read_bytes() if log.is_file() else b""


def _says_later(head: bytes) -> bool:
    """Whether the first bytes of a store say that a later version wrote it."""
    if len(head) < FILE_HEAD:
        return False
    version, application = unpack_from(">i", head, 60)[0], unpack_from(">I", head, 68)[0]
    return bool(application == APPLICATION and version > FORMAT)
