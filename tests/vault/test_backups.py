"""Backups behind the real vault: made by themselves, renewed after a purge, merged where the file is damaged."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from imr_workbook.domain.changes import PURGED
from imr_workbook.store.files import SEALED
from imr_workbook.vault import backups as module
from imr_workbook.vault.backup import (
    PURPOSE,
    Backup,
    BackupAltered,
    BackupOfAnother,
    WrongBackupKey,
    written_backup,
)
from imr_workbook.vault.local_backups import NAMES, BackupNotWritten, LocalBackups
from imr_workbook.vault.vault import Vault
from tests.vault.places import KODE, Clock, opened

DAY = 24 * 60 * 60


def names(vault: Vault) -> list[str]:
    return sorted(str(one.text("name")) for one in vault.workbook.state.living("contact"))


def told(vault: Vault, folder: Path) -> list[bytes]:
    """What stands in each of those beside the workbook."""
    return [one.content for one in LocalBackups(folder, vault.id, vault.key_for(PURPOSE)).good()]


def openable(vault: Vault) -> bool:
    return vault.backups.can_be_opened


def damage_last_row(folder: Path, *tables: str) -> None:
    """In each table, with all that waits to be sent of it: a record of several fields has several there."""
    with closing(sqlite3.connect(folder / SEALED)) as db, db:
        for table in tables or ("row", "outbox"):
            which = "(SELECT max(seq) FROM row)" if table == "row" else "seq"
            db.execute(f"UPDATE {table} SET body = zeroblob(length(body)) WHERE seq = {which}")


def purge(vault: Vault, contact: str) -> None:
    vault.workbook.remove_contact(contact)
    vault.workbook.delete_now("contact", contact)
    record = vault.workbook.state.record("contact", contact)
    assert record is not None
    assert PURGED in record.fields


def test_one_is_made_each_day_and_again_only_on_the_next(tmp_path: Path) -> None:
    """Two are kept; whoever reads the folder learns nothing. Of nothing none is made."""
    clock = Clock()
    vault = opened(tmp_path, clock)
    vault.backups.tend()
    assert told(vault, tmp_path) == []
    vault.workbook.name_contact("c1", "Mette")
    vault.backups.tend()
    (first,) = told(vault, tmp_path)
    vault.workbook.name_contact("c2", "Ali")
    vault.backups.tend()
    assert told(vault, tmp_path) == [first]
    clock.on(DAY)
    vault.backups.tend()
    assert len(told(vault, tmp_path)) == 2
    assert all(b"Mette" not in (tmp_path / name).read_bytes() for name in NAMES)


def test_what_is_damaged_comes_back_as_the_workbook_is_opened(tmp_path: Path) -> None:
    """With its words; only what was written after the backup is missing, and it is counted."""
    vault = opened(tmp_path)
    vault.workbook.name_contact("c1", "Mette")
    vault.workbook.name_contact("c2", "Ali")
    vault.backups.tend()
    vault.close()
    damage_last_row(tmp_path)
    vault = opened(tmp_path)
    assert (names(vault), vault.workbook.damaged, vault.backups.restored) == (["Ali", "Mette"], 0, 1)
    vault.close()
    # It was written, and is not only shown.
    vault = opened(tmp_path)
    assert (names(vault), vault.workbook.damaged, vault.backups.restored) == (["Ali", "Mette"], 0, 0)
    vault.workbook.name_contact("c3", "Bo")
    vault.close()
    damage_last_row(tmp_path, "row")
    vault = opened(tmp_path)
    # What waits to be sent holds it too.
    assert (names(vault), vault.workbook.damaged, vault.backups.restored) == (["Ali", "Bo", "Mette"], 0, 1)
    vault.workbook.name_contact("c4", "Eva")
    vault.close()
    damage_last_row(tmp_path, "row", "outbox")
    vault = opened(tmp_path)
    assert vault.workbook.damaged == 1
    assert "Eva" not in names(vault)


def test_it_comes_back_behind_a_kode_too(tmp_path: Path) -> None:
    """As soon as it is unlocked; nothing is read or written before."""
    vault = opened(tmp_path)
    vault.workbook.name_contact("c1", "Mette")
    vault.set_kode(KODE)
    vault.backups.tend()
    vault.close()
    damage_last_row(tmp_path)
    vault = opened(tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in NAMES if (tmp_path / name).exists()}
    vault.backups.tend()
    assert before == {name: (tmp_path / name).read_bytes() for name in NAMES if (tmp_path / name).exists()}
    vault.unlock(KODE)
    assert (names(vault), vault.backups.restored) == (["Mette"], 1)


def test_newer_words_stand_over_those_of_the_backup(tmp_path: Path) -> None:
    """Merging puts nothing back that was written over since."""
    vault = opened(tmp_path)
    vault.workbook.name_contact("c1", "Mete")
    vault.workbook.name_contact("c2", "Ali")
    vault.backups.tend()
    vault.workbook.name_contact("c1", "Mette")
    vault.close()
    damage_last_row(tmp_path)
    assert names(opened(tmp_path)) == ["Ali", "Mette"]


def test_what_was_deleted_for_good_is_in_no_backup(tmp_path: Path) -> None:
    """At once, in both, and without waiting for the day to end."""
    clock = Clock()
    vault = opened(tmp_path, clock)
    for number, name in enumerate(("Mette", "Ali")):
        vault.workbook.name_contact(f"c{number}", name)
        vault.backups.tend()
        clock.on(DAY)
    assert all(b"Mette" in content for content in told(vault, tmp_path))
    purge(vault, "c0")
    (left,) = told(vault, tmp_path)
    assert b"Mette" not in left
    assert b"Ali" in left
    vault.close()
    vault = opened(tmp_path, clock)
    vault.backups.tend()
    assert all(b"Mette" not in content for content in told(vault, tmp_path))


def test_a_renewing_that_was_ended_in_the_middle_is_done_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new one stands and the older does too: the next look takes it away."""
    clock = Clock()
    vault = opened(tmp_path, clock)
    vault.workbook.name_contact("c1", "Mette")
    vault.backups.tend()
    clock.on(DAY)
    vault.backups.tend()
    with monkeypatch.context() as patch:
        patch.setattr(LocalBackups, "renew", LocalBackups.keep)
        purge(vault, "c1")
    assert any(b"Mette" in content for content in told(vault, tmp_path))
    vault.close()
    vault = opened(tmp_path, clock)
    vault.backups.tend()
    assert all(b"Mette" not in content for content in told(vault, tmp_path))


