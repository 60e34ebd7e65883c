"""On a disk without any room a workbook with a kode is opened and read, and wrong tries are counted all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from imr_workbook.store.files import CONFIRMED
from imr_workbook.store.store import Lost
from imr_workbook.vault.attempts import FREE, NAME
from imr_workbook.vault.vault import MustWait, Vault, WrongKode
from tests.faults.little_room import LittleRoom, disk, disks_can_be_made
from tests.vault.places import KODE, Clock, opened

WORDS = bytes(range(16))

pytestmark = pytest.mark.skipif(not disks_can_be_made(), reason="no file system may be mounted")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[LittleRoom]:
    """A disk with a locked workbook on it and no room."""
    (tmp_path / "room").mkdir()
    with disk(tmp_path / "room") as found:
        vault = opened(found.folder)
        vault.workbook.name_contact("c1", "Mette")
        vault.set_kode(KODE)
        vault.set_words(WORDS)
        vault.close()
        found.fill()
        yield found


def wrong(vault: Vault) -> None:
    with pytest.raises(WrongKode):
        vault.unlock("hest 4712")


WAYS: list[Callable[[Vault], None]] = [
    lambda vault: vault.unlock(KODE),
    lambda vault: vault.unlock_with_words(WORDS),
]


@pytest.mark.parametrize("way", WAYS, ids=["kode", "words"])
def test_it_is_opened_and_read(room: LittleRoom, way: Callable[[Vault], None]) -> None:
    """Also after a wrong try."""
    vault = opened(room.folder)
    wrong(vault)
    way(vault)
    assert [one.get("name") for one in vault.workbook.state.kinds["contact"].values()] == ["Mette"]
    vault.close()


def test_it_is_told_that_something_may_be_missing_and_all_that_is_there_is_read(room: LittleRoom) -> None:
    """What was confirmed is gone: that is kept to be read when there is room, and keeps nobody out before."""
    (room.folder / CONFIRMED).unlink()
    room.fill()
    for number in range(3):
        vault = opened(room.folder)
        vault.unlock(KODE)
        assert [one.get("name") for one in vault.workbook.state.kinds["contact"].values()] == ["Mette"]
        assert vault.workbook.lost == Lost(counted=False)
        vault.close()
        if number == 1:
            room.make_room()
    vault = opened(room.folder)
    vault.unlock(KODE)
    vault.workbook.have_read_lost()
    vault.close()
    vault = opened(room.folder)
    vault.unlock(KODE)
    assert vault.workbook.lost is None
    vault.close()


def test_wrong_tries_are_counted(room: LittleRoom) -> None:
    """No restart helps."""
    clock = Clock()
    for _time in range(FREE):
        vault = opened(room.folder, clock)
        wrong(vault)
        vault.close()
    vault = opened(room.folder, clock)
    with pytest.raises(MustWait):
        vault.unlock(KODE)
    vault.close()
    assert (room.folder / NAME).stat().st_mode & 0o077 == 0
