"""Damage to the file itself, behind the real vault: nothing wrong is shown, and what can be read is there.

The figures are printed with the seed that they can be made again with.
"""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from imr_workbook.domain.changes import Json
from imr_workbook.domain.records import Record
from imr_workbook.store.files import SEALED
from imr_workbook.store.store import StoreDamaged
from imr_workbook.vault.local_backups import NAMES
from imr_workbook.vault.vault import Vault
from tests.vault.places import Clock, opened

PAGE = 4096
FLIPS = 1500 if int(os.environ.get("IMAGES", "1000")) > 1000 else 300
SEED = int(os.environ.get("DAMAGE_SEED", "20261124"))

Told = dict[tuple[str, str], dict[str, Json]]
Whole = dict[str, bytes]


class Written(NamedTuple):
    """A workbook as it lies on the disk, and what was ever written in it."""

    files: Whole
    now: Told
    ever: dict[tuple[str, str, str], set[str]]


def told(vault: Vault) -> Told:
    """What the workbook shows."""
    records: Iterator[Record] = (one for kind in vault.workbook.state.kinds.values() for one in kind.values())
    return {(one.kind, one.id): {name: one.get(name) for name in one.fields} for one in records}


def told_where(vault: Vault) -> Path | None:
    return vault.damaged_kept


def write(vault: Vault, ever: dict[tuple[str, str, str], set[str]]) -> None:
    """Short and long texts, written over and over, removed, and purged."""

    def note() -> None:
        for (kind, record_id), fields in told(vault).items():
            for name, content in fields.items():
                ever.setdefault((kind, record_id, name), set()).add(repr(content))

    for number in range(30):
        vault.workbook.name_contact(f"c{number}", f"Navn {number}")
        vault.workbook.write_goal(f"g{number}", text=f"Mål {number} " * (1 + number * 40))
        note()
    for number in range(0, 30, 3):
        vault.workbook.write_goal(f"g{number}", text=f"Andet mål {number} " * (1 + number * 20))
        vault.workbook.remove_contact(f"c{number}")
        note()
    vault.workbook.delete_now("contact", "c0")
    # What comes after it stands in the log.
    for number in range(1, 30, 7):
        vault.workbook.write_goal(f"g{number}", text=f"Nyt mål {number} " * (1 + number * 30))
        note()


def whole(folder: Path) -> Whole:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def without_backups(files: Whole) -> Whole:
    return {name: content for name, content in files.items() if name not in NAMES}


