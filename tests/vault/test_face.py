"""A face or a finger beside the kode: what it opens, when it may not, and that it is never the only way."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from imr_workbook.crypto.errors import Refused
from imr_workbook.device.secret_file import new_secret
from imr_workbook.domain.profile import profile
from imr_workbook.vault.ring_file import NAMES, RingFile
from imr_workbook.vault.slots import FaceSlot
from imr_workbook.vault.tags import tag
from imr_workbook.vault.vault import FACE_DAYS, NeedsKode, NoKey, Vault, WrongKode
from tests.vault.places import KODE, Clock, opened

DAY_S = 24 * 3600
FACE = new_secret()
WORDS = bytes(range(16))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def vault(tmp_path: Path, clock: Clock) -> Iterator[Vault]:
    """Of someone called Aya, with a kode and a face, and open."""
    found = opened(tmp_path, clock)
    found.workbook.call_me("Aya")
    found.set_kode(KODE)
    found.let_face_open(FACE)
    yield found
    found.close()


def test_it_opens_as_the_kode_does(vault: Vault) -> None:
    """And another face opens nothing."""
    vault.lock()
    with pytest.raises(WrongKode):
        vault.unlock_with_face(new_secret())
    assert vault.locked
    vault.unlock_with_face(FACE)
    assert profile(vault.workbook.state).name == "Aya"


def test_it_is_off_until_it_is_turned_on_and_only_beside_a_kode(tmp_path: Path) -> None:
    """Nobody who has no kode is opened for by a face; nor can it be turned on from behind the lock."""
    with contextlib.closing(opened(tmp_path)) as vault:
        assert not vault.has_face
        with pytest.raises(NeedsKode):
            vault.let_face_open(FACE)
        vault.set_kode(KODE)
        vault.lock()
        with pytest.raises(NoKey):
            vault.let_face_open(FACE)
        with pytest.raises(NeedsKode):
            vault.unlock_with_face(FACE)


def test_after_five_wrong_kodes_only_the_kode_opens(vault: Vault, clock: Clock) -> None:
    """Somebody is guessing; whose finger is on the telephone then is not asked."""
    vault.lock()
    for _try in range(5):
        assert vault.face_may_open
        with pytest.raises(WrongKode):
            vault.unlock("forkert")
    assert not vault.face_may_open
    with pytest.raises(NeedsKode):
        vault.unlock_with_face(FACE)
    clock.on(60)
    vault.unlock(KODE)
    vault.lock()
    vault.unlock_with_face(FACE)


def test_a_face_does_not_start_the_count_of_wrong_kodes_anew(vault: Vault) -> None:
    """Or whoever is recognised could go on guessing at the kode for ever."""
    vault.lock()
    for _try in range(4):
        with pytest.raises(WrongKode):
            vault.unlock("forkert")
    vault.unlock_with_face(FACE)
    vault.lock()
    with pytest.raises(WrongKode):
        vault.unlock("forkert")
    assert not vault.face_may_open


def test_the_kode_is_asked_for_again_after_some_days(vault: Vault, clock: Clock) -> None:
    """So that it is not forgotten; given, it counts from there, also after a restart."""
    vault.lock()
    clock.on((FACE_DAYS - 1) * DAY_S)
    vault.unlock_with_face(FACE)
    vault.lock()
    clock.on(DAY_S)
    with pytest.raises(NeedsKode):
        vault.unlock_with_face(FACE)
    vault.unlock(KODE)
    vault.lock()
    clock.on((FACE_DAYS - 1) * DAY_S)
    assert vault.face_may_open


def test_a_clock_set_back_does_not_put_it_off(vault: Vault, clock: Clock) -> None:
    """Nor does one that was ahead."""
    clock.on(-FACE_DAYS * DAY_S)
    assert not vault.face_may_open


def test_another_kode_leaves_it_and_no_kode_takes_it_away(vault: Vault) -> None:
    """Turned off, the slot is in no copy of the ring."""
    vault.set_kode("en anden kode")
    vault.lock()
    vault.unlock_with_face(FACE)
    vault.remove_kode()
    assert not vault.has_face
    vault.set_kode(KODE)
    vault.lock()
    with pytest.raises(NeedsKode):
        vault.unlock_with_face(FACE)


def test_it_can_be_taken_away_from_behind_the_lock(vault: Vault, tmp_path: Path, clock: Clock) -> None:
    """Where what the system kept is gone; the kode and the words are left."""
    vault.set_words(WORDS)
    vault.lock()
    vault.let_no_face_open()
    vault.close()
    assert all("face" not in (tmp_path / name).read_text() for name in NAMES)
    with contextlib.closing(opened(tmp_path, clock)) as again:
        again.unlock(KODE)
        again.lock()
        again.unlock_with_words(WORDS)


def test_the_slot_tells_nothing_of_its_secret(vault: Vault, tmp_path: Path) -> None:
    """Neither the secret nor the master key stands in the ring; bound to the vault, it opens in no other."""
    text = (tmp_path / NAMES[0]).read_text()
    assert FACE.hex() not in text
    assert vault._held().hex() not in text
    ring = RingFile(tmp_path).read()
    assert ring is not None
    slot = ring.slot(FaceSlot)
    assert slot is not None
    assert slot.secret == tag(FACE)
    with pytest.raises(Refused):
        slot.opened(bytes(16), FACE)
    assert json.loads(text)["ring"]["format"] == 1


def test_deleting_everything_or_beginning_again_ends_it(vault: Vault) -> None:
    """A new workbook is nobody's face's."""
    vault.lock()
    vault.start_again()
    assert not vault.has_face
    vault.set_kode(KODE)
    vault.let_face_open(FACE)
    vault.destroy()
    assert not vault.has_face
