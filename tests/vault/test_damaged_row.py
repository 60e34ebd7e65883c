"""A damaged row behind the real vault: the workbook opens without it, and knows that it is missing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from imr_workbook.store.files import SEALED
from tests.vault.places import opened


def test_the_workbook_opens_without_it_and_tells_how_many(tmp_path: Path) -> None:
    """The others are there, and what is written afterwards stays."""
    vault = opened(tmp_path)
    vault.workbook.name_contact("c1", "Mette")
    vault.workbook.name_contact("c2", "Ali")
    vault.close()
    with closing(sqlite3.connect(tmp_path / SEALED)) as db, db:
        db.execute("UPDATE row SET body = zeroblob(length(body)) WHERE seq = (SELECT max(seq) FROM row)")
        # What waits to be sent would mend it.
        db.execute("UPDATE outbox SET body = zeroblob(length(body))")
    for time in range(2):
        vault = opened(tmp_path)
        assert not vault.locked
        assert vault.workbook.damaged == 1
        assert [one.text("name") for one in vault.workbook.state.living("contact")] == ["Mette", "Bo"][
            : 1 + time
        ]
        vault.workbook.name_contact("c3", "Bo")
        vault.close()
