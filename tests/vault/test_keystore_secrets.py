"""The device secret in the system's keystore: how it comes there, and that nothing is lost whatever that does."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imr_workbook.crypto.errors import Refused
from imr_workbook.device.keystore import KeystoreError
from imr_workbook.device.secret_file import SecretFile
from imr_workbook.domain.profile import profile
from imr_workbook.store.files import SEALED
from imr_workbook.vault.entries import NAME as ENTRIES
from imr_workbook.vault.entries import EntriesFile
from imr_workbook.vault.keystore_secrets import KeystoreSecrets
from imr_workbook.vault.ring_file import RingFile
from imr_workbook.vault.slots import DeviceSlot
from imr_workbook.vault.tags import tag
from imr_workbook.vault.vault import NoKey, SecretLost, SecretUnreachable, Vault, WrongKode
from tests.vault.ended import Killed
from tests.vault.fake_keystore import FakeKeystore
from tests.vault.places import KODE, opened
from tests.vault.test_turning import failing, full

OTHER = "en anden kode"
WORDS = bytes(range(16))


@asynccontextmanager
async def started(
    folder: Path, keystore: FakeKeystore, *kodes: str, tidy: bool = True
) -> AsyncIterator[tuple[Vault, KeystoreSecrets]]:
    """The app in a new process: what is kept is fetched, the vault opened, and then what is due is done."""
    keystore.restart()
    secrets = KeystoreSecrets(folder, keystore)
    await secrets.load()
    with closing(opened(folder, keeper=secrets)) as vault:
        for kode in kodes if vault.locked else ():
            with contextlib.suppress(WrongKode):
                vault.unlock(kode)
                break
        if tidy:
            await secrets.tidy()
        yield vault, secrets


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def name_in(folder: Path, keystore: FakeKeystore, *kodes: str) -> str:
    async with started(folder, keystore, *kodes, tidy=False) as (vault, _secrets):
        return profile(vault.workbook.state).name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    return data


async def moved_in(folder: Path, keystore: FakeKeystore, kode: str | None = None) -> None:
    """A vault of someone called Aya, whose secret has come into the keystore."""
    async with started(folder, keystore, tidy=False) as (vault, secrets):
        vault.workbook.call_me("Aya")
        if kode is not None:
            vault.set_kode(kode)
        await secrets.tidy()
    async with started(folder, keystore, KODE) as (_vault, secrets):
        assert secrets.in_keystore


def tag_in(folder: Path) -> bytes:
    ring = RingFile(folder).read()
    assert ring is not None
    assert ring.secret is not None
    return ring.secret


# how it comes there -----------------------------------------------------------------------------


@pytest.mark.parametrize("kode", [None, KODE])
async def test_it_comes_into_the_keystore_at_the_second_start(folder: Path, kode: str | None) -> None:
    """And out of the folder: what lies there opens nothing without the system."""
    keystore = FakeKeystore()
    await moved_in(folder, keystore, kode)
    assert SecretFile(folder).read() == ()
    (secret,) = (bytes.fromhex(value) for value in keystore.kept.values())
    assert tag(secret) == tag_in(folder)
    left = b"".join(contents(folder).values())
    assert secret not in left
    assert secret.hex().encode() not in left
    assert await name_in(folder, keystore, KODE) == "Aya"


async def test_a_folder_of_before_changes_over(folder: Path) -> None:
    """One that began with a file: its secret becomes another one on the way, and the file is destroyed."""
    with closing(opened(folder)) as vault:
        vault.workbook.call_me("Aya")
    (before,) = SecretFile(folder).read()
    ring = RingFile(folder).read()
    assert ring is not None
    keystore = FakeKeystore()
    for _start in range(2):
        async with started(folder, keystore):
            pass
    assert SecretFile(folder).read() == ()
    assert before.hex() not in keystore.kept.values()
    slot = ring.slot(DeviceSlot)
    assert slot is not None
    (now,) = keystore.kept.values()
    with pytest.raises(Refused):
        slot.opened(ring.vault, bytes.fromhex(now))
    assert await name_in(folder, keystore) == "Aya"


async def test_what_was_only_confirmed_is_not_relied_on(folder: Path) -> None:
    """A keystore that writes late, and the power goes: the file has the secret still."""
    keystore = FakeKeystore(writes_late=True)
    async with started(folder, keystore) as (vault, secrets):
        vault.workbook.call_me("Aya")
        await secrets.tidy()
        await secrets.load()
        vault.set_kode(KODE)
        vault.lock()
        vault.unlock(KODE)
        assert not secrets.in_keystore
    keystore.restart(power_cut=True)
    assert keystore.kept == {}
    assert await name_in(folder, keystore, KODE) == "Aya"


async def test_it_is_never_written_to_while_the_secret_is_in_it_alone(folder: Path) -> None:
    """One keystore writes all it has anew for each entry, and may be ended in the middle."""
    keystore = FakeKeystore()

    def only_beside_the_file(asked: str) -> None:
        if not asked.startswith("read"):
            assert tag_in(folder) in {tag(secret) for secret in SecretFile(folder).read()}, asked

    written = 0
    for start in range(8):
        async with started(folder, keystore, KODE, OTHER, tidy=False) as (vault, secrets):
            keystore.before = only_beside_the_file
            await secrets.tidy()
            (vault.set_kode(KODE) if start % 3 == 1 else vault.workbook.call_me(f"Aya {start}"))
            await secrets.tidy()
            written += sum(not asked.startswith("read") for asked in keystore.asked)
    assert written > 4


async def test_after_a_new_kode_it_goes_back_into_the_keystore(folder: Path) -> None:
    """And the entry of before is removed: with an old ring it would open by the old kode."""
    keystore = FakeKeystore()
    await moved_in(folder, keystore, KODE)
    (before,) = keystore.kept
    async with started(folder, keystore, KODE) as (vault, secrets):
        vault.set_kode(OTHER)
        assert not secrets.in_keystore
        await secrets.tidy()
        assert before not in keystore.kept
    async with started(folder, keystore, OTHER) as (_vault, secrets):
        assert secrets.in_keystore
    assert len(keystore.kept) == 1
    assert await name_in(folder, keystore, OTHER) == "Aya"


async def test_what_has_been_used_never_waits_again(folder: Path) -> None:
    """Or what is found of an old ring would have its key again; also where the process is ended in between."""
    keystore = FakeKeystore()
    await moved_in(folder, keystore, KODE)
    used = tag_in(folder)
    async with started(folder, keystore, KODE, tidy=False) as (vault, _secrets):
        vault.set_kode(OTHER)
    for _start in range(3):
        async with started(folder, keystore, OTHER) as (_vault, _secrets):
            assert tag_in(folder) != used
    assert f"device.{used.hex()}" not in keystore.kept


async def test_an_entry_is_noted_until_it_is_certainly_gone(folder: Path) -> None:
    """Where removing fails it is done at the next start, and where it is not certain it is done again."""
    keystore = FakeKeystore()
    await moved_in(folder, keystore, KODE)
    used = tag_in(folder)

    def no_removing(asked: str) -> None:
        if asked.startswith("remove"):
            raise KeystoreError

    async with started(folder, keystore, KODE, tidy=False) as (vault, secrets):
        keystore.before = no_removing
        vault.set_kode(OTHER)
        await secrets.tidy()
    assert used in EntriesFile(folder).read().there
    async with started(folder, keystore, OTHER):
        assert used in EntriesFile(folder).read().there
    async with started(folder, keystore, OTHER):
        assert used not in EntriesFile(folder).read().there
    assert f"device.{used.hex()}" not in keystore.kept


# it does not answer -----------------------------------------------------------------------------


@pytest.mark.parametrize("kode", [None, KODE])
async def test_an_error_is_never_taken_for_none(folder: Path, kode: str | None) -> None:
    """Nothing is made anew and nothing changed; when it answers again, everything is there."""
    keystore = FakeKeystore()
    await moved_in(folder, keystore, kode)
    before = contents(folder)
    keystore.silent = True
    for _time in range(2):
        async with started(folder, keystore, tidy=True) as (vault, secrets):
            assert (vault.locked, vault.secret_unreachable, vault.secret_lost) == (True, True, False)
            for _try in range(7):
                with pytest.raises(SecretUnreachable):
                    vault.unlock(KODE)
            assert vault.wait_s == 0
            await secrets.tidy()
    assert contents(folder) == before
    async with started(folder, keystore) as (vault, secrets):
        keystore.silent = False
        await secrets.load()
        vault.try_again()
        if vault.locked:
            vault.unlock(KODE)
        assert profile(vault.workbook.state).name == "Aya"


async def test_something_else_under_the_name_is_an_error_too(folder: Path) -> None:
    """Half an entry, or another's: that is not as if there were nothing."""
    keystore = FakeKeystore()
    await moved_in(folder, keystore)
    (name,) = keystore.kept
    for wrong in ("", "zz", "00" * 32, keystore.kept[name][:-2]):
        keystore.kept[name] = wrong
        async with started(folder, keystore) as (vault, _secrets):
            assert vault.secret_unreachable, wrong


