"""The vault: who gets in, who does not, and that nothing is lost on the way."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from imr_workbook.device.secret_file import NAMES as SECRETS
from imr_workbook.device.secret_file import SecretFile
from imr_workbook.domain.profile import profile
from imr_workbook.store.files import SEALED
from imr_workbook.store.store import StoreLocked, StoreOfAnotherKey
from imr_workbook.vault.ring_file import NAMES
from imr_workbook.vault.vault import (
    KodeTooShort,
    MustWait,
    NeedsWords,
    NoKey,
    StandingOpen,
    Vault,
    WrongKode,
)
from tests.vault.places import KODE, Clock, opened

WORDS = bytes(range(16))


def name_of(vault: Vault) -> str:
    return profile(vault.workbook.state).name


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def again(tmp_path: Path, clock: Clock) -> Iterator[Callable[[], Vault]]:
    """Opens the vault as a new process does; the one before is closed."""
    vaults: list[Vault] = []

    def open_again() -> Vault:
        if vaults:
            vaults[-1].close()
        vaults.append(opened(tmp_path, clock))
        return vaults[-1]

    yield open_again
    vaults[-1].close()


@pytest.fixture
def vault(again: Callable[[], Vault]) -> Vault:
    """An open one without a kode, of someone called Aya."""
    found = again()
    found.workbook.call_me("Aya")
    return found


# without a kode --------------------------------------------------------------------------------


def test_without_a_kode_it_opens_by_itself(vault: Vault, again: Callable[[], Vault]) -> None:
    """Nothing is asked of anyone who has not asked for it."""
    assert not vault.locked
    assert not vault.has_kode
    vault.lock()
    assert not vault.locked
    assert name_of(again()) == "Aya"


def test_without_the_device_secret_the_other_files_are_closed(
    vault: Vault, again: Callable[[], Vault], tmp_path: Path
) -> None:
    """A copy of the rest opens nothing."""
    vault.close()
    SecretFile(tmp_path).settle(None)
    stolen = again()
    assert stolen.locked
    assert name_of(stolen) == ""


def test_with_another_secret_too(vault: Vault, again: Callable[[], Vault], tmp_path: Path) -> None:
    """As on a new phone that made its own."""
    vault.close()
    SecretFile(tmp_path).settle(None)
    SecretFile(tmp_path).keep(bytes(32))
    assert again().locked


# the kode --------------------------------------------------------------------------------------


def test_with_a_kode_only_the_kode_opens(vault: Vault, again: Callable[[], Vault]) -> None:
    """In the next process, and after locking in this one."""
    vault.set_kode(KODE)
    assert not vault.locked
    vault.lock()
    for locked in (lambda: vault, again):
        found = locked()
        assert found.locked
        with pytest.raises(WrongKode):
            found.unlock("hest 4712")
        assert name_of(found) == ""
        found.unlock(KODE)
        assert name_of(found) == "Aya"


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [
        ("hest 4711", " hest  4711 "),
        ("123456", "12 34 56"),
        ("bl\u00e5b\u00e6r", "bla\u030ab\u00e6r"),
        ("１２３４５６", "123456"),
        ("\ud800hest4711", "\ud800hest4711"),
    ],
)
def test_the_same_kode_from_another_keyboard(vault: Vault, chosen: str, typed: str) -> None:
    """Spaces around it, between digits, and how a letter is put together make no difference."""
    vault.set_kode(chosen)
    vault.lock()
    vault.unlock(typed)
    assert name_of(vault) == "Aya"


@pytest.mark.parametrize("other", ["Hest 4711", "hest4711", "hest 4711.", ""])
def test_another_kode_is_another(vault: Vault, other: str) -> None:
    """Large letters, spaces between words and signs count."""
    vault.set_kode(KODE)
    vault.lock()
    with pytest.raises(WrongKode):
        vault.unlock(other)


@pytest.mark.parametrize("short", ["", "12345", "1 2 3 4 5", "  a  b  "])
def test_a_kode_has_six_characters(vault: Vault, short: str) -> None:
    """Spaces do not make it longer; what was before stands."""
    with pytest.raises(KodeTooShort):
        vault.set_kode(short)
    assert not vault.has_kode


def test_a_kode_can_be_changed_and_taken_away(vault: Vault, again: Callable[[], Vault]) -> None:
    """No row is sealed anew for it."""
    vault.set_kode(KODE)
    vault.set_kode("en anden kode")
    changed = again()
    with pytest.raises(WrongKode):
        changed.unlock(KODE)
    changed.unlock("en anden kode")
    changed.remove_kode()
    assert name_of(again()) == "Aya"


def test_the_kode_alone_opens_nothing_elsewhere(
    vault: Vault, again: Callable[[], Vault], tmp_path: Path
) -> None:
    """It counts together with the device secret."""
    vault.set_kode(KODE)
    vault.close()
    SecretFile(tmp_path).settle(None)
    SecretFile(tmp_path).keep(bytes(32))
    with pytest.raises(WrongKode):
        again().unlock(KODE)


def test_nothing_can_be_written_while_it_is_locked(vault: Vault) -> None:
    """Or it would be taken for saved; the same workbook takes it afterwards."""
    vault.set_kode(KODE)
    vault.lock()
    with pytest.raises(StoreLocked):
        vault.workbook.call_me("Bo")
    vault.unlock(KODE)
    assert name_of(vault) == "Aya"
    vault.workbook.call_me("Bo")
    assert name_of(vault) == "Bo"


def test_everybody_hears_of_locking_and_unlocking(vault: Vault) -> None:
    """Each window shows what is so now."""
    heard: list[bool] = []
    vault.set_kode(KODE)
    vault.subscribe(lambda: heard.append(vault.locked))
    vault.lock()
    vault.unlock(KODE)
    assert heard == [True, False]


def test_while_locked_no_key_is_held(vault: Vault) -> None:
    """Nothing that can still be reached from the vault opens a row."""
    vault.set_kode(KODE)
    master = vault._held()
    assert any(value == master for value in vars(vault).values())
    vault.lock()
    assert not any(value == master for value in vars(vault).values())
    with pytest.raises(NoKey):
        vault.key_for("backup")
    with pytest.raises(NoKey):
        vault.set_kode("en anden kode")


# wrong kodes -----------------------------------------------------------------------------------


def try_wrong(vault: Vault, times: int, clock: Clock) -> None:
    for _time in range(times):
        clock.on(vault.wait_s)
        with pytest.raises(WrongKode):
            vault.unlock("forkert")


def test_wrong_kodes_have_to_wait_also_after_a_restart(
    vault: Vault, again: Callable[[], Vault], clock: Clock
) -> None:
    """Five are free, then a minute, five, fifteen, an hour; and never is anything wiped."""
    vault.set_kode(KODE)
    locked = again()
    try_wrong(locked, 5, clock)
    waits = []
    for _time in range(7):
        locked = again()
        waits.append(locked.wait_s)
        with pytest.raises(MustWait) as error:
            locked.unlock(KODE)
        assert error.value.seconds == waits[-1]
        try_wrong(locked, 1, clock)
    assert waits == [60, 300, 900, 3600, 3600, 3600, 3600]
    clock.on(3600)
    locked.unlock(KODE)
    assert name_of(locked) == "Aya"
    locked.lock()
    assert locked.wait_s == 0


def test_the_right_kode_starts_the_count_anew(vault: Vault, clock: Clock) -> None:
    """Four slips on each of many days never make anyone wait."""
    vault.set_kode(KODE)
    for _day in range(4):
        vault.lock()
        try_wrong(vault, 4, clock)
        vault.unlock(KODE)


def test_a_try_is_counted_before_the_kode_is_looked_at(
    vault: Vault, again: Callable[[], Vault], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is killed while it looks has used its try."""
    from imr_workbook.vault.slots import KodeSlot

    vault.set_kode(KODE)
    vault.lock()

    class Killed(BaseException):
        pass

    def killed(*_: object) -> bytes:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(KodeSlot, "opened", killed)
        for _time in range(5):
            with pytest.raises(Killed):
                vault.unlock(KODE)
    with pytest.raises(MustWait):
        again().unlock(KODE)


