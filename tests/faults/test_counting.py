"""What damage costs is told to the last thing that was confirmed: never less, and nothing where nothing is missing.

A workbook with a backup beside it and much written after that is killed or closed, and damaged in many ways. What the
app tells is compared with what it had confirmed.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from imr_workbook.store.files import CONFIRMED, SEALED
from imr_workbook.vault.local_backups import NAMES
from imr_workbook.vault.vault import Vault
from tests.faults.test_damage import FLIPS, PAGE, SEED, Told, Whole, flipped, place, told, whole
from tests.vault.places import Clock, opened

__all__ = ["place"]

LOG = f"{SEALED}-wal"
TRIES = FLIPS // 20


Kept = dict[tuple[str, str], set[tuple[str, ...]]]
"""Kind and id of a record, and its earlier texts with their fields and stamps."""


class Written(NamedTuple):
    """A workbook as it lies on the disk, and what it had confirmed."""

    files: Whole
    now: Told
    kept: Kept
    ever: dict[tuple[str, str, str], set[str]]


class Loss(NamedTuple):
    """What a damage cost."""

    missing: int
    """Records that are not as they were confirmed last, or have an earlier text no more."""
    told: int
    """How many the app says."""
    all: bool
    """Whether it says that these are all."""
    damaged: int
    """How many of those stand in the file and do not open; an earlier text may be among them."""


def kept_in(vault: Vault) -> Kept:
    """The earlier texts of each record; and what stands in it, for that is where one may have come back to."""
    found: Kept = {}
    for kind, records in vault.workbook.state.kinds.items():
        for record_id, record in records.items():
            values = [(one.field, one.value) for one in vault._store.versions(kind, record_id)]
            values += record.fields.items()
            found[kind, record_id] = {
                (field, str(value.stamp), repr(value.content)) for field, value in values
            }
    return found


def write(vault: Vault, numbers: range, ever: dict[tuple[str, str, str], set[str]]) -> None:
    for number in numbers:
        vault.workbook.name_contact(f"c{number % 20}", f"Navn {number}")
        vault.workbook.write_goal(f"g{number % 25}", text=f"Mål {number} " * (1 + number * 7 % 900))
        if number % 9 == 8:
            vault.workbook.remove_contact(f"c{number % 20}")
        for (kind, record_id), fields in told(vault).items():
            for name, content in fields.items():
                ever.setdefault((kind, record_id, name), set()).add(repr(content))


@pytest.fixture(scope="module", params=["killed", "killed, all sent", "closed, all sent"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    """Sent: then each word stands in the file once."""
    folder, clock, ever = tmp_path_factory.mktemp("written"), Clock(), {}  # type: ignore[var-annotated]
    vault = opened(folder, clock)
    write(vault, range(30), ever)
    vault.workbook.delete_now("contact", "c8")
    clock.on(24 * 60 * 60)
    vault.backups.tend()
    # A second process, which leaves its own log.
    vault.close()
    vault = opened(folder, clock)
    write(vault, range(30, 50), ever)
    if "sent" in request.param:
        vault._store.acknowledge(vault._store.outbox())
        write(vault, range(50, 52), ever)
    now, kept = told(vault), kept_in(vault)
    if "closed" in request.param:
        vault.close()
    yield Written(whole(folder), now, kept, ever)
    vault.close()


def loss(folder: Path, written: Written) -> Loss:
    """What the damage in a folder costs; and that nothing shown was never written, and that it is told once."""
    vault = opened(folder)
    found = told(vault)
    for (kind, record_id), fields in found.items():
        for name, content in fields.items():
            assert repr(content) in written.ever[kind, record_id, name], (kind, record_id, name)
    kept = kept_in(vault)
    missing = sum(
        found.get(key) != fields or not kept[key] >= written.kept[key] for key, fields in written.now.items()
    )
    lost, damaged = vault.workbook.lost, vault.workbook.damaged
    vault.close()
    again = opened(folder)
    assert told(again) == found
    assert (again.workbook.lost, again.workbook.damaged) == (lost, damaged)
    again.close()
    if lost is None:
        return Loss(missing, damaged, True, damaged)
    assert lost.missing is not None
    return Loss(missing, lost.missing + damaged, lost.counted, damaged)


def noted(losses: list[Loss], what: str) -> None:
    print(f"{what}, seed {SEED}: {len(losses)} times, missing {dict(Counter(one.missing for one in losses))}")


def damages_of(log: bytes, draw: random.Random) -> Iterator[bytes | None]:
    """A log with a bit flipped, cut, with a sector of something else, and none."""
    for _ in range(TRIES):
        yield flipped(log, draw.randrange(len(log) * 8))
    for _ in range(TRIES // 3):
        yield log[: draw.randrange(len(log))]
        at = draw.randrange(len(log)) // 512 * 512
        yield log[:at] + draw.randbytes(512) + log[at + 512 :]
    yield None


def damages_of_file(data: bytes, draw: random.Random) -> Iterator[bytes | None]:
    """A file that is cut, has a page of something else, or a bit flipped; an empty one, and none."""
    for _ in range(TRIES // 3):
        at = draw.randrange(len(data) // PAGE) * PAGE
        yield data[:at]
        yield data[:at] + bytes(PAGE) + data[at + PAGE :]
        yield flipped(data, draw.randrange(len(data) * 8))
    yield b""
    yield None


@pytest.mark.parametrize("written", ["killed", "killed, all sent"], indirect=True)
def test_damage_to_the_log_costs_nothing_that_is_not_told(
    written: Written, place: Callable[[Whole], Path]
) -> None:
    """Neither what SQLite would pass over, nor the last thing that was confirmed; what was hit alone is missing."""
    draw, log = random.Random(SEED), written.files[LOG]
    others = {name: content for name, content in written.files.items() if name != LOG}
    losses = []
    for number, spoilt in enumerate(damages_of(log, draw)):
        found = loss(place(others if spoilt is None else {**others, LOG: spoilt}), written)
        assert found.all
        assert found.told == found.missing, number
        if number < TRIES:
            # The row that was hit.
            assert found.missing <= 1, number
        losses.append(found)
    noted(losses, "log")
    assert any(one.missing for one in losses)


def test_what_is_missing_after_damage_to_the_file_is_counted(
    written: Written, place: Callable[[Whole], Path]
) -> None:
    """Cut, with pages of something else, or with flipped bits."""
    draw, losses = random.Random(SEED), []
    for number, spoilt in enumerate(damages_of_file(written.files[SEALED], draw)):
        others = {name: content for name, content in written.files.items() if name != SEALED}
        found = loss(place(others if spoilt is None else {**others, SEALED: spoilt}), written)
        assert found.all
        assert found.missing <= found.told <= found.missing + found.damaged, number
        losses.append(found)
    noted(losses, "file")


def test_where_backups_are_gone_too_it_says_that_there_may_be_more(
    written: Written, place: Callable[[Whole], Path]
) -> None:
    """How many there were is known, and what was confirmed since the backup."""
    files = {name: content for name, content in written.files.items() if name not in {*NAMES, LOG}}
    data = written.files[SEALED]
    found = loss(place({**files, SEALED: data[: len(data) // PAGE // 2 * PAGE]}), written)
    assert found.missing > 1
    assert not found.all
    assert 1 < found.told <= len(written.now)


@pytest.mark.parametrize("written", ["killed, all sent"], indirect=True)
def test_a_file_that_comes_alone_may_be_an_old_one(written: Written, place: Callable[[Whole], Path]) -> None:
    """Without its log, and without what was confirmed since: nobody can count, and that is said, once."""
    folder = place({name: content for name, content in written.files.items() if name not in {CONFIRMED, LOG}})
    found = loss(folder, written)
    assert found.missing > 0
    assert (found.told, found.all) == (0, False)
    with closing(opened(folder)) as vault:
        vault.workbook.have_read_lost()
        assert vault.workbook.lost is None
    with closing(opened(folder)) as vault:
        assert vault.workbook.lost is None
