"""Backups in a folder that the person chose: when, what is kept, and what is never touched."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from imr_workbook.domain.changes import PURGED
from imr_workbook.store.files import SEALED
from imr_workbook.store.seals import Sealed
from imr_workbook.store.store import Lost
from imr_workbook.vault import folder_backups
from imr_workbook.vault.backup import PURPOSE, Backup, BackupRefused, head_of
from imr_workbook.vault.folder_backups import KEPT
from imr_workbook.vault.folder_choice import NAME, Every, FolderChoice, Trouble
from imr_workbook.vault.local_backups import NAMES
from imr_workbook.vault.own_files import own_files
from imr_workbook.vault.vault import Vault
from tests.faults.little_room import disk, disks_can_be_made, limit
from tests.faults.test_read_only import NOBODY, unprivileged
from tests.native import needs_limits, needs_owners, needs_processes
from tests.store.later import make_later
from tests.vault.ended import Killed, ends_at
from tests.vault.places import KODE, Clock, opened

DAY = 24 * 60 * 60
WORDS = bytes(range(16))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that is chosen; its name must be found nowhere."""
    found = tmp_path / "Kanariemappe"
    found.mkdir()
    return found


@pytest.fixture
def vault(tmp_path: Path, clock: Clock, folder: Path) -> Iterator[Vault]:
    """With something written, a kode and a reservenøgle, and the folder chosen for every week."""
    (tmp_path / "data").mkdir()
    found = opened(tmp_path / "data", clock)
    found.workbook.name_contact("c1", "Mette")
    found.set_kode(KODE)
    found.set_words(WORDS)
    found.backups.in_folder.choose(folder, Every.WEEK)
    yield found
    found.close()


