"""The device secret gives way to another: ended anywhere, what opened still opens, and the old one is gone."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import tarfile
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imr_workbook.crypto.errors import Refused
from imr_workbook.device.secret_file import NAMES as SECRETS
from imr_workbook.device.secret_file import SecretFile
from imr_workbook.domain.plans import HelpfulList, helpful
from imr_workbook.domain.profile import profile
from imr_workbook.vault.ring import Ring
from imr_workbook.vault.ring_file import NAMES as RINGS
from imr_workbook.vault.ring_file import RingFile
from imr_workbook.vault.slots import DeviceSlot, KodeSlot
from imr_workbook.vault.tags import tag
from imr_workbook.vault.vault import SecretLost, SecretUnreachable, Vault, WrongKode
from tests.installing import ROOT
from tests.vault.ended import Killed
from tests.vault.places import KODE, opened

OTHER = "en anden kode"
WORDS = bytes(range(16))


def secret_in(folder: Path) -> bytes:
    (secret,) = SecretFile(folder).read()
    return secret


def ring_in(folder: Path) -> Ring:
    ring = RingFile(folder).read()
    assert ring is not None
    return ring


def name_in(folder: Path, *kodes: str) -> str:
    """Of whoever owns the vault, opened as a new process does, with whichever of the kodes it is."""
    with closing(opened(folder)) as vault:
        for kode in kodes if vault.locked else ():
            with contextlib.suppress(WrongKode):
                vault.unlock(kode)
        return profile(vault.workbook.state).name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault without a kode, of someone called Aya."""
    data = tmp_path / "data"
    data.mkdir()
    with closing(opened(data)) as vault:
        vault.workbook.call_me("Aya")
    return data


# what of before opens no more ------------------------------------------------------------------


def test_a_ring_of_before_the_kode_opens_nothing_with_the_secret_of_today(folder: Path) -> None:
    """Who finds the replaced `keys.json` in the remnants of the disk has no key to it."""
    before, old_secret = ring_in(folder), secret_in(folder)
    slot = before.slot(DeviceSlot)
    assert slot is not None
    assert slot.opened(before.vault, old_secret)
    with closing(opened(folder)) as vault:
        vault.set_kode(KODE)
    with pytest.raises(Refused):
        slot.opened(before.vault, secret_in(folder))


def test_the_kode_of_before_opens_nothing_either(folder: Path) -> None:
    """Nor does an old kode with the ring that it was in."""
    with closing(opened(folder)) as vault:
        vault.set_kode(KODE)
        before = ring_in(folder)
        vault.set_kode(OTHER)
    slot = before.slot(KodeSlot)
    assert slot is not None
    with pytest.raises(Refused):
        slot.opened(before.vault, slot.stretched(KODE), secret_in(folder))


def test_the_old_secret_is_in_no_file(folder: Path) -> None:
    """Neither as it was written nor as bytes, in any file of the folder."""
    old = secret_in(folder)
    with closing(opened(folder)) as vault:
        vault.set_kode(KODE)
        vault.remove_kode()
    left = b"".join(path.read_bytes() for path in folder.iterdir())
    assert len(left) > 1000
    assert old not in left
    assert old.hex().encode() not in left