@pytest.fixture(scope="module", params=["closed", "sent", "killed"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Closed as it should be, or with its log beside it as a killed process leaves it; without a backup."""
    folder = tmp_path_factory.mktemp("written")
    vault, ever = opened(folder), {}  # type: tuple[Vault, dict[tuple[str, str, str], set[str]]]
    write(vault, ever)
    if request.param == "sent":
        # Then each word stands in the file once.
        vault._store.acknowledge(vault._store.outbox())
    if request.param != "killed":
        now = told(vault)
        vault.close()
        return Written(without_backups(whole(folder)), now, ever)
    found = Written(without_backups(whole(folder)), told(vault), ever)
    vault.close()
    return found


@pytest.fixture
def place(tmp_path: Path) -> Callable[[Whole], Path]:
    """Lays files out in a folder of their own, in place of those before."""

    def lay(files: Whole) -> Path:
        folder = tmp_path / "place"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return folder

    return lay


def missing_in(folder: Path, written: Written, clock: Clock | None = None) -> int | None:
    """How many records are missing or older than they were; None where it cannot be opened. None may be wrong."""
    try:
        vault = opened(folder, clock)
    except StoreDamaged:
        return None
    found = told(vault)
    for (kind, record_id), fields in found.items():
        for name, content in fields.items():
            assert repr(content) in written.ever[kind, record_id, name], (kind, record_id, name)
    missing = sum(found.get(key) != fields for key, fields in written.now.items())
    # Nothing is missing in silence.
    if missing:
        assert vault.workbook.damaged or vault.workbook.lost
    if where := told_where(vault):
        kept = {path.name: path.read_bytes() for path in where.iterdir()}
        assert kept[SEALED]
    lost = vault.workbook.lost
    vault.workbook.name_contact("new", "Ny")
    vault.close()
    again = opened(folder, clock)
    assert told(again).keys() == {*found.keys(), ("contact", "new")}
    # What was lost is told until it is read.
    assert again.workbook.lost == lost
    again.close()
    return missing


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_a_flipped_bit_costs_one_record_at_most(written: Written, place: Callable[[Whole], Path]) -> None:
    """Wherever it falls in the file; what falls in the tree of the file costs nothing."""
    draw, data = random.Random(SEED), written.files[SEALED]
    lost: Counter[int | None] = Counter()
    for _ in range(FLIPS // 2):
        bit = draw.randrange(len(data) * 8)
        lost[missing_in(place({**written.files, SEALED: flipped(data, bit)}), written)] += 1
    print(f"seed {SEED}: {FLIPS // 2} flips, records missing: {dict(lost)}")
    assert set(lost) <= {0, 1}


def test_a_flipped_bit_in_how_the_file_describes_its_tables_costs_nothing(
    written: Written, place: Callable[[Whole], Path]
) -> None:
    """SQLite reads it as other tables, and finds nothing wrong with them."""
    data = written.files[SEALED]
    begins, ends = data.index(b"CREATE TABLE meta"), data.index(b"CREATE TABLE row") + len("CREATE TABLE row")
    assert begins < ends < PAGE
    for at in range(begins, ends, 7):
        bit = at * 8 + at % 7
        assert missing_in(place({**written.files, SEALED: flipped(data, bit)}), written) == 0, bit


def test_a_flipped_bit_in_the_head_of_the_file_costs_nothing(
    written: Written, place: Callable[[Whole], Path]
) -> None:
    """Not that it cannot be written any more either."""
    data = written.files[SEALED]
    for bit in [*range(18 * 8, 20 * 8), *range(16 * 8, 100 * 8, 17)]:
        assert missing_in(place({**written.files, SEALED: flipped(data, bit)}), written) == 0, bit


def test_a_file_cut_at_any_page_gives_what_is_left_of_it(
    written: Written, place: Callable[[Whole], Path]
) -> None:
    """And with a backup, all of it."""
    data = written.files[SEALED]
    missing = [
        missing_in(place({**written.files, SEALED: data[:length]}), written)
        for length in range(PAGE, len(data), PAGE)
    ]
    print(f"{len(missing)} lengths, records missing: {missing}")


@pytest.mark.parametrize("page", [bytes(PAGE), b"\xff" * PAGE, b"Hej med dig! " * 400])
def test_a_foreign_page_costs_only_what_stood_in_it(
    written: Written, place: Callable[[Whole], Path], page: bytes
) -> None:
    """In the place of each page in turn, the first with the file's head too."""
    data = written.files[SEALED]
    lost = [
        missing_in(place({**written.files, SEALED: data[:at] + page[:PAGE] + data[at + PAGE :]}), written)
        for at in range(0, len(data), PAGE)
    ]
    print(f"{len(lost)} pages, records missing: {lost}")
    # A page holds some sixteen rows.
    assert all(one is not None and one <= 20 for one in lost)


def test_with_a_backup_nothing_is_missing(tmp_path: Path, place: Callable[[Whole], Path]) -> None:
    """The file cut at every page, emptied, gone, or another program's."""
    ever: dict[tuple[str, str, str], set[str]] = {}
    clock = Clock()
    vault = opened(tmp_path, clock)
    write(vault, ever)
    clock.on(24 * 60 * 60)
    vault.backups.tend()
    now = told(vault)
    vault.close()
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert NAMES[0] in files
    data = files[SEALED]
    cut = [data[:length] for length in range(0, len(data), PAGE)]
    for content in (*cut, b"Hej\n" * 3000, bytes(len(data))):
        vault = opened(place({**files, SEALED: content}))
        assert told(vault) == now
        assert vault.backups.restored or told_where(vault)
        vault.close()
    del files[SEALED]
    vault = opened(place(files))
    assert told(vault) == now
    vault.close()


def test_what_is_deleted_for_good_is_in_no_damaged_file_either(
    written: Written, place: Callable[[Whole], Path]
) -> None:
    """The damaged file is kept for what could not be read in it, and goes when something must be gone."""
    data = written.files[SEALED]
    folder = place({**written.files, SEALED: data[: len(data) // PAGE // 2 * PAGE]})
    vault = opened(folder)
    kept = vault.damaged_kept
    assert kept is not None
    assert kept.is_dir()
    vault.workbook.name_contact("c99", "Mette")
    vault.workbook.remove_contact("c99")
    vault.workbook.delete_now("contact", "c99")
    assert not kept.exists()
    # And nobody is sent to look for it.
    assert told_where(vault) is None
    vault.close()


def test_nothing_to_read_and_no_backup_is_left_as_it_is(
    written: Written, place: Callable[[Whole], Path]
) -> None:
    """Never an empty workbook in silence."""
    files = {name: content for name, content in written.files.items() if not name.startswith(SEALED)}
    folder = place({**files, SEALED: b"Hej\n" * 3000})
    before = whole(folder)
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            opened(folder)
    assert whole(folder) == before
    assert [path.name for path in folder.iterdir() if path.is_dir()] == []
