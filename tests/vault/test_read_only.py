"""A workbook of a later version behind its lock: it opens and can be taken out, and the folder stays as it is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from imr_workbook.domain.goals import goal
from imr_workbook.domain.records import Record, Value
from imr_workbook.domain.stamps import Stamp
from imr_workbook.export.contents import CopyContents
from imr_workbook.export.machine_json import read_copy
from imr_workbook.store.files import SEALED
from imr_workbook.store.seals import Sealed
from imr_workbook.store.store import StoreFromNewerVersion, StoreReadOnly
from imr_workbook.vault.attempts import NAME as ATTEMPTS
from imr_workbook.vault.backup import Backup
from imr_workbook.vault.vault import Vault, WrongKode
from tests.store.later import HEAD, make_later
from tests.vault.places import KODE, Clock, opened

WORDS = bytes(range(16))
A_STEP = Record("step", "s", {"text": Value("Nyt", Stamp(1, 0, "b"))})


def raised(folder: Path, vault: Vault, *statements: str) -> None:
    """Close it, and leave its store as a later version does."""
    seal = Sealed(vault.key_for("rows"))
    vault.close()
    make_later(folder, seal, *statements)


def seen(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file but the count of wrong kodes, with when it was changed."""
    return {
        path.name: (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.iterdir()
        if path.name != ATTEMPTS
    }


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def later(tmp_path: Path, clock: Clock) -> Iterator[Vault]:
    """With a kode and words, a goal, something deleted long ago, and no backup of today; still locked."""
    vault = opened(tmp_path, clock)
    vault.workbook.set_goal("Se min søster", "Hun griner", goal_id="goal")
    vault.workbook.set_goal("Slettet", goal_id="gone")
    vault.workbook.remove_goal("gone")
    vault.backups.tend()
    vault.set_words(WORDS)
    vault.set_kode(KODE)
    raised(tmp_path, vault)
    clock.on(timedelta(days=40).total_seconds())
    found = opened(tmp_path, clock)
    yield found
    found.close()


def test_it_opens_and_locks_as_ever(later: Vault, tmp_path: Path) -> None:
    """By the kode and by the words; a wrong one is counted, also for the next process."""
    before = seen(tmp_path)
    with pytest.raises(WrongKode):
        later.unlock("forkert")
    assert json.loads((tmp_path / ATTEMPTS).read_text())["wrong"] == 1
    for open_it in (lambda: later.unlock(KODE), lambda: later.unlock_with_words(WORDS)):
        open_it()
        found = goal(later.workbook.state, "goal")
        assert found is not None
        assert found.text == "Se min søster"
        assert later.workbook.read_only
        later.lock()
        assert later.locked
        assert not later.workbook.state.kinds
        assert not later.workbook.read_only
    assert seen(tmp_path) == before


def test_nothing_is_done_by_itself(later: Vault, tmp_path: Path) -> None:
    """No purge of what was deleted, no backup of the day, nothing mended, and nothing deleted at its time."""
    before = seen(tmp_path)
    later.unlock(KODE)
    assert later.workbook.tend() is False
    later.seen.look()
    later.backups.tend()
    later.backups.in_folder.tend()
    assert (later.damaged_kept, later.backups.restored) == (None, 0)
    later.close()
    assert seen(tmp_path) == before


def test_what_was_to_be_deleted_at_a_time_waits_for_its_own_version(tmp_path: Path, clock: Clock) -> None:
    """Here nobody could have undone it."""
    with closing(opened(tmp_path, clock)) as vault:
        vault.workbook.delete_everything_later()
        clock.on(timedelta(days=4).total_seconds())
        assert vault.workbook.tend() is True
        raised(tmp_path, vault)
    with closing(opened(tmp_path, clock)) as later:
        assert later.workbook.tend() is False


def test_no_change_is_taken(later: Vault, tmp_path: Path) -> None:
    """Whatever a person means to do with what they wrote; what is shown stays what is in the file."""
    later.unlock(KODE)
    before, state = seen(tmp_path), later.workbook.state
    for change in (
        lambda: later.workbook.write_goal("goal", "En anden"),
        lambda: later.workbook.take_step("Nyt"),
        lambda: later.workbook.remove_goal("goal"),
        lambda: later.workbook.delete_now("long_goal", "gone"),
        later.workbook.delete_everything_later,
        lambda: later.workbook.bring_in([A_STEP]),
    ):
        with pytest.raises(StoreReadOnly):
            change()
    assert later.workbook.state is state
    assert later.workbook.purges == 0
    assert seen(tmp_path) == before


def test_everything_can_be_taken_out(later: Vault, tmp_path: Path) -> None:
    """Nobody is locked in: as a copy for programs, and as a backup that opens elsewhere."""
    later.unlock(KODE)
    before = seen(tmp_path)
    copy = read_copy(CopyContents().written(later.workbook))
    assert {record.id for record in copy.records} == {"goal", "gone"}
    backup = later.backups.file()
    assert seen(tmp_path) == before
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    with closing(opened(elsewhere)) as other:
        assert other.backups.restore(Backup(backup), words=WORDS) == 2
    # A copy of what is here tells it nothing new.
    assert later.workbook.bring_in(copy.records, copy.versions) == 0


def test_the_keys_can_be_changed(later: Vault, tmp_path: Path, clock: Clock) -> None:
    """They have the form that this version knows: whoever forgot the kode is not without one."""
    later.unlock_with_words(WORDS)
    store = (tmp_path / SEALED).read_bytes()
    later.set_kode("en ny kode")
    later.close()
    with closing(opened(tmp_path, clock)) as again:
        again.unlock("en ny kode")
        assert again.workbook.read_only
    assert (tmp_path / SEALED).read_bytes() == store


def test_it_can_be_destroyed(later: Vault, tmp_path: Path) -> None:
    """Asked for now, by a person who is there: the keys are gone, and a new workbook begins that can be written."""
    later.unlock(KODE)
    later.destroy()
    assert not later.locked
    assert not later.workbook.read_only
    later.workbook.call_me("Bo")


def test_one_that_cannot_be_read_is_refused_and_not_rebuilt(tmp_path: Path) -> None:
    """A later version can read it: nothing is taken apart."""
    with closing(opened(tmp_path)) as vault:
        vault.workbook.call_me("Aya")
        raised(tmp_path, vault, "DROP TABLE outbox")
    before = seen(tmp_path)
    with pytest.raises(StoreFromNewerVersion):
        opened(tmp_path)
    assert seen(tmp_path) == before


def test_one_whose_head_alone_says_so_is_rebuilt(tmp_path: Path) -> None:
    """A bit had turned there: nothing is missing, the file is kept as it was, and the next sentence can be written."""
    with closing(opened(tmp_path)) as vault:
        vault.workbook.set_goal("Se min søster", goal_id="goal")
    with closing(sqlite3.connect(tmp_path / SEALED)) as db, db:
        db.execute(HEAD)
    with closing(opened(tmp_path)) as vault:
        assert not vault.workbook.read_only
        found = goal(vault.workbook.state, "goal")
        assert found is not None
        assert found.text == "Se min søster"
        assert vault.damaged_kept is not None
        vault.workbook.write_goal("goal", "Se hende oftere")