def test_a_purge_that_comes_back_out_of_a_backup_destroys_no_damaged_file(tmp_path: Path) -> None:
    """It was done long before the damage: the damaged file is kept, and the person is told where."""
    vault = opened(tmp_path)
    for number, name in enumerate(("Mette", "Ali")):
        vault.workbook.name_contact(f"c{number}", name)
    purge(vault, "c0")
    vault.backups.tend()
    vault.close()
    (tmp_path / SEALED).write_bytes(bytes((tmp_path / SEALED).stat().st_size))
    vault = opened(tmp_path)
    vault.backups.tend()
    assert names(vault) == ["Ali"]
    assert vault.damaged_kept == tmp_path / "damaged-1"
    assert (tmp_path / "damaged-1" / SEALED).exists()
    # One that is done now is.
    purge(vault, "c1")
    assert not (tmp_path / "damaged-1").exists()


def test_a_backup_that_knows_of_more_purges_than_the_workbook_is_left(tmp_path: Path) -> None:
    """Damage can cost the workbook the mark of a purge: its backups hold more than it does, and stay."""
    clock = Clock()
    vault = opened(tmp_path, clock)
    for number, name in enumerate(("Mette", "Ali")):
        vault.workbook.name_contact(f"c{number}", name)
    purge(vault, "c0")
    vault.backups.tend()
    before = told(vault, tmp_path)
    vault.close()
    aside = {name: (tmp_path / name).read_bytes() for name in NAMES if (tmp_path / name).exists()}
    for name in aside:
        (tmp_path / name).unlink()
    damage_last_row(tmp_path, "outbox")
    with closing(sqlite3.connect(tmp_path / SEALED)) as db, db:
        db.execute("UPDATE row SET body = zeroblob(length(body))")
    vault = opened(tmp_path, clock)
    assert names(vault) == []
    for name, content in aside.items():
        (tmp_path / name).write_bytes(content)
    vault.workbook.name_contact("c2", "Bo")
    vault.backups.tend()
    assert told(vault, tmp_path) == before


