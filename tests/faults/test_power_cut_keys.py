"""The power goes while keys are made, added, changed and taken away: what opened the vault last does so still.

And what was taken away opens it no more.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from imr_workbook.device.files import open_data_folder
from imr_workbook.domain.profile import profile
from imr_workbook.store.store import StoreError
from imr_workbook.vault.ring_file import RingDamaged
from imr_workbook.vault.vault import NoKey, Vault, WrongKode
from tests.faults.images import IMAGES, Image, images
from tests.faults.recording import record, scratch, write_files
from tests.faults.tracing import need_strace
from tests.faults.workload import FOLDER, in_a_process
from tests.faults.writing import Tell
from tests.vault.places import opened

KODES = ("kode nummer et", "kode nummer to")
WORDS = bytes(range(16))


class State(NamedTuple):
    """How a vault is to its owner."""

    kode: str | None
    """The one of `KODES` that opens it; none where it opens by itself."""
    words: bool
    """Whether the reservenøgle opens it."""
    name: str
    """What is written in it."""
    waits: bool
    """Whether there were so many wrong tries that the next must wait."""


def _guess(vault: Vault) -> None:
    vault.lock()
    for _try in range(5):
        with contextlib.suppress(WrongKode):
            vault.unlock("ikke den rigtige")


class Act(NamedTuple):
    """Something that is done with an open vault, and how the vault is then."""

    do: Callable[[Vault], None]
    then: State


ONE, TWO = KODES
ACTS = (
    Act(lambda vault: vault.workbook.call_me("Aya"), State(None, False, "Aya", False)),
    Act(lambda vault: vault.set_kode(ONE), State(ONE, False, "Aya", False)),
    Act(lambda vault: vault.workbook.call_me("Bo"), State(ONE, False, "Bo", False)),
    Act(lambda vault: vault.set_words(WORDS), State(ONE, True, "Bo", False)),
    Act(lambda vault: vault.set_kode(TWO), State(TWO, True, "Bo", False)),
    Act(lambda vault: vault.remove_kode(), State(None, True, "Bo", False)),
    Act(lambda vault: vault.remove_words(), State(None, False, "Bo", False)),
    Act(lambda vault: vault.workbook.call_me("Ali"), State(None, False, "Ali", False)),
    Act(lambda vault: vault.set_words(WORDS), State(None, True, "Ali", False)),
    Act(lambda vault: vault.set_kode(ONE), State(ONE, True, "Ali", False)),
    Act(_guess, State(ONE, True, "Ali", True)),
)
NEW = State(None, False, "", False)
STATES = (NEW, *(act.then for act in ACTS))


def _work(folder: Path, tell: Tell) -> None:
    """Every act, some in one process and some in the next; `to N` is told when `N` of them are done."""
    for numbers in (range(3), range(3, 5), range(5, len(ACTS))):
        in_a_process(partial(_session, folder / FOLDER, numbers, tell))


def _session(folder: Path, numbers: range, tell: Tell) -> None:
    with closing(open_data_folder(folder)), closing(opened(folder)) as vault:
        kode = STATES[numbers.start].kode
        if kode is not None:
            vault.unlock(kode)
        for number in numbers:
            ACTS[number].do(vault)
            tell(f"to {number + 1}")


def state_of(image: Image) -> State:
    """What its owner finds in an image."""
    with scratch() as disk:
        folder = disk / FOLDER
        folder.mkdir()
        write_files(disk, image.files)
        with closing(opened(folder)) as vault:
            waits, words, kode = vault.wait_s > 0, vault.has_words, None
            if waits:
                # The words are never made to wait, and with them the counting is over.
                vault.unlock_with_words(WORDS)
                vault.lock()
            if vault.locked:
                kode = next(one for one in KODES if _opens(vault, one))
            name = profile(vault.workbook.state).name
        if kode is not None and words:
            with closing(opened(folder)) as vault:
                vault.unlock_with_words(WORDS)
    return State(kode, words, name, waits)


def _opens(vault: Vault, kode: str) -> bool:
    try:
        vault.unlock(kode)
    except WrongKode:
        return False
    return True


@pytest.fixture(autouse=True)
def _strace() -> None:
    need_strace()


def kept(image: Image) -> bool:
    """Whether it is as confirmed, or as after the act that was begun."""
    done = max((int(line.split()[1]) for line in image.told), default=0)
    return state_of(image) in STATES[done : done + 2]


@pytest.mark.parametrize("seed", range(4))
def test_what_opened_it_last_opens_it(seed: int) -> None:
    """Kode, words, what is written and how many tries were wrong."""
    for image in images(record(_work), seed, max(25, IMAGES // 40)):
        try:
            assert kept(image)
        except BaseException as error:
            error.add_note(image.name)
            raise


@pytest.mark.parametrize("heeds", ["heeds_syncs", "heeds_folder_syncs"])
def test_without_the_syncs_there_are_vaults_that_nothing_opens(heeds: str) -> None:
    """Or that are opened by what was taken away: the cuts bite."""
    lost = 0
    for image in images(record(_work), 1, 40, **{heeds: False}):
        try:
            lost += not kept(image)
        except (NoKey, RingDamaged, StoreError, StopIteration, WrongKode):
            lost += 1
    assert lost > 10
