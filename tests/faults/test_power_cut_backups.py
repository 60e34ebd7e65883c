"""The power goes while backups are made and renewed: the newest confirmed one opens, and none holds what was purged."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from imr_workbook.device.files import open_data_folder
from imr_workbook.domain.purges import MARK_BYTES
from imr_workbook.export.machine_json import read_copy
from imr_workbook.store.files import BESIDE, CONFIRMED, SEALED
from imr_workbook.store.store import StoreError
from imr_workbook.vault.backup import PURPOSE
from imr_workbook.vault.local_backups import Found, LocalBackups
from imr_workbook.vault.vault import Vault
from tests.faults.images import IMAGES, Image, images
from tests.faults.recording import record, scratch, write_files
from tests.faults.tracing import need_strace
from tests.faults.workload import FOLDER, in_a_process
from tests.faults.writing import Tell
from tests.vault.places import Clock, opened

DAY = 24 * 60 * 60
ROUNDS = 14
PURGED = range(5, ROUNDS, 4)
"""In these the contact of two rounds before is deleted for good."""


@pytest.fixture(autouse=True)
def _strace() -> None:
    need_strace()


def good(vault: Vault) -> list[Found]:
    """Those beside a workbook that open."""
    return LocalBackups(vault._folder, vault.id, vault.key_for(PURPOSE)).good()


def names(vault: Vault) -> set[str]:
    return {one.text("name") for one in vault.workbook.state.living("contact")}


def work(folder: Path, tell: Tell) -> None:
    """A day each round, five rounds a process; tells `named N`, `purged N` and `backup N`, its number."""
    for begin in range(0, ROUNDS, 5):
        in_a_process(partial(session, folder / FOLDER, range(begin, min(begin + 5, ROUNDS)), tell))


def session(folder: Path, rounds: range, tell: Tell) -> None:
    clock = Clock()
    clock.on(rounds.start * DAY)
    with closing(open_data_folder(folder)), closing(opened(folder, clock)) as vault:
        for number in rounds:
            clock.on(DAY)
            vault.workbook.name_contact(f"c{number}", f"Navn {number}.")
            tell(f"named {number}")
            if number in PURGED:
                vault.workbook.remove_contact(f"c{number - 2}")
                vault.workbook.delete_now("contact", f"c{number - 2}")
                tell(f"purged {number - 2}")
            vault.backups.tend()
            tell(f"backup {max(good(vault)).serial}")


def numbers(told: list[str], word: str) -> list[int]:
    return [int(line.split()[1]) for line in told if line.startswith(f"{word} ")]


def in_backup(told: list[str]) -> set[str]:
    """What stands in the newest confirmed backup for certain."""
    last = max((at for at, line in enumerate(told) if line.startswith("backup ")), default=0)
    return {f"Navn {number}." for number in numbers(told[:last], "named")}


def check(image: Image, *, without_store: bool) -> None:
    """See that the backups of an image are as they were confirmed; also that they bring everything back."""
    purged = {f"Navn {number}." for number in numbers(image.told, "purged")}
    with scratch() as disk:
        folder = disk / FOLDER
        folder.mkdir()
        write_files(disk, image.files)
        with closing(opened(folder)) as vault:
            there = good(vault)
            shown = names(vault)
            assert shown >= {f"Navn {number}." for number in numbers(image.told, "named")} - purged - being(
                image
            )
            assert not shown & purged
            assert vault.workbook.lost is None
        serials = numbers(image.told, "backup")
        assert max((one.serial for one in there), default=0) >= max(serials, default=0)
        for one in there:
            content = one.content[MARK_BYTES:]
            assert read_copy(content, most_bytes=len(content)).records
            assert not [name for name in purged if name.encode() in content]
        if without_store and serials:
            for name in (CONFIRMED, *(f"{SEALED}{part}" for part in BESIDE)):
                (folder / name).unlink(missing_ok=True)
            with closing(opened(folder)) as vault:
                assert names(vault) >= in_backup(image.told) - purged - being(image)


def being(image: Image) -> set[str]:
    """What may be being deleted as the power goes."""
    next_one = max(numbers(image.told, "named"), default=-1)
    return {f"Navn {next_one - 2}."} if next_one in PURGED else set()


def test_the_newest_that_was_confirmed_opens() -> None:
    """None that is half written is taken for one, and nothing that was deleted for good comes back."""
    recording = record(work)
    for seed in range(2):
        for number, image in enumerate(images(recording, seed, max(40, IMAGES // 25))):
            try:
                check(image, without_store=number % 4 == 0)
            except (AssertionError, StoreError) as error:
                error.add_note(image.name)
                raise


@pytest.mark.parametrize("heeds", ["heeds_syncs", "heeds_folder_syncs"])
def test_without_the_syncs_some_do_not_open(heeds: str) -> None:
    """Or hold what was deleted: the cuts bite."""
    lost = 0
    for image in images(record(work), 1, 40, **{heeds: False}):
        try:
            check(image, without_store=True)
        except Exception:
            lost += 1
    assert lost > 5