def there(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def texts(vault: Vault, folder: Path) -> list[bytes]:
    """What stands in each whole file of this vault."""
    found = []
    for path in sorted(folder.iterdir()):
        try:
            found.append(Backup(path.read_bytes()).opened_in(vault.id, vault.key_for(PURPOSE)))
        except BackupRefused:
            continue
    return found


def chosen(vault: Vault) -> FolderChoice | None:
    return vault.backups.in_folder.choice


def unreadable(vault: Vault) -> bool:
    return vault.backups.in_folder.unreadable


def choice(vault: Vault) -> FolderChoice:
    found = chosen(vault)
    assert found is not None
    return found


def trouble(vault: Vault) -> Trouble | None:
    return choice(vault).trouble


def purge(vault: Vault, contact: str) -> None:
    vault.workbook.remove_contact(contact)
    vault.workbook.delete_now("contact", contact)


def tend_for(vault: Vault, clock: Clock, days: int) -> None:
    for _ in range(days):
        clock.on(DAY)
        vault.backups.in_folder.tend()


def test_one_is_saved_at_once_and_again_a_week_later(vault: Vault, clock: Clock, folder: Path) -> None:
    """Its name tells only the day; only the owner may read it."""
    vault.backups.in_folder.tend()
    (first,) = there(folder)
    assert first.startswith("arbejdsbog-2026-11-24-")
    assert first.endswith(".arbejdsbog")
    assert stat.S_IMODE((folder / first).stat().st_mode) == 0o600
    assert choice(vault).made == clock()
    vault.workbook.name_contact("c2", "Ali")
    tend_for(vault, clock, 6)
    assert there(folder) == {first}
    tend_for(vault, clock, 1)
    assert len(there(folder)) == 2
    assert any(b"Ali" in text for text in texts(vault, folder))


def test_each_day_is_by_the_date(vault: Vault, clock: Clock, folder: Path) -> None:
    """One a day, however often it is looked."""
    vault.backups.in_folder.choose(folder, Every.DAY)
    for days in range(1, 4):
        for _ in range(3):
            vault.backups.in_folder.tend()
        assert len(there(folder)) == days
        clock.on(DAY)


def test_of_nothing_none_is_saved(tmp_path: Path, folder: Path) -> None:
    """An empty workbook has nothing to lose."""
    (tmp_path / "empty").mkdir()
    vault = opened(tmp_path / "empty")
    vault.set_kode(KODE)
    vault.backups.in_folder.choose(folder, Every.DAY)
    vault.backups.in_folder.tend()
    assert there(folder) == set()
    vault.close()


def test_a_clock_that_was_wrong_keeps_none_from_being_saved(vault: Vault, clock: Clock, folder: Path) -> None:
    """Set back by years one is saved at once, and the newest is the one that was saved last, whatever its date."""
    clock.on(4000 * DAY)
    vault.backups.in_folder.tend()
    clock.on(-4000 * DAY)
    vault.workbook.name_contact("c2", "Ali")
    for _ in range(KEPT + 1):
        vault.backups.in_folder.tend()
        clock.on(7 * DAY)
    assert len(there(folder)) == KEPT
    assert all(b"Ali" in text for text in texts(vault, folder))
    assert not any("2037" in name for name in there(folder))


def test_it_opens_on_another_device_by_kode_and_by_words(vault: Vault, tmp_path: Path, folder: Path) -> None:
    """Taken out of the folder as any other."""
    vault.backups.in_folder.tend()
    (path,) = folder.iterdir()
    ways: tuple[dict[str, Any], ...] = ({"kode": KODE}, {"words": WORDS})
    for number, way in enumerate(ways):
        (tmp_path / f"other-{number}").mkdir()
        other = opened(tmp_path / f"other-{number}")
        assert other.backups.restore(Backup(path.read_bytes()), **way) == 1
        other.close()


def test_where_nothing_could_open_it_none_is_saved(vault: Vault, folder: Path) -> None:
    """Until there is a kode or words; and another kode has one saved at once, for it opens only the later ones."""
    vault.remove_kode()
    vault.remove_words()
    vault.backups.in_folder.tend()
    assert there(folder) == set()
    vault.set_words(WORDS)
    vault.backups.in_folder.tend()
    (first,) = folder.iterdir()
    assert Backup(first.read_bytes()).opened_with_words(WORDS)
    vault.set_kode("ko 12345")
    vault.backups.in_folder.tend()
    (second,) = set(folder.iterdir()) - {first}
    assert Backup(second.read_bytes()).opened_with_kode("ko 12345")


def test_locked_nothing_is_saved_and_nobody_can_tell_where(vault: Vault, clock: Clock, folder: Path) -> None:
    """When it is unlocked, it is done."""
    vault.lock()
    vault.backups.in_folder.tend()
    assert chosen(vault) is None
    assert there(folder) == set()
    vault.unlock(KODE)
    vault.backups.in_folder.tend()
    assert len(there(folder)) == 1


def test_the_newest_three_stay(vault: Vault, clock: Clock, folder: Path) -> None:
    """And what others put there: other files, one taken by hand, one of another workbook, one under our name."""
    strangers = {
        "foto.jpg": b"andres",
        "arbejdsbog-2026-11-24.arbejdsbog": vault.backups.file(),
        "arbejdsbog-2026-11-24-abcdef.arbejdsbog": b"andres",
    }
    for name, content in strangers.items():
        (folder / name).write_bytes(content)
    for number in range(KEPT + 2):
        vault.workbook.name_contact(f"n{number}", f"Navn {number}")
        vault.backups.in_folder.tend()
        if number == 0:
            (first,) = there(folder) - strangers.keys()
        clock.on(7 * DAY)
    assert len(there(folder)) == KEPT + len(strangers)
    assert first not in there(folder)
    assert all((folder / name).read_bytes() == content for name, content in strangers.items())
    # The last of all holds the last of all.
    assert sum(f"Navn {KEPT + 1}".encode() in text for text in texts(vault, folder)) == 1


def test_a_file_that_was_exchanged_is_not_ours(vault: Vault, clock: Clock, folder: Path) -> None:
    """Its name is, and its head is not: it stays, and is forgotten."""
    vault.backups.in_folder.tend()
    (first,) = folder.iterdir()
    for content in (b"andres", vault.backups.file(), b""):
        first.write_bytes(content)
        for _ in range(KEPT):
            clock.on(7 * DAY)
            vault.backups.in_folder.tend()
        assert first.read_bytes() == content


def test_none_is_taken_away_while_the_newest_does_not_open(
    vault: Vault, clock: Clock, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the disk did not keep does not count, and those before it stand."""
    vault.backups.in_folder.tend()
    before = {path: path.read_bytes() for path in folder.iterdir()}

    def lying(path: Path, content: bytes) -> None:
        path.write_bytes(content[:-1])

    monkeypatch.setattr(folder_backups, "replace_bytes", lying)
    for _ in range(KEPT + 1):
        clock.on(7 * DAY)
        vault.backups.in_folder.tend()
        assert trouble(vault) == Trouble.FAILED
        assert {path: path.read_bytes() for path in folder.iterdir()} == before
    monkeypatch.undo()
    vault.backups.in_folder.tend()
    assert trouble(vault) is None
    assert len(there(folder)) == 2


@pytest.mark.parametrize(("what", "found"), [("damaged", 1), ("lost", Lost("damaged-1", 1))])
def test_while_something_is_missing_those_of_before_stay(
    vault: Vault, clock: Clock, folder: Path, what: str, found: object
) -> None:
    """They may be the only ones that have it; what is saved from then on does not fill the folder."""
    tend_for(vault, clock, 7 * (KEPT + 1))
    before = there(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(vault._store), what, property(lambda _: found))
        tend_for(vault, clock, 7 * 4 * KEPT)
        assert before < there(folder)
        assert len(there(folder)) == 2 * KEPT
    vault.workbook.name_contact("c2", "Ali")
    tend_for(vault, clock, 7)
    assert len(there(folder)) == KEPT


def test_two_workbooks_share_a_folder(vault: Vault, clock: Clock, tmp_path: Path, folder: Path) -> None:
    """Each takes away only its own."""
    (tmp_path / "other").mkdir()
    other = opened(tmp_path / "other", clock)
    other.workbook.name_contact("c1", "Bo")
    other.set_kode(KODE)
    other.backups.in_folder.choose(folder, Every.WEEK)
    for _ in range(KEPT + 2):
        vault.backups.in_folder.tend()
        other.backups.in_folder.tend()
        clock.on(7 * DAY)
    assert [len(texts(one, folder)) for one in (vault, other)] == [KEPT, KEPT]
    assert len(there(folder)) == 2 * KEPT
    other.close()


def test_a_folder_that_is_gone_is_waited_for(vault: Vault, clock: Clock, folder: Path) -> None:
    """It is told, also after a restart; nothing is made in its place, and it goes on when the folder is back."""
    vault.backups.in_folder.tend()
    away = folder.with_name("taget ud")
    folder.rename(away)
    tend_for(vault, clock, 7)
    assert trouble(vault) == Trouble.GONE
    assert not vault.backups.in_folder.here
    assert not folder.exists()
    away.rename(folder)
    vault.backups.in_folder.tend()
    assert trouble(vault) is None
    assert len(there(folder)) == 2


@pytest.mark.skipif(not disks_can_be_made(), reason="needs a drive to take out")
def test_a_drive_that_was_taken_out_leaves_a_folder_that_is_not_it(
    vault: Vault, clock: Clock, folder: Path
) -> None:
    """Nothing is put into the empty folder that stays behind."""
    with disk(folder):
        inside = folder / "kopier"
        inside.mkdir()
        vault.backups.in_folder.choose(inside, Every.WEEK)
        vault.backups.in_folder.tend()
        assert len(there(inside)) == 1
    inside.mkdir()
    tend_for(vault, clock, 7)
    assert trouble(vault) == Trouble.GONE
    assert there(inside) == set()


@needs_limits
@pytest.mark.parametrize("way", [limit, *([disk] if disks_can_be_made() else [])])
def test_a_full_folder_is_told_and_the_one_before_stands(
    vault: Vault, clock: Clock, folder: Path, way: Any
) -> None:
    """Nothing half is left; with room it goes on."""
    with way(folder) as room:
        vault.workbook.name_contact("c2", "Ali " * 20_000)
        vault.backups.in_folder.choose(folder, Every.WEEK)
        vault.backups.in_folder.tend()
        before = there(folder)
        room.fill()
        filled = there(folder)
        with pytest.MonkeyPatch.context() as patch:
            if way is limit:
                # It holds for every file of this process; that of the choice is small enough.
                patch.setattr(vault.backups.in_folder, "_make", lambda: larger(vault))
            clock.on(7 * DAY)
            for _ in range(2):
                vault.backups.in_folder.tend()
                assert trouble(vault) == Trouble.FULL
                assert there(folder) == filled
        room.make_room()
        vault.backups.in_folder.tend()
        assert trouble(vault) is None
        assert len(there(folder)) == len(before) + 1


def larger(vault: Vault) -> bytes:
    return vault.backups.file() + bytes(1 << 20)


@needs_owners
def test_a_folder_that_may_not_be_written_is_told(vault: Vault, clock: Clock, folder: Path) -> None:
    """And left as it is."""
    vault.backups.in_folder.tend()
    before = there(folder)
    if os.geteuid() == 0:
        for path in (*vault._folder.rglob("*"), vault._folder, folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)
        for above in folder.parents:
            if above.owner() == "root" and above.is_relative_to("/tmp/pytest-of-root"):
                above.chmod(0o755)
    folder.chmod(0o500)
    clock.on(7 * DAY)
    with unprivileged():
        vault.backups.in_folder.tend()
    folder.chmod(0o700)
    assert trouble(vault) == Trouble.CLOSED
    assert there(folder) == before
    vault.backups.in_folder.tend()
    assert trouble(vault) is None


def test_what_was_deleted_for_good_is_taken_out_of_them(vault: Vault, clock: Clock, folder: Path) -> None:
    """A new one is saved first, without waiting for its day; then the older ones go."""
    vault.workbook.name_contact("c2", "Ali")
    for _ in range(KEPT):
        vault.backups.in_folder.tend()
        clock.on(7 * DAY)
    assert sum(b"Mette" in text for text in texts(vault, folder)) == KEPT
    purge(vault, "c1")
    vault.backups.in_folder.tend()
    (left,) = texts(vault, folder)
    assert b"Mette" not in left
    assert b"Ali" in left


def test_where_the_folder_is_gone_it_is_done_when_it_is_back(
    vault: Vault, clock: Clock, folder: Path
) -> None:
    """Also after a restart, and however long it took."""
    vault.workbook.name_contact("c2", "Ali")
    vault.backups.in_folder.tend()
    away = folder.with_name("taget ud")
    folder.rename(away)
    purge(vault, "c1")
    vault.backups.in_folder.tend()
    assert trouble(vault) == Trouble.GONE
    vault.close()
    away.rename(folder)
    clock.on(60)
    again = opened(folder.parent / "data", clock)
    again.unlock(KODE)
    again.backups.in_folder.tend()
    (left,) = texts(again, folder)
    assert b"Mette" not in left
    again.close()


@pytest.mark.skipif(not disks_can_be_made(), reason="needs a drive that is full")
def test_without_room_for_a_new_one_the_newest_stays(vault: Vault, clock: Clock, folder: Path) -> None:
    """It is the only one outside this computer; the words go when the new one stands."""
    with disk(folder) as room:
        vault.backups.in_folder.choose(folder, Every.WEEK)
        vault.backups.in_folder.tend()
        room.fill()
        purge(vault, "c1")
        vault.backups.in_folder.tend()
        assert trouble(vault) == Trouble.FULL
        assert len(texts(vault, folder)) == 1
        room.make_room()
        vault.workbook.name_contact("c2", "Ali")
        vault.backups.in_folder.tend()
        (left,) = texts(vault, folder)
        assert b"Mette" not in left


def test_copies_that_know_of_more_purges_than_the_workbook_stay(
    vault: Vault, clock: Clock, folder: Path
) -> None:
    """A damaged workbook can lose the mark of a purge: then its copies are the ones that know better."""
    vault.workbook.name_contact("c2", "Ali")
    purge(vault, "c1")
    vault.backups.in_folder.tend()
    before = there(folder)
    data = folder.parent / "data"
    vault.close()
    # Nothing is left that could bring it back.
    for path in [data / SEALED, *(data / name for name in NAMES)]:
        path.unlink(missing_ok=True)
    vault = opened(data, clock)
    vault.unlock(KODE)
    vault.workbook.name_contact("c3", "Bo")
    record = vault.workbook.state.record("contact", "c1")
    assert record is None or PURGED not in record.fields
    vault.backups.in_folder.tend()
    assert there(folder) == before
    vault.close()


def test_the_choice_is_sealed_and_this_devices_own(vault: Vault, folder: Path) -> None:
    """The path is in no file, in no backup and in no change that another device would get; its length neither."""
    vault.backups.in_folder.tend()
    data = folder.parent / "data"
    spots = [b"Kanariemappe", str(folder).encode(), b"arbejdsbog-2026"]
    files = [path for place in (data, folder) for path in place.rglob("*") if path.is_file()]
    assert NAME in {path.name for path in files}
    assert not [path for path in files for spot in spots if spot in path.read_bytes()]
    assert not any(spot in text for text in texts(vault, folder) for spot in spots)
    assert not any("Kanariemappe" in repr(change) for change in vault._store.outbox())
    size = (data / NAME).stat().st_size
    (folder / "x").mkdir()
    vault.backups.in_folder.choose(folder / "x", Every.DAY)
    assert (data / NAME).stat().st_size == size


def test_another_folder_and_none(vault: Vault, clock: Clock, folder: Path) -> None:
    """What lies in the one before stays as it is; switched off, nothing tells any more which it was."""
    vault.backups.in_folder.tend()
    before = there(folder)
    other = folder.with_name("anden")
    other.mkdir()
    vault.backups.in_folder.choose(other, Every.WEEK)
    vault.backups.in_folder.tend()
    assert (there(folder), len(there(other))) == (before, 1)
    vault.backups.in_folder.stop()
    assert chosen(vault) is None
    assert not (folder.parent / "data" / NAME).exists()
    tend_for(vault, clock, 20)
    assert len(there(other)) == 1


def test_one_can_be_saved_now(vault: Vault, clock: Clock, folder: Path) -> None:
    """It counts as the one of the week, and why it could not be is told."""
    for _ in range(2):
        assert vault.backups.in_folder.save() is None
    assert len(there(folder)) == 2
    tend_for(vault, clock, 6)
    assert len(there(folder)) == 2
    folder.rename(folder.with_name("taget ud"))
    told = vault.backups.in_folder.save()
    assert told == Trouble.GONE


@pytest.mark.parametrize("fault", [b"", b"hej", None])
def test_a_choice_that_cannot_be_read_is_told(vault: Vault, folder: Path, fault: bytes | None) -> None:
    """Nobody believes that copies are saved when none are; choosing again mends it."""
    data = folder.parent / "data"
    vault.close()
    whole = (data / NAME).read_bytes()
    (data / NAME).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if fault is None else fault)
    again = opened(data)
    again.unlock(KODE)
    assert chosen(again) is None
    assert unreadable(again)
    again.backups.in_folder.tend()
    assert there(folder) == set()
    again.backups.in_folder.choose(folder, Every.WEEK)
    assert not unreadable(again)
    again.backups.in_folder.tend()
    assert len(there(folder)) == 1
    again.close()


def test_when_everything_is_deleted_the_choice_goes_and_the_copies_stay(vault: Vault, folder: Path) -> None:
    """They lie with the person, and open with the kode that stood."""
    vault.backups.in_folder.tend()
    data = folder.parent / "data"
    assert data / NAME in set(own_files(data))
    vault.destroy()
    assert chosen(vault) is None
    assert not (data / NAME).exists()
    (left,) = folder.iterdir()
    assert Backup(left.read_bytes()).opened_with_kode(KODE)


def test_a_new_workbook_beside_a_forgotten_one_has_no_folder(vault: Vault, folder: Path) -> None:
    """The choice is kept aside with the one that it belongs to."""
    vault.lock()
    vault.start_again()
    assert chosen(vault) is None
    assert (folder.parent / "data" / "kept-1" / NAME).exists()


def test_a_workbook_of_a_newer_version_is_left_alone(vault: Vault, clock: Clock, folder: Path) -> None:
    """Nothing in its folder may be written: not even when a copy was last saved."""
    data = folder.parent / "data"
    seal = Sealed(vault.key_for("rows"))
    vault.close()
    make_later(data, seal)
    before = (data / NAME).read_bytes()
    later = opened(data, clock)
    later.unlock(KODE)
    assert not later.backups.in_folder.possible
    later.backups.in_folder.tend()
    assert later.backups.in_folder.save() == Trouble.FAILED
    assert ((data / NAME).read_bytes(), there(folder)) == (before, set())
    later.close()


CHANGING = ((os, "fsync"), (Path, "replace"), (Path, "unlink"), (Path, "open"))


def test_ended_at_any_call_nothing_half_stands_there_and_the_next_look_goes_on(
    vault: Vault, clock: Clock, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """While one is saved after a purge, and the older ones are taken away."""
    vault.workbook.name_contact("c2", "Ali")
    for _ in range(KEPT):
        vault.backups.in_folder.tend()
        clock.on(7 * DAY)
    purge(vault, "c1")
    vault.close()
    for call in count():
        place = tmp_path_factory.mktemp("ended")
        shutil.copytree(folder.parent / "data", place / "data")
        again = opened(place / "data", clock)
        again.unlock_with_words(WORDS)
        copies = again.backups.in_folder
        # The same folder, by the path that it has here.
        before = choice(again).model_copy(update={"folder": str(place / "copies")})
        shutil.copytree(folder, place / "copies")
        copies._keep(before)
        with pytest.MonkeyPatch.context() as patch:
            ends_at(call, patch, CHANGING)
            try:
                copies.tend()
            except Killed:
                ended = True
            else:
                ended = False
        again.close()
        again = opened(place / "data", clock)
        again.unlock_with_words(WORDS)
        whole = [Backup(path.read_bytes()) for path in (place / "copies").glob("*.arbejdsbog")]
        assert whole, call
        assert all(b"Ali" in one.opened_with_words(WORDS) for one in whole), call
        again.workbook.name_contact("c3", "Bo")
        again.backups.in_folder.tend()
        for text in texts(again, place / "copies"):
            assert b"Mette" not in text, call
        assert all(name.endswith(".arbejdsbog") for name in there(place / "copies")), call
        assert len(texts(again, place / "copies")) == len(there(place / "copies")) <= 2, call
        again.close()
        if not ended:
            break
    assert call > 12


SAVING = """
import sys; from pathlib import Path
from imr_workbook.vault.folder_choice import Every
from tests.vault.ended import Killed, ends_at
from tests.vault.places import Clock, opened
clock = Clock()
vault = opened(Path(sys.argv[1]), clock)
vault.set_words(bytes(range(16)))
vault.backups.in_folder.choose(Path(sys.argv[2]), Every.DAY)
number = 0
while True:
    vault.workbook.name_contact("c1", "Mette %d " % number * 20_000)
    vault.backups.in_folder.tend()
    print(number, flush=True)
    clock.on(24 * 60 * 60)
    number += 1
"""


@needs_processes
def test_killed_in_the_middle_nothing_half_stands_there(tmp_path: Path) -> None:
    """kill -9 at four moments: every file there opens, the last confirmed is among them, and what was half goes."""
    for time in range(4):
        data, folder = tmp_path / f"data-{time}", tmp_path / f"folder-{time}"
        data.mkdir()
        folder.mkdir()
        command = [sys.executable, "-c", SAVING, str(data), str(folder)]
        run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert run.stdout is not None
        confirmed = [int(run.stdout.readline()) for _line in range(1 + time)]
        os.kill(run.pid, signal.SIGKILL)
        confirmed += [int(line) for line in run.stdout if line.endswith("\n")]
        run.wait()
        run.stdout.close()
        whole = [path.read_bytes() for path in folder.glob("*.arbejdsbog")]
        clock = Clock()
        vault = opened(data, clock)
        found = b"".join(Backup(one).opened_with_words(bytes(range(16))) for one in whole)
        assert f"Mette {confirmed[-1]} ".encode() in found
        clock.on(1000 * DAY)
        vault.backups.in_folder.tend()
        assert all(name.endswith(".arbejdsbog") for name in there(folder))
        assert len(there(folder)) <= KEPT
        assert {head_of(path.read_bytes()).vault for path in folder.iterdir()} == {vault.id}
        vault.close()
