"""Delete everything: nothing is left in any file, the keys are gone, and the app begins as new."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from imr_workbook.crypto.errors import Refused
from imr_workbook.device import files, settings_file
from imr_workbook.device.files import LOCK
from imr_workbook.domain.plans import contacts
from imr_workbook.store.files import SEALED
from imr_workbook.vault import destruction
from imr_workbook.vault.ring_file import RingFile
from imr_workbook.vault.slots import DeviceSlot
from imr_workbook.vault.vault import Vault
from tests.vault.places import KODE, opened

FOREIGN = ("telefonnumre.toml", "foto.jpg")


def written(folder: Path) -> Vault:
    """A vault in which something stands, among files that are not ours."""
    for name in FOREIGN:
        (folder / name).write_text("andres")
    (folder / LOCK).touch()
    (folder / settings_file.NAME).write_text('{"text_size": 200}')
    vault = opened(folder)
    vault.workbook.name_contact("c", "Mor")
    return vault


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_afterwards_it_is_a_new_workbook(tmp_path: Path) -> None:
    """Empty and ready to be written in, and the same when it is opened again."""
    vault = written(tmp_path)
    vault.destroy()
    assert not vault.locked
    assert contacts(vault.workbook.state) == []
    assert settings_file.NAME not in names(tmp_path)
    vault.workbook.name_contact("d", "Ny")
    vault.close()
    again = opened(tmp_path)
    assert [one.name for one in contacts(again.workbook.state)] == ["Ny"]
    again.close()


def test_no_byte_of_any_old_file_of_ours_is_left(tmp_path: Path) -> None:
    """Neither a key, a sealed row nor a setting; what others put in the folder is as it was."""
    vault = written(tmp_path)
    before = contents(tmp_path)
    vault.destroy()
    vault.close()
    after = contents(tmp_path)
    for name in FOREIGN:
        assert after[name] == b"andres"
    for name, content in after.items():
        if name not in {*FOREIGN, LOCK}:
            assert content != before.get(name)
    left = b"".join(after.values())
    secrets = [*sealed_bodies(before, tmp_path / "copy"), before["device.key"]]
    assert len(secrets) > 3
    assert all(secret in b"".join(before.values()) for secret in secrets)
    assert not any(secret in left for secret in secrets)


def sealed_bodies(files: dict[str, bytes], folder: Path) -> list[bytes]:
    """Every sealed body of a store that was copied."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with contextlib.closing(sqlite3.connect(folder / SEALED)) as db:
        tables = ("row", "outbox", "meta")
        return [body for table in tables for (body,) in db.execute(f"SELECT body FROM {table}")]


def test_the_old_keys_open_nothing_any_more(tmp_path: Path) -> None:
    """Who has kept a copy of the database finds no key for it in the folder."""
    vault = written(tmp_path)
    old = RingFile(tmp_path).read()
    assert old is not None
    slot = old.slot(DeviceSlot)
    assert slot is not None
    vault.destroy()
    new = (tmp_path / "device.key").read_text()
    with pytest.raises(Refused):
        slot.opened(old.vault, bytes.fromhex(new))
    ring = RingFile(tmp_path).read()
    assert ring is not None
    assert ring.vault != old.vault


def test_a_kode_and_its_wrong_tries_go_too_also_while_it_is_locked(tmp_path: Path) -> None:
    """The new workbook has no kode until one is chosen."""
    vault = written(tmp_path)
    vault.set_kode(KODE)
    vault.lock()
    vault.destroy()
    assert (vault.locked, vault.has_kode, vault.has_words) == (False, False, False)
    assert "attempts.json" not in names(tmp_path)
    vault.close()


@pytest.mark.parametrize("after", range(30))
def test_ended_anywhere_it_is_done_to_its_end_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """The keys go first: from then on nothing can be read. No start finds half of an old workbook."""
    written(tmp_path).close()
    (tmp_path / "vault.db-wal").write_bytes(b"rest of a killed process")
    real = files.destroy
    gone: list[str] = []

    def ends(path: Path) -> None:
        if len(gone) == after:
            raise KeyboardInterrupt
        gone.append(path.name)
        real(path)

    with monkeypatch.context() as killed:
        killed.setattr(destruction, "destroy", ends)
        try:
            destruction.destroy_everything(tmp_path)
        except KeyboardInterrupt:
            assert destruction.MARK in names(tmp_path)
    if SEALED in gone:
        assert not names(tmp_path) & {"keys.json", "keys.copy.json", "device.key"}
    vault = opened(tmp_path)
    assert contacts(vault.workbook.state) == []
    assert destruction.MARK not in names(tmp_path)
    vault.close()


def test_nothing_is_destroyed_without_being_asked(tmp_path: Path) -> None:
    """A start with no mark leaves every file as it is."""
    written(tmp_path).close()
    before = contents(tmp_path)
    destruction.destroy_the_rest(tmp_path)
    assert contents(tmp_path) == before


def test_every_file_that_a_vault_makes_is_known(tmp_path: Path) -> None:
    """A new kind of file of ours must be in the list, or it would outlive the workbook."""
    vault = opened(tmp_path)
    vault.workbook.name_contact("c", "Mor")
    vault.set_kode(KODE)
    vault.set_words(bytes(16))
    made = names(tmp_path)
    assert len(made) >= 4
    destruction.destroy_everything(tmp_path)
    assert names(tmp_path) == set()
