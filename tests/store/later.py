"""Stores as a later version leaves them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from imr_workbook.store.files import SEALED
from imr_workbook.store.later_file import NOTE
from imr_workbook.store.seals import Seal
from imr_workbook.store.sqlite_file import FORMAT

HEAD = f"PRAGMA user_version = {FORMAT + 1}"
"""What stands in the head of the file."""


def make_later(folder: Path, seal: Seal, *statements: str) -> None:
    """Do these, and raise the format, in the head and in the note."""
    name = seal.name("meta", NOTE)
    note = seal.seal(name, b'{"value": %d}' % (FORMAT + 1))
    with closing(sqlite3.connect(folder / SEALED)) as db, db:
        db.execute("UPDATE meta SET body = ? WHERE name = ?", (note, name))
        for statement in (*statements, HEAD):
            db.execute(statement)