async def test_where_it_does_not_answer_the_file_goes_on(folder: Path) -> None:
    """There is none on this machine, or it is ill: everything is as without one, and it is tried at each start."""
    keystore = FakeKeystore()
    keystore.silent = True
    async with started(folder, keystore) as (vault, secrets):
        vault.workbook.call_me("Aya")
        vault.set_kode(KODE)
        await secrets.tidy()
    for _start in range(2):
        async with started(folder, keystore, KODE) as (vault, secrets):
            assert not vault.locked
            assert not vault.in_keystore
    keystore.silent = False
    for _start in range(2):
        async with started(folder, keystore, KODE) as (vault, secrets):
            assert profile(vault.workbook.state).name == "Aya"
    assert await name_in(folder, keystore, KODE) == "Aya"
    assert SecretFile(folder).read() == ()


async def test_while_it_does_not_answer_the_words_open(folder: Path) -> None:
    """And a new kode may be chosen; the keystore is left as it is meanwhile."""
    keystore = FakeKeystore()
    async with started(folder, keystore) as (vault, _secrets):
        vault.set_words(WORDS)
    await moved_in(folder, keystore, KODE)
    keystore.silent = True
    async with started(folder, keystore, tidy=False) as (vault, secrets):
        vault.unlock_with_words(WORDS)
        vault.set_kode(OTHER)
        keystore.silent = False
        keystore.asked.clear()
        await secrets.tidy()
        assert keystore.asked == []
    assert await name_in(folder, keystore, OTHER) == "Aya"


