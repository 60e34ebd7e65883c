"""Backups beside the workbook: written in turn, never over the newest good one, and only good ones are used."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from imr_workbook.vault import local_backups
from imr_workbook.vault.local_backups import NAMES, BackupNotWritten, LocalBackups, due
from imr_workbook.vault.own_files import own_files
from tests.native import needs_processes

VAULT, KEY = bytes(16), bytes(range(32))
NOW = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def backups(tmp_path: Path) -> LocalBackups:
    return LocalBackups(tmp_path, VAULT, KEY)


def newest(backups: LocalBackups) -> tuple[datetime, bytes] | None:
    found = backups.newest()
    return None if found is None else (found.made, found.content)


def test_the_newest_is_found_and_the_one_before_it_is_kept(backups: LocalBackups, tmp_path: Path) -> None:
    """Two at most, whatever the number of days."""
    assert backups.newest() is None
    for day in range(5):
        backups.keep(f"day {day}".encode(), NOW + day * DAY)
        assert newest(backups) == (NOW + day * DAY, f"day {day}".encode())
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES)
    (tmp_path / NAMES[0]).unlink()
    assert newest(backups) == (NOW + 3 * DAY, b"day 3")


def test_only_the_owner_may_read_them(backups: LocalBackups, tmp_path: Path) -> None:
    """As every file of ours; and they go when everything is destroyed."""
    backups.keep(b"canary", NOW)
    backups.keep(b"canary", NOW + DAY)
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert path in set(own_files(tmp_path))
        assert b"canary" not in path.read_bytes()


def test_one_a_day(backups: LocalBackups) -> None:
    """By the date where the person is; a clock that was wrong keeps none from being made."""
    assert due(backups.good(), NOW)
    backups.keep(b"1", NOW)
    assert not due(backups.good(), NOW + timedelta(hours=9))
    assert due(backups.good(), NOW + timedelta(hours=10))
    backups.keep(b"2", NOW + 400 * DAY)
    assert due(backups.good(), NOW + DAY)


@pytest.mark.parametrize("fault", ["flip", "cut", "foreign", "empty"])
def test_a_damaged_one_is_not_used_and_is_the_next_to_be_replaced(
    backups: LocalBackups, tmp_path: Path, fault: str
) -> None:
    """The good one stands until there are two again."""
    backups.keep(b"old", NOW)
    backups.keep(b"new", NOW + DAY)
    path = tmp_path / NAMES[1]
    whole = bytearray(path.read_bytes())
    whole[-20] ^= 1
    path.write_bytes({"flip": bytes(whole), "cut": bytes(whole[:-1]), "foreign": b"Hej", "empty": b""}[fault])
    assert newest(backups) == (NOW, b"old")
    backups.keep(b"newer", NOW + 2 * DAY)
    assert newest(backups) == (NOW + 2 * DAY, b"newer")
    path.unlink()
    assert newest(backups) == (NOW, b"old")


def test_another_vaults_are_none(backups: LocalBackups, tmp_path: Path) -> None:
    """After a new start in the same folder, or with a key that was exchanged."""
    backups.keep(b"theirs", NOW)
    assert LocalBackups(tmp_path, bytes([1] * 16), KEY).newest() is None
    assert LocalBackups(tmp_path, VAULT, bytes(32)).newest() is None


def test_after_a_purge_no_older_one_is_left(backups: LocalBackups, tmp_path: Path) -> None:
    """Also a damaged one, in which the key would still open a part; doing it again is harmless."""
    backups.keep(b"with the words", NOW)
    backups.keep(b"with the words too", NOW + DAY)
    for fault in (None, b"damaged"):
        if fault:
            (tmp_path / NAMES[0]).write_bytes(fault)
        for _time in range(2):
            backups.renew(b"without", NOW + DAY)
            assert newest(backups) == (NOW + DAY, b"without")
            assert len(list(tmp_path.iterdir())) == 1


def test_a_clock_that_was_wrong_makes_no_old_one_the_newest(backups: LocalBackups, tmp_path: Path) -> None:
    """They are counted; neither a restoring nor a purge goes by the date."""
    backups.keep(b"old", NOW + 4000 * DAY)
    for day in range(3):
        backups.keep(f"day {day}".encode(), NOW + day * DAY)
        assert newest(backups) == (NOW + day * DAY, f"day {day}".encode())
    backups.keep(b"with the words", NOW + 4000 * DAY)
    backups.renew(b"without", NOW)
    assert newest(backups) == (NOW, b"without")
    assert len(list(tmp_path.iterdir())) == 1


def test_what_the_disk_did_not_keep_is_told(backups: LocalBackups, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read again before it counts, and the one before it stands."""
    backups.keep(b"old", NOW)

    def lying(path: Path, content: bytes) -> None:
        path.write_bytes(content[:-1])

    monkeypatch.setattr(local_backups, "replace_bytes", lying)
    with pytest.raises(BackupNotWritten):
        backups.keep(b"new", NOW + DAY)
    assert newest(backups) == (NOW, b"old")


WRITING = """
import sys; from datetime import *; from pathlib import Path
from imr_workbook.vault.local_backups import LocalBackups
backups = LocalBackups(Path(sys.argv[1]), bytes(16), bytes(range(32)))
number = 0
while True:
    backups.keep(b"%d" % number * 300_000, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number))
    print(number, flush=True)
    number += 1
"""


@needs_processes
def test_killed_in_the_middle_the_last_one_written_is_whole(tmp_path: Path) -> None:
    """kill -9 at twelve moments: at least what was confirmed last can be read."""
    for time in range(12):
        folder = tmp_path / str(time)
        folder.mkdir()
        run = subprocess.Popen(
            [sys.executable, "-c", WRITING, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert run.stdout is not None
        confirmed = [int(run.stdout.readline()) for _line in range(1 + time)]
        os.kill(run.pid, signal.SIGKILL)
        confirmed += [int(line) for line in run.stdout if line.endswith("\n")]
        run.wait()
        run.stdout.close()
        found = LocalBackups(folder, VAULT, KEY).newest()
        assert found is not None
        number = (found.made - datetime(2026, 1, 1, tzinfo=UTC)).days
        assert number in {confirmed[-1], confirmed[-1] + 1}
        assert found.content == b"%d" % number * 300_000
