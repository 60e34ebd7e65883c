"""What is taken out of a damaged file is the newest of it: nothing older stands over it, nothing deleted comes back.

Beside the file lie older ones, as earlier damage and the log leave them: everything in them opens under the key.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from imr_workbook.store.files import SEALED
from imr_workbook.vault.local_backups import NAMES, BackupNotWritten, LocalBackups
from imr_workbook.vault.vault import Vault
from tests.faults.test_damage import PAGE, told
from tests.vault.places import Clock, opened

LOG = f"{SEALED}-wal"
LOG_HEAD, FRAME = 32, 24 + PAGE
LONG = 3 * PAGE
"""Letters: such a row goes over several pages."""


def text(number: int, length: int = 40) -> str:
    return f"Mål nummer {number}. ".ljust(length, "ø")


def goal(vault: Vault) -> object:
    record = vault.workbook.state.record("long_goal", "g")
    return None if record is None else record.get("text")


def remnant(folder: Path) -> None:
    """Keep the store as it is now, as earlier damage may have left it."""
    place = folder / "damaged-1"
    place.mkdir()
    for name in (SEALED, LOG):
        if (folder / name).exists():
            shutil.copy(folder / name, place / name)


def ruin(folder: Path) -> None:
    """Nothing can be read in the store any more."""
    for path in folder.glob(f"{SEALED}*"):
        path.write_bytes(bytes(path.stat().st_size))


def versions(folder: Path, length: int) -> tuple[bytes, list[bytes]]:
    """Write a goal six times over; the file as it was after the first, and the log as it was after each."""
    folder.mkdir()
    with closing(opened(folder)) as vault:
        vault.workbook.write_goal("g", text=text(0, length))
    file, logs = (folder / SEALED).read_bytes(), [b""]
    with closing(opened(folder)) as vault:
        for number in range(1, 6):
            vault.workbook.write_goal("g", text=text(number, length))
            vault._store.acknowledge(vault._store.outbox())
            logs.append((folder / LOG).read_bytes())
        shutil.copytree(folder, folder.with_name("place"))
    return file, logs


@pytest.mark.parametrize("length", [40, LONG])
@pytest.mark.parametrize("left", range(6))
@pytest.mark.parametrize("what", [bytes, lambda count: b"\x2c" * count])
def test_the_newest_that_can_be_read_stands(
    tmp_path: Path, length: int, left: int, what: Callable[[int], bytes]
) -> None:
    """However many older ones there are, also where what a long one goes on in has been written over since."""
    place = tmp_path / "place"
    file, logs = versions(tmp_path / "written", length)
    spoilt = bytearray(logs[-1])
    # What came after it is spoilt, and so is the file's first page.
    for frame in range(len(logs[left]) or LOG_HEAD, len(spoilt), FRAME):
        spoilt[frame + FRAME - PAGE : frame + FRAME] = what(PAGE)
    (place / LOG).write_bytes(spoilt)
    (place / SEALED).write_bytes(bytes(PAGE) + file[PAGE:])
    with closing(opened(place)) as vault:
        assert goal(vault) == text(left, length)
        lost = vault.workbook.lost
        # Of a long one the log has the file's first page too.
        assert lost is not None or (left, length) == (5, LONG)
        assert lost is None or lost.missing == (left < 5)


@pytest.mark.parametrize("known", ["backup", "confirmed"])
def test_what_was_deleted_for_good_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    """Where an older file holds it still: the purge is known from the backup, or from what was confirmed."""

    def no_room(*_: object) -> None:
        raise BackupNotWritten

    with closing(opened(tmp_path)) as vault:
        vault.workbook.name_contact("c1", "Mette")
        vault.workbook.name_contact("c1", "Mette Marie")
        vault.workbook.name_contact("c2", "Ali")
        vault.backups.tend()
        remnant(tmp_path)
        kept = (tmp_path / "damaged-1" / SEALED).read_bytes(), (tmp_path / "damaged-1" / LOG).read_bytes()
        vault.workbook.remove_contact("c1")
        with monkeypatch.context() as patch:
            if known == "confirmed":
                patch.setattr(LocalBackups, "_keep", no_room)
            vault.workbook.delete_now("contact", "c1")
    assert any((tmp_path / name).exists() for name in NAMES) == (known == "backup")
    # What should have been destroyed comes back, as a disk may give it back.
    (tmp_path / "damaged-1").mkdir()
    (tmp_path / "damaged-1" / SEALED).write_bytes(kept[0])
    (tmp_path / "damaged-1" / LOG).write_bytes(kept[1])
    ruin(tmp_path)
    with closing(opened(tmp_path)) as vault:
        assert {one.text("name") for one in vault.workbook.state.living("contact")} == {"Ali"}
        record = vault.workbook.state.record("contact", "c1")
        assert record is not None
        assert record.bare
        assert vault._store.versions("contact", "c1") == []
        assert not any("Mette" in str(one.value) for one in vault._store.outbox())
        assert vault.workbook.lost is not None
        assert vault.workbook.lost[1:] == (0, known == "backup")


@pytest.mark.parametrize("back", [False, True])
def test_what_was_removed_does_not_stand_again(tmp_path: Path, back: bool) -> None:
    """It can be put back as before; and what was put back is not removed once more."""
    with closing(opened(tmp_path, clock := Clock())) as vault:
        vault.workbook.name_contact("c1", "Mette")
        vault.workbook.name_contact("c2", "Ali")
        vault.backups.tend()
        vault.workbook.remove_contact("c1")
        if back:
            vault.workbook.put_back("contact", "c1")
        vault.workbook.name_contact("c2", "Ali Hassan")
        before = told(vault)
    ruin(tmp_path)
    with closing(opened(tmp_path, clock)) as vault:
        names = {one.text("name") for one in vault.workbook.state.living("contact")}
        assert names == ({"Mette", "Ali"} if back else {"Ali"})
        assert told(vault)["contact", "c1"] == before["contact", "c1"]
        # The new name alone is gone, and that is said.
        assert vault.workbook.lost is not None
        assert vault.workbook.lost[1:] == (1, True)
        if not back:
            vault.workbook.put_back("contact", "c1")
        assert "Mette" in {one.text("name") for one in vault.workbook.state.living("contact")}