# it has lost it -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kode", [None, KODE])
async def test_a_keystore_that_was_emptied_costs_nobody_who_has_the_words(
    folder: Path, kode: str | None
) -> None:
    """It is told from a wrong kode, and afterwards everything is as before."""
    keystore = FakeKeystore()
    async with started(folder, keystore) as (vault, _secrets):
        vault.set_words(WORDS)
    await moved_in(folder, keystore, kode)
    keystore.lose()
    async with started(folder, keystore) as (vault, _secrets):
        assert vault.secret_lost
        with pytest.raises(SecretLost):
            vault.unlock(KODE)
        vault.unlock_with_words(WORDS)
        if kode is not None:
            vault.set_kode(OTHER)
    for _start in range(2):
        async with started(folder, keystore, OTHER) as (vault, _secrets):
            assert profile(vault.workbook.state).name == "Aya"


async def test_one_that_waited_and_is_gone_is_given_anew(folder: Path) -> None:
    """It was not needed yet."""
    keystore = FakeKeystore()
    async with started(folder, keystore) as (vault, _secrets):
        vault.workbook.call_me("Aya")
    keystore.lose()
    for _start in range(2):
        async with started(folder, keystore) as (vault, _secrets):
            assert profile(vault.workbook.state).name == "Aya"
    assert SecretFile(folder).read() == ()


async def test_a_new_secret_is_made_only_in_a_folder_without_a_workbook(folder: Path) -> None:
    """A sealed workbook without its ring is left as it is, whatever the keystore says."""
    keystore = FakeKeystore()
    await moved_in(folder, keystore)
    for name in ("keys.json", "keys.copy.json"):
        (folder / name).unlink()
    before = (folder / SEALED).read_bytes()
    with pytest.raises(NoKey):
        async with started(folder, keystore):
            pass
    assert (folder / SEALED).read_bytes() == before
    assert len(keystore.kept) == 1


async def test_what_an_earlier_installation_left_is_not_used(tmp_path: Path) -> None:
    """On some systems entries outlive the app. They open nothing, and are left: their workbook may turn up."""
    keystore = FakeKeystore()
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        await moved_in(tmp_path / name, keystore)
    assert len(keystore.kept) == 2
    assert await name_in(tmp_path / "first", keystore) == "Aya"
    assert await name_in(tmp_path / "second", keystore) == "Aya"


