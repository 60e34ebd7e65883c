"""A damaged workbook is rebuilt on every system, and a try that fails leaves no more behind than the one before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from imr_workbook.store.files import SEALED
from imr_workbook.store.rows import Rows
from imr_workbook.store.store import StoreFull
from tests.vault.places import opened

PAGE = 4096


def cut(folder: Path) -> None:
    """Half of the pages of the store are gone."""
    whole = (folder / SEALED).read_bytes()
    (folder / SEALED).write_bytes(whole[: len(whole) // PAGE // 2 * PAGE])


def damaged(folder: Path) -> None:
    """A workbook with a backup, whose file is cut."""
    vault = opened(folder)
    for number in range(20):
        vault.workbook.write_goal(f"g{number}", text=f"Mål {number} " * 100)
    vault.backups.tend()
    vault.close()
    cut(folder)


def kept(folder: Path) -> list[str]:
    """The folders that hold a damaged file."""
    return sorted(path.name for path in folder.glob("damaged-*"))


def test_it_takes_the_place_of_the_damaged_one_on_windows_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There a file is not renamed to a name that another has."""
    rename = os.rename

    def as_on_windows(path: Path, to: Path) -> None:
        if os.path.lexists(to):
            raise FileExistsError(to)
        rename(path, to)

    damaged(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", as_on_windows)
        vault = opened(tmp_path)
    assert len(vault.workbook.state.kinds["long_goal"]) == 20
    assert vault.workbook.lost is not None
    assert vault.workbook.lost.missing == 0
    vault.close()


def test_tries_without_room_keep_the_damaged_file_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever opens it again and again on a full disk has no more copies of it than one."""

    def full(*_: object) -> None:
        raise StoreFull("full")

    damaged(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Rows, "put", full)
        for _time in range(3):
            with pytest.raises(StoreFull):
                opened(tmp_path)
            assert kept(tmp_path) == ["damaged-1"]
    vault = opened(tmp_path)
    assert len(vault.workbook.state.kinds["long_goal"]) == 20
    assert vault.damaged_kept == tmp_path / "damaged-1"
    vault.close()
    # Another damage is another file.
    cut(tmp_path)
    vault = opened(tmp_path)
    assert kept(tmp_path) == ["damaged-1", "damaged-2"]
    assert vault.damaged_kept == tmp_path / "damaged-2"
    vault.close()
