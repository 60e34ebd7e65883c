"""What every version has written opens in this one: by the kode, by the words, from a backup, from a copy."""

from __future__ import annotations

import io
import json
import re
import tarfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from imr_workbook import __version__, cli
from imr_workbook.domain.goals import goal
from imr_workbook.domain.records import Record, Value
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import Version
from imr_workbook.export.contents import CopyContents
from imr_workbook.export.machine_json import read_copy
from imr_workbook.vault.backup import Backup
from imr_workbook.vault.vault import Vault
from imr_workbook.vault.words import secret_of
from imr_workbook.workbook import Workbook
from tests.installing import ROOT
from tests.vault.places import Clock
from tests.vault.places import opened as new_vault
from tools.released_data import DATA, FORMS, PREFIX, problems, there

VERSIONS = sorted(path.name for path in DATA.glob(f"{PREFIX}*"))
LATER = 7


class Released:
    """What one version has left, and what it says is in it."""

    def __init__(self, name: str, place: Path) -> None:
        self.folder = DATA / name
        self.expected: dict[str, Any] = json.loads((self.folder / "expected.json").read_text("utf-8"))
        self.kode: str = self.expected["kode"]
        self.words = secret_of(self.expected["words"])
        self.data = place / "data"
        self.data.mkdir(mode=0o700)
        with tarfile.open(fileobj=io.BytesIO((self.folder / "folder.tar.gz").read_bytes())) as archive:
            for entry in archive:
                file = archive.extractfile(entry)
                assert file is not None
                (self.data / entry.name).write_bytes(file.read())

    @property
    def records(self) -> dict[str, Any]:
        """Every record, as the folder's own list has it."""
        found: dict[str, Any] = self.expected["records"]
        return found

    @property
    def backup(self) -> Backup:
        """The file that was taken out."""
        return Backup((self.folder / "backup.arbejdsbog").read_bytes())


@pytest.fixture(params=VERSIONS)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Released:
    """Each version's, in a folder that may be written."""
    return Released(request.param, tmp_path)


def told(value: Value) -> list[Any]:
    return [value.content, str(value.stamp), None if value.base is None else str(value.base)]


def records_of(records: Iterable[Record]) -> dict[str, Any]:
    return {
        f"{one.kind} {one.id}": {
            "v": one.schema,
            "fields": {name: told(value) for name, value in sorted(one.fields.items())},
        }
        for one in records
    }


def versions_of(versions: Iterable[Version]) -> list[Any]:
    return [[one.kind, one.record_id, one.field, *told(one.value), one.concurrent] for one in versions]


def holds_all(workbook: Workbook, released: Released) -> None:
    records, versions = workbook.everything()
    assert records_of(records) == released.records
    assert versions_of(versions) == released.expected["versions"]
    assert workbook.damaged == 0


def settled(vault: Vault, released: Released) -> None:
    """What a data folder holds besides."""
    expected, store = released.expected, vault._store
    assert vault.lock_after == 15
    choice = vault.backups.in_folder.choice
    assert choice is not None
    assert [choice.path.as_posix(), choice.every] == expected["backup_folder"]
    assert vault.workbook.settings.model_dump(mode="json") == expected["settings"]
    assert (store.device, str(store.last_stamp)) == (expected["device"], expected["last_stamp"])
    assert store.cursors() == expected["cursors"]
    assert [
        [one.kind, one.record_id, one.field, *told(Value(one.value, one.stamp, one.base)), one.schema]
        for one in store.outbox()
    ] == expected["outbox"]


# it opens ---------------------------------------------------------------------------------------------


def test_the_kode_opens_it(released: Released) -> None:
    """With the parts of the command; the wrong tries are known still, and nothing of it is other than it was."""
    with cli.opened(released.data) as vault:
        assert vault.locked
        assert (vault.has_kode, vault.has_words) == (True, True)
        assert vault._attempts.wrong == released.expected["wrong_kodes"]
        assert [one.name for one in vault.workbook.settings.contacts] == ["Mai"]
        assert [line.text for line in vault.seen.lines()] == released.expected["seen"]
        vault.unlock(released.kode)
        holds_all(vault.workbook, released)
        settled(vault, released)
        vault.lock()
        vault.unlock(released.kode)
        holds_all(vault.workbook, released)


def test_the_words_open_it(released: Released) -> None:
    """Whatever kode there is."""
    with cli.opened(released.data) as vault:
        vault.unlock_with_words(released.words)
        holds_all(vault.workbook, released)
        settled(vault, released)


def test_both_backups_beside_it_can_be_read(released: Released) -> None:
    """By the open vault alone: without its file, the newest gives back what it holds."""
    (released.data / "vault.db").unlink()
    with cli.opened(released.data) as vault:
        vault.unlock(released.kode)
        assert len(vault.backups._local().good()) == 2
        vault.backups.tend()
        records, _versions = vault.workbook.everything()
        assert records_of(records) == released.records


