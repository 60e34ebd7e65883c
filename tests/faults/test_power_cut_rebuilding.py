"""The power goes while a damaged workbook is rebuilt: the next start comes to the same, and counts the same."""

from __future__ import annotations

import contextlib
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from imr_workbook.device.files import open_data_folder
from imr_workbook.store.files import SEALED
from imr_workbook.store.store import Lost, StoreError
from tests.faults.images import IMAGES, images
from tests.faults.operations import Files, Told
from tests.faults.recording import read_files, record, scratch, write_files
from tests.faults.test_damage import PAGE, flipped, told
from tests.faults.tracing import need_strace, traced
from tests.faults.workload import FOLDER
from tests.faults.writing import Tell
from tests.vault.places import Clock, opened

STORE = f"{FOLDER}/{SEALED}"
LOG = f"{STORE}-wal"


class Found(NamedTuple):
    """What a person finds."""

    shown: object
    lost: Lost | None
    kept: list[bytes]
    """The damaged files that are kept, all of them whole."""


@pytest.fixture(autouse=True)
def _strace() -> None:
    need_strace()


@pytest.fixture(scope="module", params=["cut", "log"])
def damaged(request: pytest.FixtureRequest) -> Files:
    """A workbook with a backup and something written after it, cut in half or with a spoilt log."""
    with scratch() as disk:
        folder, clock = disk / FOLDER, Clock()
        folder.mkdir()
        vault = opened(folder, clock)
        for number in range(12):
            vault.workbook.write_goal(f"g{number}", text=f"Mål {number} " * (1 + number * 20))
        clock.on(24 * 60 * 60)
        vault.backups.tend()
        vault.close()
        vault = opened(folder, clock)
        for number in range(8, 16):
            vault.workbook.write_goal(f"g{number}", text=f"Nyt mål {number} " * (1 + number * 20))
        vault._store.acknowledge(vault._store.outbox())
        if request.param == "cut":
            vault.close()
            files = read_files(disk)
            files[STORE] = files[STORE][: len(files[STORE]) // PAGE // 2 * PAGE]
        else:
            files = read_files(disk)
            files[LOG] = flipped(files[LOG], len(files[LOG]) * 4)
            vault.close()
    return {name: data for name, data in files.items() if not name.endswith("-shm")}


def found_in(files: Files) -> Found:
    """What is found in a folder with these files, and found again the next time."""
    with scratch() as disk:
        write_files(disk, files)
        for _time in range(2):
            with closing(opened(disk / FOLDER)) as vault:
                shown, lost = told(vault), vault.workbook.lost
        kept = [
            data for name, data in read_files(disk).items() if "/damaged-" in name and name.endswith(SEALED)
        ]
    return Found(shown, lost, kept)


def work(folder: Path, tell: Tell) -> None:
    with closing(open_data_folder(folder / FOLDER)), closing(opened(folder / FOLDER)):
        tell("rebuilt")


def test_wherever_it_ends_nothing_that_could_be_read_is_lost(damaged: Files) -> None:
    """And the damaged file is kept as it was found."""
    expected = found_in(damaged)
    assert expected.lost is not None
    assert expected.lost.missing is not None
    assert expected.lost.counted
    print(expected.lost)
    recording = record(work, damaged)
    assert any(isinstance(one, Told) for one in recording.operations)
    for seed in range(2):
        for image in images(recording, seed, max(30, IMAGES // 40)):
            try:
                found = found_in(image.files)
                assert found.shown == expected.shown
                assert found.lost is not None
                assert found.lost[1:] == expected.lost[1:]
                assert damaged[STORE] in found.kept
            except (AssertionError, StoreError) as error:
                error.add_note(image.name)
                raise


def refused_or_not(folder: Path, tell: Tell) -> None:
    with contextlib.suppress(StoreError):
        work(folder, tell)


@pytest.mark.parametrize("call", ["write", "pwrite64"])
def test_a_disk_that_is_full_from_some_moment_on_costs_nothing(damaged: Files, call: str) -> None:
    """With room the next start has all of it; and the damaged file is kept once, however often it was tried."""
    expected = found_in(damaged)
    for nth in (*range(1, 12, 2), *range(20, 60, 20)):
        with scratch() as folder:
            write_files(folder, damaged)
            full = f"inject={call}:error=ENOSPC:when={nth}+"
            for _time in range(2):
                traced(partial(refused_or_not, folder), "-e", f"trace={call}", "-e", full)
            found = found_in(read_files(folder))
        assert found.shown == expected.shown, f"full from the {nth}. on"
        assert found.lost is not None
        assert expected.lost is not None
        assert found.lost[1:] == expected.lost[1:]
        assert found.kept.count(damaged[STORE]) == 1
