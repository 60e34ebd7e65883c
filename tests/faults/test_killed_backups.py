"""A process is killed while it makes backups and renews them: nothing confirmed is lost, in the backups either."""

from __future__ import annotations

import functools
import os
import random
import signal
from contextlib import closing
from pathlib import Path

from imr_workbook.device.files import open_data_folder
from imr_workbook.domain.purges import MARK_BYTES
from imr_workbook.export.machine_json import read_copy
from imr_workbook.vault.backup import PURPOSE
from imr_workbook.vault.local_backups import Found, LocalBackups
from imr_workbook.vault.vault import Vault
from tests.faults.child import Child
from tests.faults.writing import Tell
from tests.vault.places import Clock, opened

KILLS = 100 if int(os.environ.get("IMAGES", "1000")) > 1000 else 25
DAY = 24 * 60 * 60
KEPT = 30
"""Contacts that stay; those before are deleted for good, so that the backups are renewed all the time."""


def good(vault: Vault) -> list[Found]:
    """The backups that open."""
    return LocalBackups(vault._folder, vault.id, vault.key_for(PURPOSE)).good()


def write_on(folder: Path, first: int, tell: Tell) -> None:
    """A day each round, with a backup at its end; every third deletes something for good."""
    clock = Clock()
    clock.on(first * DAY)
    with closing(open_data_folder(folder)), closing(opened(folder, clock)) as vault:
        for number in range(first, first + 10_000):
            clock.on(DAY)
            vault.workbook.name_contact(f"c{number}", name(number))
            tell(f"named {number}")
            if number % 3 == 0:
                for old in sorted(numbers(vault))[:-KEPT]:
                    tell(f"deleting {old}")
                    vault.workbook.remove_contact(f"c{old}")
                    vault.workbook.delete_now("contact", f"c{old}")
                    tell(f"purged {old}")
            vault.backups.tend()
            tell(f"backup {max(good(vault)).serial}")


def numbers(vault: Vault) -> set[int]:
    """Those whose contacts stand, each with its own name."""
    found = {
        int(one.id.removeprefix("c")): one.text("name") for one in vault.workbook.state.living("contact")
    }
    assert all(text == name(number) for number, text in found.items())
    return set(found)


def name(number: int) -> str:
    return f"Navn {number}."


def test_killed_while_backups_are_made(tmp_path: Path) -> None:
    """At random moments: as it is opened, as it saves, as it writes a backup, as it takes one away."""
    seed = random.randrange(1_000_000)
    print("seed", seed)
    chance = random.Random(seed)
    named: set[int] = set()
    deleting: set[int] = set()
    purged: set[int] = set()
    serial = serials = 0
    for kill in range(KILLS):
        first = max(named, default=-1) + 2
        with Child(functools.partial(write_on, tmp_path, first)) as child:
            child.go()
            wanted = chance.randrange(1, 6) if kill % 3 else 0
            while len(child.rounds("backup")) < wanted and child.listen(60):
                pass
            child.listen_on(chance.uniform(0, 0.02))
            child.kill()
        assert child.status == -signal.SIGKILL
        named |= child.rounds("named")
        deleting |= child.rounds("deleting")
        purged |= child.rounds("purged")
        serial = max(child.rounds("backup"), default=serial)
        serials += len(child.rounds("backup"))
        there = check(tmp_path, purged, serial)
        assert there >= named - deleting
        assert not there & purged
    print(f"{KILLS} kills, {len(named)} confirmed, {len(purged)} deleted for good, {serials} backups")
    assert serials > KILLS
    assert len(purged) > KILLS / 4


def check(folder: Path, purged: set[int], serial: int) -> set[int]:
    """See that the backups are good after a kill, and give what stands in the workbook."""
    with closing(opened(folder)) as vault:
        there = numbers(vault)
        assert (vault.workbook.lost, vault.workbook.damaged) == (None, 0)
        found = good(vault)
    assert max((one.serial for one in found), default=0) >= serial
    for one in found:
        content = one.content[MARK_BYTES:]
        assert read_copy(content, most_bytes=len(content)).records
        assert not [number for number in purged if f'"{name(number)}"'.encode() in content]
    return there
