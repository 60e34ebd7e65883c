"""Everything forgotten: a new workbook, and the sealed one kept for a better day."""

from __future__ import annotations

import errno
import shutil
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from imr_workbook.domain.profile import profile
from imr_workbook.vault import aside
from tests.vault.ended import Killed, ends_at
from tests.vault.places import KODE, opened


@pytest.fixture
def forgotten(tmp_path: Path) -> Path:
    """A vault of someone called Aya, locked with a kode that nobody knows any more."""
    with closing(opened(tmp_path)) as vault:
        vault.workbook.call_me("Aya")
        vault.set_kode(KODE)
    return tmp_path


def test_a_new_one_begins_and_the_old_one_is_kept_whole(forgotten: Path) -> None:
    """With the kode it opens again, as a data folder of its own; what is not ours stays."""
    (forgotten / "telefonnumre.toml").write_text("of the centre")
    with closing(opened(forgotten)) as vault:
        heard: list[bool] = []
        vault.subscribe(lambda: heard.append(vault.locked))
        vault.start_again()
        assert not vault.locked
        assert not vault.has_kode
        assert heard == [False]
        assert profile(vault.workbook.state).name == ""
        vault.workbook.call_me("Bo")
    with closing(opened(forgotten)) as vault:
        assert profile(vault.workbook.state).name == "Bo"
    kept = forgotten / "kept-1"
    assert (forgotten / "telefonnumre.toml").read_text() == "of the centre"
    assert not (kept / "telefonnumre.toml").exists()
    with closing(opened(kept)) as vault:
        vault.unlock(KODE)
        assert profile(vault.workbook.state).name == "Aya"


def test_twice_keeps_both(forgotten: Path) -> None:
    """One does not take the other's place."""
    for name in ("Bo", "Co"):
        with closing(opened(forgotten)) as vault:
            vault.start_again()
            vault.workbook.call_me(name)
            vault.set_kode(KODE)
    for folder, name in (("kept-1", "Aya"), ("kept-2", "Bo")):
        with closing(opened(forgotten / folder)) as vault:
            vault.unlock(KODE)
            assert profile(vault.workbook.state).name == name


CHANGING = (
    (shutil, "copy2"),
    (aside, "sync_file"),
    (aside, "sync_folder"),
    (Path, "rename"),
    (Path, "unlink"),
    (Path, "mkdir"),
)


def test_ended_anywhere_it_is_there_at_least_once(
    forgotten: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """In its place or aside; and the next start goes on."""
    for call in count():
        folder = tmp_path_factory.mktemp("ended") / "data"
        shutil.copytree(forgotten, folder)
        with closing(opened(folder)) as vault, pytest.MonkeyPatch.context() as patch:
            ends_at(call, patch, CHANGING)
            try:
                vault.start_again()
            except Killed:
                ended = True
            else:
                ended = False
        assert "Aya" in names_in(folder), call
        if not ended:
            break
    assert call > 10


def names_in(folder: Path) -> list[str]:
    """Of everyone whose workbook can be opened there, in its place or aside."""
    names = []
    for one in (folder, *folder.glob("kept-?")):
        with closing(opened(one)) as vault:
            if vault.locked:
                vault.unlock(KODE)
            names.append(profile(vault.workbook.state).name)
    return names


def test_without_room_nothing_is_moved(forgotten: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be tried again when there is."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with closing(opened(forgotten)) as vault:
        with monkeypatch.context() as patch:
            patch.setattr(aside, "sync_file", full)
            with pytest.raises(OSError, match="full"):
                vault.start_again()
        assert vault.locked
        vault.unlock(KODE)
        assert profile(vault.workbook.state).name == "Aya"


def test_when_everything_is_deleted_what_was_kept_goes_too(forgotten: Path) -> None:
    """Nobody is promised that all is gone while a locked one lies beside it."""
    with closing(opened(forgotten)) as vault:
        vault.start_again()
        vault.destroy()
    assert not list(forgotten.glob("kept-*"))