def test_where_there_is_no_room_for_a_new_one_the_old_ones_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The purge stands, and its words are gone; a backup is made again when there is room."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    vault = opened(tmp_path)
    vault.workbook.name_contact("c1", "Mette")
    vault.backups.tend()
    with monkeypatch.context() as patch:
        patch.setattr(LocalBackups, "_keep", full)
        purge(vault, "c1")
        assert told(vault, tmp_path) == []
    vault.backups.tend()
    assert len(told(vault, tmp_path)) == 1


def test_a_file_opens_on_another_device_by_kode_and_by_words(tmp_path: Path) -> None:
    """It is merged with what is there; a second time changes nothing."""
    words = bytes(range(16))
    for place in ("one", "other-0", "other-1"):
        (tmp_path / place).mkdir()
    vault = opened(tmp_path / "one")
    vault.workbook.name_contact("c1", "Mette")
    assert openable(vault) is False
    vault.set_kode(KODE)
    vault.set_words(words)
    assert openable(vault) is True
    file = vault.backups.file()
    assert b"Mette" not in file
    ways: tuple[dict[str, Any], ...] = ({"kode": KODE}, {"words": words})
    wrong_ways: tuple[dict[str, Any], ...] = ({"kode": "hest 4712"}, {"words": bytes(16)})
    for number, way in enumerate(ways):
        other = opened(tmp_path / f"other-{number}")
        other.workbook.name_contact("c9", "Bo")
        for wrong in wrong_ways:
            with pytest.raises(WrongBackupKey):
                other.backups.restore(Backup(file), **wrong)
        with pytest.raises(BackupOfAnother):
            other.backups.restore(Backup(file))
        assert names(other) == ["Bo"]
        assert other.backups.restore(Backup(file), **way) == 1
        assert names(other) == ["Bo", "Mette"]
        assert other.backups.restore(Backup(file), **way) == 0


def test_a_file_of_this_workbook_needs_no_key_and_overwrites_nothing_newer(tmp_path: Path) -> None:
    """What was written since stands."""
    vault = opened(tmp_path)
    vault.workbook.name_contact("c1", "Mete")
    file = vault.backups.file()
    vault.workbook.name_contact("c1", "Mette")
    vault.backups.restore(Backup(file))
    assert names(vault) == ["Mette"]


def test_the_kode_of_a_file_follows_the_kode(tmp_path: Path) -> None:
    """Another kode, none, and one that was chosen before backups carried it."""
    vault = opened(tmp_path)
    vault.set_kode(KODE)
    vault.set_kode("ko 12345")
    backup = Backup(vault.backups.file())
    with pytest.raises(WrongBackupKey):
        backup.opened_with_kode(KODE)
    assert backup.opened_with_kode("ko 12345")
    vault.remove_kode()
    assert Backup(vault.backups.file()).head.kode is None
    assert openable(vault) is False
    vault.set_kode(KODE)
    vault._kept.keep(vault._ring.carrying(None))
    assert openable(vault) is False
    vault.confirms(KODE)
    assert openable(vault) is True
    vault.lock()
    assert vault.carried_kode is None
    vault.unlock(KODE)
    assert openable(vault) is True


def test_a_file_that_holds_something_else_changes_nothing(tmp_path: Path) -> None:
    """Sealed rightly and no workbook: it is refused."""
    vault = opened(tmp_path)
    vault.workbook.name_contact("c1", "Mette")
    odd = written_backup(b"{}", vault.workbook.now(), vault.id, vault.key_for(PURPOSE))
    with pytest.raises(BackupAltered):
        vault.backups.restore(Backup(odd))
    assert names(vault) == ["Mette"]


def test_a_file_that_does_not_open_again_is_not_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody keeps a backup that is none."""
    vault = opened(tmp_path)

    def another(content: bytes, *rest: Any) -> bytes:
        return written_backup(content + b" ", *rest)

    monkeypatch.setattr(module, "written_backup", another)
    with pytest.raises(BackupNotWritten):
        vault.backups.file()


def test_nothing_of_the_old_workbook_is_left_when_all_is_deleted(tmp_path: Path) -> None:
    """The new one makes its own."""
    vault = opened(tmp_path)
    vault.workbook.name_contact("c1", "Mette")
    vault.backups.tend()
    vault.destroy()
    assert told(vault, tmp_path) == []
    vault.backups.tend()
    assert told(vault, tmp_path) == []
    vault.workbook.name_contact("c2", "Ali")
    vault.backups.tend()
    (content,) = told(vault, tmp_path)
    assert b"Mette" not in content