def test_where_it_cannot_be_counted_it_is_not_tried(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A disk that keeps nothing gives no free tries, and costs nothing."""
    vault.set_kode(KODE)
    vault.lock()

    def failing(*_: object) -> None:
        raise OSError(5, "failed")

    with monkeypatch.context() as patch:
        patch.setattr("imr_workbook.vault.attempts.replace", failing)
        with pytest.raises(OSError, match="failed"):
            vault.unlock(KODE)
    assert vault.locked
    vault.unlock(KODE)


@pytest.mark.parametrize("back_s", [-3600 * 24 * 365, -1])
def test_a_clock_set_back_makes_no_wait_longer(vault: Vault, clock: Clock, back_s: float) -> None:
    """Nobody is locked out for a year by a flat battery."""
    vault.set_kode(KODE)
    vault.lock()
    try_wrong(vault, 5, clock)
    clock.on(back_s)
    assert vault.wait_s <= 60
    clock.on(61)
    assert vault.wait_s <= 60


# the words -------------------------------------------------------------------------------------


def test_the_words_open_without_kode_and_device(
    vault: Vault, again: Callable[[], Vault], tmp_path: Path
) -> None:
    """A forgotten kode and a new device: nothing lost, and a new kode can be chosen."""
    vault.set_words(WORDS)
    vault.set_kode(KODE)
    vault.close()
    SecretFile(tmp_path).settle(None)
    found = again()
    assert found.has_words
    with pytest.raises(WrongKode):
        found.unlock_with_words(bytes(16))
    found.unlock_with_words(WORDS)
    assert name_of(found) == "Aya"
    found.set_kode("en ny kode")
    found = again()
    found.unlock("en ny kode")
    assert name_of(found) == "Aya"


def test_after_ten_wrong_kodes_only_the_words_open(vault: Vault, clock: Clock) -> None:
    """And they may be tried at once."""
    vault.set_words(WORDS)
    vault.set_kode(KODE)
    vault.lock()
    try_wrong(vault, 10, clock)
    clock.on(3600)
    with pytest.raises(NeedsWords):
        vault.unlock(KODE)
    vault.unlock_with_words(WORDS)
    assert name_of(vault) == "Aya"
    vault.lock()
    vault.unlock(KODE)


def test_new_words_take_the_place_of_the_old(vault: Vault) -> None:
    """A paper that was lost opens nothing any more; nor do any after they are taken away."""
    vault.set_words(WORDS)
    vault.set_words(bytes(16))
    vault.set_kode(KODE)
    vault.lock()
    with pytest.raises(WrongKode):
        vault.unlock_with_words(WORDS)
    vault.unlock_with_words(bytes(16))
    vault.remove_words()
    vault.lock()
    with pytest.raises(WrongKode):
        vault.unlock_with_words(bytes(16))


# the kode asked again ---------------------------------------------------------------------------


def test_opened_twice_it_is_open(vault: Vault) -> None:
    """Two windows ask for the kode, or one tap comes twice: nothing is wrong, and writing goes on."""
    vault.set_kode(KODE)
    vault.set_words(WORDS)
    vault.lock()
    vault.unlock(KODE)
    vault.unlock(KODE)
    vault.unlock_with_words(WORDS)
    assert not vault.locked
    vault.workbook.name_contact("c1", "Mette")
    assert vault.workbook.state.kinds["contact"]["c1"].get("name") == "Mette"


def test_asked_again_it_counts_as_a_try(vault: Vault, clock: Clock) -> None:
    """Before an export or a deletion, too, there are five free tries."""
    vault.set_kode(KODE)
    vault.confirms(KODE)
    for _time in range(5):
        with pytest.raises(WrongKode):
            vault.confirms("forkert")
    with pytest.raises(MustWait):
        vault.confirms(KODE)
    assert not vault.locked


# faults ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", None])
def test_one_damaged_copy_of_the_ring_costs_nothing(
    vault: Vault, again: Callable[[], Vault], tmp_path: Path, name: str, damage: bytes | None
) -> None:
    """Emptied, overwritten, or gone."""
    vault.set_words(WORDS)
    vault.close()
    path = tmp_path / name
    path.unlink() if damage is None else path.write_bytes(damage)
    found = again()
    assert name_of(found) == "Aya"
    assert found.has_words


def test_every_bit_of_the_ring_is_checked(vault: Vault, tmp_path: Path) -> None:
    """A changed copy is not used, whatever was changed in it."""
    vault.set_kode(KODE)
    vault.close()
    first, second = (tmp_path / name for name in NAMES)
    ring = json.loads(first.read_text())
    ring["ring"]["serial"] += 100
    ring["ring"]["slots"] = []
    first.write_text(json.dumps(ring))
    with closing(opened(tmp_path)) as found:
        assert found.has_kode
        found.unlock(KODE)
    assert second.exists()


def test_a_sealed_workbook_without_its_ring_is_never_begun_anew(vault: Vault, tmp_path: Path) -> None:
    """Its file is left as it is."""
    vault.close()
    before = (tmp_path / SEALED).read_bytes()
    for name in NAMES:
        (tmp_path / name).unlink()
    for _time in range(2):
        with pytest.raises(NoKey):
            opened(tmp_path)
    assert (tmp_path / SEALED).read_bytes() == before


def test_a_ring_of_another_vault_is_refused(vault: Vault, tmp_path: Path) -> None:
    """Two folders mixed up: nothing is written into the wrong one."""
    vault.close()
    other = tmp_path / "other"
    other.mkdir()
    opened(other).close()
    before = (tmp_path / SEALED).read_bytes()
    for name in (*NAMES, SECRETS[0]):
        (other / name).rename(tmp_path / name)
    with pytest.raises(StoreOfAnotherKey):
        opened(tmp_path)
    assert (tmp_path / SEALED).read_bytes() == before


def test_killed_before_the_first_row_it_begins_again(tmp_path: Path) -> None:
    """The ring is there before anything is sealed with it."""
    opened(tmp_path).close()
    (tmp_path / SEALED).unlink()
    with closing(opened(tmp_path)) as found:
        found.workbook.call_me("Aya")
    with closing(opened(tmp_path)) as found:
        assert name_of(found) == "Aya"


def test_a_kode_that_cannot_be_kept_changes_nothing(
    vault: Vault, again: Callable[[], Vault], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk what opened before still does."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr("imr_workbook.vault.ring_file.replace", full)
        with pytest.raises(OSError, match="full"):
            vault.set_kode(KODE)
    assert not vault.has_kode
    assert name_of(again()) == "Aya"


def test_what_a_later_version_adds_is_carried(
    vault: Vault, again: Callable[[], Vault], tmp_path: Path
) -> None:
    """A slot of an unknown kind and an unknown field are still there after a change of ours."""
    from imr_workbook.vault.ring import Ring
    from imr_workbook.vault.ring_file import RingFile

    file = RingFile(tmp_path)
    ring = file.read()
    assert ring is not None
    told = ring.model_dump(mode="json")
    told |= {"serial": 50, "colour": "blue"}
    told["slots"].append({"kind": "fingerprint", "box": "00", "sensor": 3})
    file.write(Ring.model_validate(told))
    found = again()
    found.set_kode(KODE)
    kept = json.loads((tmp_path / NAMES[0]).read_text())["ring"]
    assert kept["colour"] == "blue"
    assert {"kind": "fingerprint", "box": "00", "sensor": 3} in kept["slots"]


def test_one_that_stands_open_never_locks(vault: Vault) -> None:
    """Around a workbook that is kept elsewhere."""
    standing = StandingOpen(vault.workbook)
    assert not standing.locked
    assert not standing.has_kode
    standing.lock()
    assert not standing.locked


def test_a_device_without_room_to_look_costs_no_try(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or a phone short of memory would lock its owner out with the right kode."""
    from imr_workbook.vault.slots import KodeSlot

    vault.set_kode(KODE)
    vault.lock()

    def no_room(*_: object) -> bytes:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(KodeSlot, "opened", no_room)
        for _time in range(20):
            with pytest.raises(MemoryError):
                vault.unlock(KODE)
    assert vault.wait_s == 0
    vault.unlock(KODE)


def test_contacts_that_may_be_seen_are_there_before_the_kode(tmp_path: Path) -> None:
    """In the next process too, where nothing has been unlocked yet; and nothing else is."""
    from imr_workbook.domain.plans import contacts

    with closing(opened(tmp_path)) as vault:
        vault.workbook.name_contact("c1", "Mor")
        vault.workbook.name_contact("c2", "Mikkel")
        vault.workbook.let_contact_be_seen("c1", True)
        vault.set_kode(KODE)
        settings = vault.workbook.settings
    with closing(opened(tmp_path, settings=settings)) as vault:
        assert vault.locked
        assert [one.name for one in contacts(vault.workbook.state)] == ["Mor"]
        vault.unlock(KODE)
        assert [one.name for one in contacts(vault.workbook.state)] == ["Mor", "Mikkel"]
