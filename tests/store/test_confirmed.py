"""What was confirmed is written down beside the store, and the store does not hang on it."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from imr_workbook.store.confirmed import Confirmed
from imr_workbook.store.files import CONFIRMED, SEALED
from imr_workbook.store.older_file import refuse_older
from tests.faults.writing import append, steps
from tests.store.sealed import SEAL, opened


def test_every_line_can_be_read_on_windows_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There the end of a line is written as two bytes where nobody says that these are bytes."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, content: write(file, content.replace(b"\n", b"\r\n")))
    with closing(opened(tmp_path)) as store:
        for n in range(3):
            append(store, n)
    told = Confirmed(tmp_path / CONFIRMED, SEAL).told()
    assert told.whole
    assert told.reaches(None)
    assert ("step", "step-2", "text") in told.stamps


def test_where_it_cannot_be_read_the_store_is_opened_and_damage_is_counted_without_it(tmp_path: Path) -> None:
    """A sector of this file that the disk does not give is no reason to keep a whole workbook from anybody."""
    with closing(opened(tmp_path)) as store:
        append(store, 0)
    (tmp_path / CONFIRMED).unlink()
    # Reading a folder fails as reading a bad sector does.
    (tmp_path / CONFIRMED).mkdir()
    with closing(opened(tmp_path)) as store:
        append(store, 1)
        store.count_lost(None)
        assert store.lost is None
        assert store.lost_marks() == []
        assert steps(store) == {0, 1}
    assert not Confirmed(tmp_path / CONFIRMED, SEAL).told().whole


def test_to_look_whether_it_is_older_changes_nothing(tmp_path: Path) -> None:
    """A log above all: what was confirmed last stands there alone."""
    place = tmp_path / "as-killed"
    (tmp_path / "workbook").mkdir()
    with closing(opened(tmp_path / "workbook")) as store:
        append(store, 3)
        shutil.copytree(tmp_path / "workbook", place, ignore=shutil.ignore_patterns("*-shm"))
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    assert before[f"{SEALED}-wal"]
    with closing(Confirmed(place / CONFIRMED, SEAL)) as confirmed:
        refuse_older(place / SEALED, SEAL, confirmed)
    assert {name: (place / name).read_bytes() for name in before} == before
