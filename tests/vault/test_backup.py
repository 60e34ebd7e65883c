"""A backup in one sealed file: opened by its kode, its words or its vault, and by nothing else."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime

import pytest

from imr_workbook.crypto.errors import Refused
from imr_workbook.crypto.keys import derive
from imr_workbook.crypto.passphrase import FLOOR, LEVELS
from imr_workbook.crypto.sealing import OVERHEAD
from imr_workbook.vault import backup
from imr_workbook.vault.backup import (
    FORM,
    MARK,
    PURPOSE,
    Backup,
    BackupAltered,
    BackupCutShort,
    BackupFromNewerVersion,
    BackupOfAnother,
    BackupRefused,
    NoBackup,
    WrongBackupKey,
    written_backup,
)
from imr_workbook.vault.carried_kode import HARDEST, CarriedKode
from imr_workbook.vault.chunks import CHUNK, opened_in_chunks, sealed_in_chunks, sealed_length
from imr_workbook.vault.slots import WordsSlot

VAULT, MASTER, WORDS = bytes(range(16)), bytes(range(32)), bytes(range(50, 66))
KEY = derive(MASTER, PURPOSE, VAULT)
KODE = "hest 4711"
MADE = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
CONTENT = b"kanariefugl " * 20_000


@pytest.fixture(scope="module")
def kode() -> CarriedKode:
    return CarriedKode.around(KEY, VAULT, KODE, FLOOR)


@pytest.fixture(scope="module")
def data(kode: CarriedKode) -> bytes:
    return written_backup(CONTENT, MADE, VAULT, KEY, WordsSlot.around(MASTER, VAULT, WORDS), kode)


def boxes_at(data: bytes) -> int:
    """Where the sealed content begins."""
    return len(data) - sealed_length(len(CONTENT))


# opening -------------------------------------------------------------------------------------


def test_kode_words_and_its_own_vault_open_it(data: bytes) -> None:
    """Each alone, on a device that has nothing else of it."""
    found = Backup(data)
    assert found.opened_with_kode("  HEST 4711 ".lower()) == CONTENT
    assert found.opened_with_words(WORDS) == CONTENT
    assert found.opened_in(VAULT, KEY) == CONTENT
    assert found.head.made == MADE


def test_nothing_of_the_content_or_the_keys_stands_in_it(data: bytes) -> None:
    """Neither plain nor as the hexadecimal digits of the head."""
    secrets = [
        b"kanariefugl",
        KODE.encode(),
        *(one for key in (MASTER, KEY, WORDS) for one in (key, key.hex().encode())),
    ]
    assert not [one for one in secrets if one in data]


def test_two_backups_of_the_same_have_nothing_in_common_that_is_sealed(data: bytes) -> None:
    """Every file has its own key."""
    other = written_backup(CONTENT, MADE, VAULT, KEY)
    assert other[-sealed_length(len(CONTENT)) :] != data[boxes_at(data) :]
    assert Backup(other).head.file != Backup(data).head.file


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_any_length_comes_back(length: int) -> None:
    """Also none, and whole numbers of chunks."""
    content = random.Random(length).randbytes(length)
    assert Backup(written_backup(content, MADE, VAULT, KEY)).opened_in(VAULT, KEY) == content


def test_the_carried_kode_costs_the_most() -> None:
    """It opens without a device secret: nothing else slows the guessing."""
    assert CarriedKode.around(KEY, VAULT, KODE).memory == HARDEST.memory
    assert HARDEST.work == max(level.work for level in LEVELS)


# refusing ------------------------------------------------------------------------------------


def test_another_kode_other_words_and_another_vault(data: bytes) -> None:
    """One cause each."""
    found = Backup(data)
    with pytest.raises(WrongBackupKey):
        found.opened_with_kode("hest 4712")
    with pytest.raises(WrongBackupKey):
        found.opened_with_words(bytes(16))
    with pytest.raises(BackupOfAnother):
        found.opened_in(bytes(16), KEY)


def test_without_slots_only_its_vault_opens_it() -> None:
    """A local one carries no kode and no words."""
    found = Backup(written_backup(CONTENT, MADE, VAULT, KEY))
    for way in (lambda: found.opened_with_kode(KODE), lambda: found.opened_with_words(WORDS)):
        with pytest.raises(WrongBackupKey):
            way()


@pytest.mark.parametrize("other", [b"", b"x", b"%PDF-1.7 and more", MARK[1:] + b"x" * 500, bytes(4000)])
def test_what_is_no_backup(other: bytes) -> None:
    """Whatever was chosen by mistake."""
    with pytest.raises(NoBackup):
        Backup(other)


def test_a_cut_file_is_cut_wherever_it_is_cut(data: bytes) -> None:
    """In the mark, in the head, between two chunks and in them, and one byte before the end."""
    begin = boxes_at(data)
    sealed = CHUNK + OVERHEAD
    places = [
        *range(1, begin + 200, 7),
        *(begin + sealed * n for n in range(3)),
        begin + sealed + 9,
        len(data) - 1,
    ]
    for place in places:
        with pytest.raises(BackupCutShort):
            Backup(data[:place])


def test_a_flipped_bit_is_always_noticed(data: bytes) -> None:
    """Every bit of the head, and a thousand of the rest: never other content, and never a wrong cause."""
    chance = random.Random(4711)
    places = [*range(boxes_at(data)), *(chance.randrange(boxes_at(data), len(data)) for _time in range(1000))]
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << chance.randrange(8)
        with pytest.raises(BackupRefused) as found:
            Backup(bytes(changed)).opened_in(VAULT, KEY)
        # The length of the head is believed for want of better: a flip in it can look like a cut.
        in_length = len(MARK) <= place < len(MARK) + 4
        causes = (
            (NoBackup,) if place < len(MARK) else (BackupAltered, *([BackupCutShort] if in_length else []))
        )
        assert isinstance(found.value, causes), place


def test_something_behind_the_end_is_noticed(data: bytes) -> None:
    """Also a whole chunk once more."""
    for more in (b"x", data[-(CHUNK + OVERHEAD) :]):
        with pytest.raises(BackupAltered):
            Backup(data + more).opened_in(VAULT, KEY)


def test_the_head_of_one_does_not_open_the_content_of_another(data: bytes) -> None:
    """Two whole files of one vault, put together."""
    other = written_backup(CONTENT, MADE, VAULT, KEY, Backup(data).head.words, Backup(data).head.kode)
    mixed = data[: boxes_at(data)] + other[boxes_at(other) :]
    with pytest.raises(BackupAltered):
        Backup(mixed).opened_in(VAULT, KEY)


def with_head(data: bytes, **values: object) -> bytes:
    """A file whose head was written anew with a right checksum, by somebody without the key."""
    begin = len(MARK) + 4
    end = begin + int.from_bytes(data[len(MARK) : begin], "big")
    text = json.dumps({**json.loads(data[begin:end]), **values}).encode()
    written = MARK + len(text).to_bytes(4, "big") + text
    return written + backup._check(written) + data[end + 16 :]


def test_a_later_versions_file_says_so(data: bytes) -> None:
    """Whatever else its head has."""
    with pytest.raises(BackupFromNewerVersion):
        Backup(with_head(data, form=FORM + 1, more=[1]))


def test_a_head_that_was_written_anew_does_not_open(data: bytes) -> None:
    """The content is bound to every byte of it: an earlier date cannot be given to it."""
    changed = with_head(data, made="2020-01-01T00:00:00Z")
    for way in (
        lambda: Backup(changed).opened_in(VAULT, KEY),
        lambda: Backup(changed).opened_with_words(WORDS),
    ):
        with pytest.raises(BackupAltered):
            way()


def test_a_head_cannot_make_the_device_work_without_end(data: bytes, kode: CarriedKode) -> None:
    """More memory or passes than any version used are not tried."""
    for huge in ({"passes": 10**6}, {"memory": 1 << 40, "passes": 1}):
        changed = with_head(data, kode={**kode.model_dump(mode="json"), **huge})
        with pytest.raises(BackupAltered):
            Backup(changed).opened_with_kode(KODE)


# chunks --------------------------------------------------------------------------------------


def test_chunks_moved_left_out_or_repeated_do_not_open() -> None:
    """Each knows its number, and the last that it is the last."""
    key, plain = bytes(32), bytes(2 * CHUNK + 5)
    whole = sealed_in_chunks(key, plain, b"head")
    size = CHUNK + OVERHEAD
    first, second, last = whole[:size], whole[size : 2 * size], whole[2 * size :]
    assert opened_in_chunks(key, first + second + last, b"head") == plain
    assert len(whole) == sealed_length(len(plain))
    for other in (second + first + last, first + last, first + second, first + first + last, b"", last):
        with pytest.raises(Refused):
            opened_in_chunks(key, other, b"head")
    with pytest.raises(Refused):
        opened_in_chunks(key, whole, b"another head")
