"""The power goes, or a call fails, while an unsealed file of the first trial versions is taken over."""

from __future__ import annotations

import contextlib
import gzip
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from imr_workbook.store.files import BESIDE, TAKEN_OVER, UNSEALED
from imr_workbook.store.store import StoreError
from tests.faults.images import IMAGES, images
from tests.faults.operations import Files, Wrote
from tests.faults.real_store import opened
from tests.faults.recording import read_files, record, scratch, write_files
from tests.faults.tracing import need_strace, traced
from tests.faults.workload import FOLDER
from tests.faults.writing import Tell
from tests.store.everything import everything

RELEASED = Path(__file__).parents[1] / "data" / "format_0.db.gz"
SOME = 60
"""Records of it that are kept: taking over nine months takes long."""


@pytest.fixture(autouse=True)
def _strace() -> None:
    need_strace()


@pytest.fixture(scope="module")
def unsealed() -> Files:
    """A data folder of a process that was killed: a part of what it wrote lies in the log alone."""
    with scratch() as folder:
        path = folder / FOLDER / UNSEALED
        write_files(folder, {f"{FOLDER}/{UNSEALED}": gzip.decompress(RELEASED.read_bytes())})
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("DELETE FROM row WHERE seq NOT IN (SELECT seq FROM row ORDER BY seq LIMIT ?)", (SOME,))
            db.execute("VACUUM")
            db.execute("PRAGMA journal_mode = WAL")
            last = "SELECT max(seq) FROM row"
            db.execute(
                f"INSERT INTO row (tbl, id, body) SELECT tbl, 'in the log', body FROM row WHERE seq = ({last})"
            )
            files = read_files(folder)
        return {name: data for name, data in files.items() if not name.endswith("-shm")}


def state_of(files: Files) -> dict[str, Any]:
    """What is in the store of a folder with these files, opened as it lies there."""
    with scratch() as folder:
        write_files(folder, files)
        with closing(opened(folder / FOLDER)) as store:
            found = everything(store, [(one.kind, one.id) for one in store.records()])
        assert not left(read_files(folder))
    return found


def left(files: Files) -> set[str]:
    """What is there of the unsealed file."""
    return files.keys() & {f"{FOLDER}/{name}{part}" for name in (UNSEALED, TAKEN_OVER) for part in BESIDE}


def work(folder: Path, tell: Tell) -> None:
    with closing(opened(folder / FOLDER)):
        tell("taken over")


def test_all_of_it_is_there_once(unsealed: Files) -> None:
    """Wherever it was cut off, the next start comes to the same; and once it is said, nothing unsealed is left."""
    expected = state_of(unsealed)
    assert len(expected["records"]) == SOME + 1
    recording = record(work, unsealed)
    done = 0
    for image in images(recording, 1, max(100, IMAGES // 50)):
        try:
            assert state_of(image.files) == expected
            if image.told:
                done += 1
                assert not left(image.files)
        except BaseException as error:
            error.add_note(image.name)
            raise
    assert done


def refused_or_not(folder: Path, tell: Tell) -> None:
    with contextlib.suppress(StoreError):
        work(folder, tell)


def test_a_disk_that_is_full_from_some_moment_on_costs_nothing(unsealed: Files) -> None:
    """Also when it is full as the new file is put together from its log: with room the next start has all of it."""
    expected = state_of(unsealed)
    writes = sum(isinstance(one, Wrote) for one in record(work, unsealed).operations)
    for nth in range(1, writes, writes // 25):
        with scratch() as folder:
            write_files(folder, unsealed)
            full = f"inject=pwrite64:error=ENOSPC:when={nth}+"
            traced(partial(refused_or_not, folder), "-e", "trace=pwrite64", "-e", full)
            assert state_of(read_files(folder)) == expected, f"full from write {nth} on"