async def test_without_the_note_of_its_entries_it_opens(folder: Path) -> None:
    """The ring alone names what it needs."""
    keystore = FakeKeystore()
    await moved_in(folder, keystore, KODE)
    for damage in (None, b"", b"{", b'{"there": ["zz"]}', b"[]"):
        (folder / ENTRIES).unlink() if damage is None else (folder / ENTRIES).write_bytes(damage)
        assert await name_in(folder, keystore, KODE) == "Aya"
    async with started(folder, keystore, KODE) as (vault, secrets):
        vault.set_kode(OTHER)
        await secrets.tidy()
    assert await name_in(folder, keystore, OTHER) == "Aya"
    assert len(keystore.kept) == 1


# destroyed and kept aside --------------------------------------------------------------------------


@pytest.mark.parametrize("killed", [False, True])
async def test_deleting_everything_removes_the_entries(folder: Path, killed: bool) -> None:
    """Also where the app is ended before the keystore is asked: then at the next start."""
    keystore = FakeKeystore()
    await moved_in(folder, keystore, KODE)
    (before,) = keystore.kept
    async with started(folder, keystore, tidy=False) as (vault, secrets):
        vault.destroy()
        assert not vault.locked
        vault.workbook.call_me("Bo")
        if not killed:
            await secrets.tidy()
            assert before not in keystore.kept
    assert await name_in(folder, keystore) == "Bo"
    async with started(folder, keystore):
        assert before not in keystore.kept


async def test_what_is_kept_aside_has_its_secret_with_it(folder: Path) -> None:
    """As a folder of its own it opens with its kode, also where the keystore knows nothing of it any more."""
    keystore = FakeKeystore()
    await moved_in(folder, keystore, KODE)
    async with started(folder, keystore, tidy=False) as (vault, secrets):
        vault.start_again()
        vault.workbook.call_me("Bo")
        await secrets.tidy()
    keystore.lose()
    assert await name_in(folder, keystore) == "Bo"
    with closing(opened(folder / "kept-1")) as kept:
        kept.unlock(KODE)
        assert profile(kept.workbook.state).name == "Aya"


# ended anywhere ------------------------------------------------------------------------------------

Doing = Callable[[Vault], None]
DOINGS: tuple[Doing, ...] = (
    lambda _vault: None,
    lambda vault: vault.set_kode(KODE),
    lambda vault: vault.set_kode(OTHER),
    lambda vault: vault.remove_kode(),
)


async def a_life(steps: list[tuple[int, int | None, bool, bool]], late: bool) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "data"
        folder.mkdir()
        keystore = FakeKeystore(writes_late=late)
        async with started(folder, keystore) as (vault, _secrets):
            vault.workbook.call_me("Aya")
        for doing, at, kill, cut in steps:
            calls = itertools.count()

            def ends(_asked: str, at: int | None = at, calls: itertools.count[int] = calls) -> None:
                if at is not None and next(calls) == at // 3:
                    raise KeystoreError

            with pytest.MonkeyPatch.context() as patch, contextlib.suppress(Killed, OSError):
                async with started(folder, keystore, KODE, OTHER, tidy=False) as (vault, secrets):
                    assert vault.secret_unreachable or profile(vault.workbook.state).name == "Aya"
                    keystore.before = ends
                    if at is not None:
                        failing(patch, lambda call, at=at: call == at, Killed if kill else full)  # type: ignore[misc]
                    DOINGS[doing](vault)
                    await secrets.tidy()
            keystore.restart(power_cut=cut)
        assert await name_in(folder, keystore, KODE, OTHER) == "Aya"
        async with started(folder, keystore, KODE, OTHER):
            pass
        async with started(folder, keystore, KODE, OTHER) as (_vault, secrets):
            assert secrets.in_keystore


@settings(max_examples=40, deadline=None)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(range(len(DOINGS))),
            st.none() | st.integers(0, 40),
            st.booleans(),
            st.booleans(),
        ),
        max_size=6,
    ),
    late=st.booleans(),
)
async def test_in_any_order_and_ended_anywhere_nothing_is_lost(
    steps: list[tuple[int, int | None, bool, bool]], late: bool
) -> None:
    """Killed, failing, without power, with a keystore that errs or writes late: it opens, and it settles down."""
    await a_life(steps, late)