@pytest.mark.parametrize("way", ["kode", "words"])
def test_its_backup_comes_back_on_another_device(released: Released, tmp_path: Path, way: str) -> None:
    """Every record, whoever wrote it, and every earlier text."""
    (tmp_path / "other").mkdir()
    vault = new_vault(tmp_path / "other", Clock())
    opens: dict[str, Any] = {"kode": released.kode} if way == "kode" else {"words": released.words}
    assert vault.backups.restore(released.backup, **opens) == len(released.records)
    holds_all(vault.workbook, released)
    assert vault.backups.restore(released.backup, **opens) == 0
    vault.close()


def test_its_copy_comes_back(released: Released, tmp_path: Path) -> None:
    """The file that programs can read."""
    (tmp_path / "other").mkdir()
    vault = new_vault(tmp_path / "other", Clock())
    copy = read_copy((released.folder / "copy.json").read_bytes())
    assert vault.workbook.bring_in(copy.records, copy.versions) == len(released.records)
    holds_all(vault.workbook, released)
    vault.close()


# what no version knows yet ------------------------------------------------------------------------------


def later_in(workbook: Workbook) -> dict[str, Any]:
    """What a version to come has written: a kind, and a field of a goal."""
    records = records_of(workbook.everything()[0])
    goal_record = records["long_goal goal"]
    assert goal_record["v"] == records["kind_of_2031 r1"]["v"] == LATER
    return {"kind": records["kind_of_2031 r1"], "field": goal_record["fields"]["colour"]}


def test_what_is_not_known_is_kept_through_everything(released: Released, tmp_path: Path) -> None:
    """A kind and a field of a version to come: opened, changed beside, merged, backed up, taken out, brought in."""
    with cli.opened(released.data) as vault:
        vault.unlock(released.kode)
        before = later_in(vault.workbook)
        vault.workbook.write_goal("goal", "Se min søster hver uge")
        stamp = Stamp(int(datetime.fromisoformat(released.expected["at"]).timestamp() * 1000), 0, "third")
        vault.workbook.bring_in([Record("long_goal", "goal", {"why": Value("Vi griner", stamp)})])
        assert later_in(vault.workbook) == before
    with cli.opened(released.data) as vault:
        vault.unlock(released.kode)
        assert later_in(vault.workbook) == before
        backup, copy = vault.backups.file(), CopyContents().written(vault.workbook)
        vault.backups.tend()
    for name, way in (
        ("backup", lambda book: book.backups.restore(Backup(backup), kode=released.kode)),
        ("copy", lambda book: CopyContents().merged(book.workbook, copy)),
    ):
        (tmp_path / name).mkdir()
        other = new_vault(tmp_path / name, Clock())
        way(other)
        assert later_in(other.workbook) == before
        found = goal(other.workbook.state, "goal")
        assert found is not None
        assert (found.text, found.why) == ("Se min søster hver uge", "Vi griner")
        other.close()
    (released.data / "vault.db").write_bytes(b"damaged" * 1000)
    with cli.opened(released.data) as vault:
        vault.unlock(released.kode)
        vault.backups.tend()
        assert vault.backups.restored == len(released.records)
        assert later_in(vault.workbook) == before


# that there is data of each ------------------------------------------------------------------------------


def test_there_is_data_of_this_version_and_its_forms() -> None:
    """No version is given to anybody before data of it lies here."""
    assert problems(__version__, FORMS, there()) == []


def test_there_is_data_of_every_version_that_was_released() -> None:
    """As the changelog tells them, from 0.1 on; the one at the top may still be on its way."""
    headings = re.findall(
        r"^## ([0-9][^ \n]*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert __version__ in headings
    assert [found for one in headings for found in problems(one, {}, there())] == []


@pytest.mark.parametrize(
    ("version", "forms", "missing"),
    [
        ("0.0.9", {"store": 1, "ring": 1}, 0),
        ("0.0.9", {"store": 2, "ring": 1}, 1),
        ("0.0.9", {"store": 2, "ring": 2}, 2),
        ("0.0.9", {"store": 1, "ring": 1, "letter": 1}, 1),
        ("0.1.0", {"store": 1, "ring": 1}, 1),
        ("0.1", {"store": 1, "ring": 1}, 1),
        ("1.0.0", {"store": 2, "ring": 1}, 2),
        ("0.2.3", {"store": 1, "ring": 1}, 0),
    ],
)
def test_a_version_without_data_is_noticed(version: str, forms: dict[str, int], missing: int) -> None:
    """A form that was raised, a new kind of file, a version from 0.1 on."""
    made = {"0.0.1": {"store": 1, "ring": 1}, "0.2.3": {"store": 1, "ring": 1}}
    found = problems(version, forms, made)
    assert len(found) == missing
    assert all("tools.released_data" in one for one in found)