def test_the_old_file_is_overwritten_before_it_is_taken_away(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a name led to may be found by whoever has the disk."""
    overwritten: list[bytes] = []
    unlink = Path.unlink

    def watched(path: Path, missing_ok: bool = False) -> None:
        if path.name in SECRETS:
            overwritten.append(path.read_bytes())
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", watched)
    with closing(opened(folder)) as vault:
        vault.set_kode(KODE)
    assert overwritten == [bytes(64)]


def test_the_rows_are_not_sealed_anew(folder: Path) -> None:
    """The master key is the same: nothing that was written is touched."""
    with closing(opened(folder)) as vault:
        rows = vault.key_for("rows")
        vault.set_kode(KODE)
        assert vault.key_for("rows") == rows
        vault.remove_kode()
        assert vault.key_for("rows") == rows


# ended anywhere --------------------------------------------------------------------------------

DURABLE = ((os, "fsync"), (Path, "replace"), (Path, "unlink"), (os, "open"))
"""The calls by which a secret, a ring or a name is made, made durable, or taken away."""


def full() -> OSError:
    return OSError(errno.ENOSPC, "full")


def failing(patch: pytest.MonkeyPatch, fails: Callable[[int], bool], error: Callable[[], Any]) -> list[int]:
    """Let some of the durable calls, counted together, fail instead of being made; those that did."""
    calls, failed = count(), list[int]()

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def run(*values: Any, **options: Any) -> Any:
            if fails(call := next(calls)):
                failed.append(call)
                raise error()
            return real(*values, **options)

        return run

    for owner, name in DURABLE:
        patch.setattr(owner, name, counted(getattr(owner, name)))
    return failed


Act = Callable[[Vault], None]
ACTS: dict[str, tuple[Act, Act]] = {
    "a first kode": (lambda _vault: None, lambda vault: vault.set_kode(KODE)),
    "another kode": (lambda vault: vault.set_kode(OTHER), lambda vault: vault.set_kode(KODE)),
    "no kode": (lambda vault: vault.set_kode(KODE), lambda vault: vault.remove_kode()),
}
"""(what was done before, what is ended)."""
ENDINGS: dict[str, tuple[Callable[[int, int], bool], Callable[[], Any]]] = {
    "killed": (lambda call, at: call == at, Killed),
    "one call fails": (lambda call, at: call == at, full),
    "all calls fail from then on": (lambda call, at: call >= at, full),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_ended_at_any_call_nothing_is_lost(folder: Path, tmp_path: Path, act: str, ending: str) -> None:
    """With the kode of before or that of now, or by itself, it opens; and the next turn is made as usual."""
    before, ended = ACTS[act]
    fails, error = ENDINGS[ending]
    with closing(opened(folder)) as vault:
        before(vault)
    for at in count():
        data = tmp_path / f"ended-{at}"
        shutil.copytree(folder, data)
        with closing(opened(data)) as vault:
            if vault.locked:
                vault.unlock(OTHER if act == "another kode" else KODE)
            with pytest.MonkeyPatch.context() as patch:
                failed = failing(patch, lambda call, at=at: fails(call, at), error)  # type: ignore[misc]
                with contextlib.suppress(Killed, OSError):
                    ended(vault)
            if ending != "killed":
                # The same process goes on: what is done next must not be lost either.
                vault.workbook.call_me("Aya")
        assert name_in(data, KODE, OTHER) == "Aya", at
        with closing(opened(data)) as vault:
            if vault.locked:
                with contextlib.suppress(WrongKode):
                    vault.unlock(KODE)
            if vault.locked:
                vault.unlock(OTHER)
            vault.set_kode("den tredje kode")
        assert name_in(data, "den tredje kode") == "Aya", at
        assert tag(secret_in(data)) == ring_in(data).secret
        if not failed:
            break
    assert at > 10


def test_a_secret_that_waited_for_its_ring_is_destroyed_at_the_next_opening(folder: Path) -> None:
    """Ended after it was prepared: nothing is under it."""
    needed = secret_in(folder)
    SecretFile(folder).prepare(needed)
    assert len(SecretFile(folder).read()) == 2
    opened(folder).close()
    assert secret_in(folder) == needed


def test_a_copy_of_the_ring_under_the_old_secret_is_replaced_before_that_is_destroyed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ended between the two copies, and then the newer is damaged: the other opens all the same."""
    first, second = (folder / name for name in RINGS)
    before = second.read_bytes()
    old = secret_in(folder)
    with closing(opened(folder)) as vault:
        vault.set_kode(KODE)
    second.write_bytes(before)
    SecretFile(folder).keep(old, secret_in(folder))
    opened(folder).close()
    first.write_bytes(b"")
    assert name_in(folder, KODE) == "Aya"


def test_a_kode_that_is_refused_is_refused_on_the_disk_too(folder: Path, tmp_path: Path) -> None:
    """Whichever one call fails: nobody is asked tomorrow for a kode that they were told was not kept."""
    refused = 0
    for at in range(25):
        data = tmp_path / f"refused-{at}"
        shutil.copytree(folder, data)
        with closing(opened(data)) as vault, pytest.MonkeyPatch.context() as patch:
            failing(patch, lambda call, at=at: call == at, full)  # type: ignore[misc]
            try:
                vault.set_kode(KODE)
            except OSError:
                refused += 1
            kode = vault.has_kode
        with closing(opened(data)) as vault:
            assert vault.has_kode == kode, at
    assert refused > 5


def test_where_the_ring_could_not_be_written_the_same_process_goes_on(folder: Path) -> None:
    """The second copy fails, and so does putting the first one right: then another kode is chosen."""
    for at in range(25):
        data = folder.with_name(f"going-on-{at}")
        shutil.copytree(folder, data)
        with closing(opened(data)) as vault:
            with pytest.MonkeyPatch.context() as patch:
                failing(patch, lambda call, at=at: call >= at, full)  # type: ignore[misc]
                with contextlib.suppress(OSError):
                    vault.set_kode(KODE)
            vault.set_kode(OTHER)
        assert name_in(data, OTHER) == "Aya", at


# many turns ------------------------------------------------------------------------------------

DOINGS: tuple[Act, ...] = (
    lambda vault: vault.set_kode(KODE),
    lambda vault: vault.set_kode(OTHER),
    lambda vault: vault.remove_kode(),
    lambda vault: vault.set_words(WORDS),
    lambda vault: vault.remove_words(),
    lambda vault: vault.lock_after_minutes(15),
)


@settings(max_examples=25, deadline=None)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(range(len(DOINGS))), st.none() | st.integers(0, 24), st.booleans()),
        max_size=7,
    )
)
def test_in_any_order_and_ended_anywhere_nothing_is_lost(
    steps: list[tuple[int, int | None, bool]],
) -> None:
    """Each thing done with the keys may be killed or fail at any call, again and again, with and without words."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "data"
        folder.mkdir()
        with closing(opened(folder)) as vault:
            vault.workbook.call_me("Aya")
        for number, at, kill in steps:
            with closing(opened(folder)) as vault:
                for kode in (KODE, OTHER) if vault.locked else ():
                    with contextlib.suppress(WrongKode):
                        vault.unlock(kode)
                        break
                assert profile(vault.workbook.state).name == "Aya"
                with pytest.MonkeyPatch.context() as patch:
                    if at is not None:
                        failing(
                            patch,
                            lambda call, at=at: call == at,  # type: ignore[misc]
                            Killed if kill else full,
                        )
                    with contextlib.suppress(Killed, OSError):
                        DOINGS[number](vault)
        assert name_in(folder, KODE, OTHER) == "Aya"
        assert ring_in(folder).secret == tag(secret_in(folder))


# folders of before there were tags --------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Two folders as they were made before a ring told which secret it is under, both of Aya and with words."""
    with tarfile.open(ROOT / "tests" / "data" / "keys_without_tags.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path


@pytest.mark.parametrize("which", ["plain", "kode"])
def test_a_folder_of_before_opens_and_can_be_turned(old: Path, which: str) -> None:
    """As it is, after a secret was prepared in vain, and from its first turn on with a tag."""
    folder = old / which
    assert "secret" not in json.loads((folder / RINGS[0]).read_text())["ring"]
    assert name_in(folder, KODE) == "Aya"
    SecretFile(folder).prepare(secret_in(folder))
    assert name_in(folder, KODE) == "Aya"
    with closing(opened(folder)) as vault:
        if vault.locked:
            vault.unlock(KODE)
        vault.set_kode(OTHER)
    assert name_in(folder, OTHER) == "Aya"
    assert ring_in(folder).secret == tag(secret_in(folder))


def test_a_folder_of_before_opens_with_the_words_and_gets_a_new_kode(old: Path) -> None:
    """The forgotten kode's slot tells nothing of which secret it is under."""
    folder = old / "kode"
    for at in range(12):
        data = old / f"words-{at}"
        shutil.copytree(folder, data)
        with closing(opened(data)) as vault:
            vault.unlock_with_words(WORDS)
            with pytest.MonkeyPatch.context() as patch, contextlib.suppress(Killed):
                failing(patch, lambda call, at=at: call == at, Killed)  # type: ignore[misc]
                vault.set_kode(OTHER)
        assert name_in(data, KODE, OTHER) == "Aya", at


# the secret is gone -----------------------------------------------------------------------------


def test_a_lost_secret_is_told_from_a_wrong_kode(folder: Path) -> None:
    """No try is counted, for none could help; the words open, and a new kode is chosen."""
    with closing(opened(folder)) as vault:
        vault.set_words(WORDS)
        vault.set_kode(KODE)
    SecretFile(folder).settle(None)
    with closing(opened(folder)) as vault:
        lost = vault.secret_lost
        for _time in range(12):
            with pytest.raises(SecretLost):
                vault.unlock(KODE)
        assert vault.wait_s == 0
        vault.unlock_with_words(WORDS)
        vault.set_kode(OTHER)
        assert (lost, vault.secret_lost) == (True, False)
    assert name_in(folder, OTHER) == "Aya"


def test_without_a_kode_the_words_make_it_open_by_itself_again(folder: Path) -> None:
    """Once is enough."""
    with closing(opened(folder)) as vault:
        vault.set_words(WORDS)
    SecretFile(folder).settle(None)
    with closing(opened(folder)) as vault:
        assert vault.locked
        vault.unlock_with_words(WORDS)
    assert name_in(folder) == "Aya"


def test_nothing_is_made_anew_while_the_secret_is_lost(folder: Path) -> None:
    """Opened again and again: not a byte of the folder is another."""
    SecretFile(folder).settle(None)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for _time in range(2):
        with closing(opened(folder)) as vault:
            assert vault.locked
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_without_words_a_new_one_begins_beside_it(folder: Path) -> None:
    """And what is lost is kept, for the day when its secret turns up."""
    secret = secret_in(folder)
    SecretFile(folder).settle(None)
    with closing(opened(folder)) as vault:
        vault.start_again()
        assert not vault.locked
        vault.workbook.call_me("Bo")
    assert name_in(folder) == "Bo"
    SecretFile(folder / "kept-1").keep(secret)
    assert name_in(folder / "kept-1") == "Aya"


def test_secrets_are_readable_by_their_owner_alone(folder: Path) -> None:
    """Also the one that took another's place."""
    with closing(opened(folder)) as vault:
        vault.set_kode(KODE)
    modes = {path.stat().st_mode & 0o777 for path in folder.iterdir() if path.name in SECRETS}
    assert modes == {0o600}


def test_what_may_be_seen_is_seen_after_each_turn(folder: Path) -> None:
    """It is sealed under the device secret, and so again under the next."""
    with closing(opened(folder)) as vault:
        vault.workbook.write_helpful("h", HelpfulList.HELPS_ME, "Gå ud i haven")
        vault.workbook.let_helpful_be_seen(True)
        for kode in (KODE, OTHER):
            vault.set_kode(kode)
            vault.lock()
            assert [line.text for line in helpful(vault.workbook.state, HelpfulList.HELPS_ME)] == [
                "Gå ud i haven"
            ]
            vault.unlock(kode)
    with closing(opened(folder)) as vault:
        assert vault.locked
        assert [line.text for line in helpful(vault.workbook.state, HelpfulList.HELPS_ME)] == [
            "Gå ud i haven"
        ]


def test_a_file_that_cannot_be_read_is_not_taken_for_none(folder: Path) -> None:
    """As on a disk that errs: nothing is tried or changed, and when it can be read again it opens."""
    with closing(opened(folder)) as vault:
        vault.set_kode(KODE)
    (file,) = (folder / name for name in SECRETS if (folder / name).exists())
    away = file.rename(folder.parent / "away")
    file.mkdir()
    with closing(opened(folder)) as vault:
        assert (vault.secret_unreachable, vault.secret_lost) == (True, False)
        with pytest.raises(SecretUnreachable):
            vault.unlock(KODE)
        assert vault.wait_s == 0
        file.rmdir()
        away.rename(file)
        vault.try_again()
        vault.unlock(KODE)
        assert profile(vault.workbook.state).name == "Aya"
