"""From the right kode to what I dag shows, and what the backup of the day takes afterwards.

On a workbook of nine months, as a process that was just started meets it. Beside the backup stands a plain copy: the
same bytes written durably and read again.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.opening import FIELDS
from bench.scale import Scale
from bench.store import filled_store, quartile
from imr_workbook.crypto.passphrase import FLOOR, new_salt, stretch
from imr_workbook.domain.offers import offered
from imr_workbook.domain.practices import this_weeks_practice
from imr_workbook.domain.profile import profile
from imr_workbook.domain.rounds import due
from imr_workbook.domain.steps import this_weeks_step
from imr_workbook.store.seals import Sealed
from imr_workbook.vault.local_backups import NAMES
from imr_workbook.vault.vault import Vault
from tests.vault.places import KODE, Clock, opened

DAY_S = 24 * 60 * 60
WORDS = bytes(range(16))


@dataclass(frozen=True)
class Unlocked:
    """Milliseconds of each part, in the order in which they come; and bytes of one backup."""

    records: int
    backup_bytes: int
    kode: float
    """One guess, at the floor of Argon2id."""
    opened: float
    """The store and all that is in it, once the key is there."""
    shown: float
    """What I dag shows, worked out."""
    due: float
    """The first look after the copies, with one to be made: after the screen."""
    not_due: float
    """The first look where there is one of the day."""
    again: float
    """The look of every minute."""
    copied: float
    """The same bytes as the backup, written durably and read again."""


def measure(scale: Scale) -> Unlocked:
    """Of a workbook with a kode."""
    with tempfile.TemporaryDirectory() as place:
        folder, clock = Path(place), Clock()
        with closing(opened(folder, clock)) as vault:
            seal = Sealed(vault.key_for("rows"))
        filled_store(folder, scale.nine_months, FIELDS, seal).close()
        with closing(opened(folder, clock)) as vault:
            vault.set_kode(KODE)
            vault.set_words(WORDS)
            vault.backups.tend()
        rounds = [_round(folder, clock) for _ in range(max(scale.openings, 2))]
        columns = [quartile(each) for each in zip(*rounds, strict=True)]
        return Unlocked(scale.nine_months, (folder / NAMES[0]).stat().st_size, *columns)


def _round(folder: Path, clock: Clock) -> tuple[float, ...]:
    kode = _ms(lambda: stretch(KODE.encode(), new_salt(), FLOOR))
    clock.on(DAY_S)
    with closing(opened(folder, clock)) as vault:
        # Which need no stretching.
        found = _ms(lambda: vault.unlock_with_words(WORDS))
        shown = _ms(lambda: _today(vault))
        made = _ms(vault.backups.tend)
    with closing(opened(folder, clock)) as vault:
        vault.unlock_with_words(WORDS)
        not_due, again = _ms(vault.backups.tend), _ms(vault.backups.tend)
    return kode, found, shown, made, not_due, again, _ms(lambda: _copy(folder))


def _today(vault: Vault) -> None:
    """What the screen asks the domain."""
    workbook = vault.workbook
    state, now = workbook.state, workbook.now()
    profile(state)
    this_weeks_step(state, now)
    due(state, workbook.today())
    this_weeks_practice(state, workbook.today())
    offered(state, has_kode=vault.has_kode, has_words=vault.has_words, now_ms=int(now.timestamp() * 1000))


def _copy(folder: Path) -> None:
    content, copy = (folder / NAMES[0]).read_bytes(), folder / "copy"
    with copy.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    copy.read_bytes()


def _ms(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000
