"""A folder that somebody chose: why it cannot be used, and whether it is here."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from imr_workbook.device.chosen_folder import Refusal, drive_of, is_here, path_of, refusal
from tests.faults.little_room import disk, disks_can_be_made
from tests.faults.test_read_only import unprivileged


@pytest.fixture
def data(tmp_path: Path) -> Path:
    found = tmp_path / "data"
    found.mkdir()
    return found


def test_a_folder_that_can_be_written_is_not_refused(tmp_path: Path, data: Path) -> None:
    """Nothing is left of trying; the data folder may lie inside it."""
    for folder in (tmp_path, tmp_path / "æ ø å"):
        folder.mkdir(exist_ok=True)
        before = set(folder.iterdir())
        assert refusal(folder, data) is None
        assert set(folder.iterdir()) == before


def test_each_fault_has_a_kind(tmp_path: Path, data: Path) -> None:
    """Not there, a file, a part of a path, our own folder by any way, and what is no path at all."""
    (tmp_path / "fil").touch()
    (data / "kept-1").mkdir()
    (tmp_path / "genvej").symlink_to(data)
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    for folder, expected in {
        tmp_path / "mangler": Refusal.NOT_THERE,
        tmp_path / "fil": Refusal.NO_FOLDER,
        tmp_path / "fil" / "under": Refusal.NOT_THERE,
        tmp_path / "ring": Refusal.NO_FOLDER,
        Path("Dokumenter"): Refusal.NOT_WHOLE,
        Path(): Refusal.NOT_WHOLE,
        data: Refusal.OUR_OWN,
        data / "kept-1": Refusal.OUR_OWN,
        tmp_path / "genvej": Refusal.OUR_OWN,
        tmp_path / ".." / tmp_path.name / "data": Refusal.OUR_OWN,
        Path("/\0"): Refusal.NOT_THERE,
        Path("/\ud800"): Refusal.NOT_THERE,
        Path("/" + "a" * 5000): Refusal.NOT_THERE,
    }.items():
        assert refusal(folder, data) == expected, folder


@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_one_that_may_not_be_written(mode: int) -> None:
    """Or not be looked into."""
    # Not under pytest's own folder, which nobody else may look into.
    above = Path(tempfile.mkdtemp())
    above.chmod(0o755)
    folder = above / "lukket"
    folder.mkdir()
    folder.chmod(mode)
    try:
        with unprivileged():
            assert refusal(folder, above / "data") == Refusal.CLOSED
    finally:
        folder.chmod(0o700)
        shutil.rmtree(above)


def test_a_path_is_read_as_it_is_pasted() -> None:
    """With the quotes that Windows copies it in, and with a short word for home."""
    assert path_of(' "/mappe/med plads" \n') == Path("/mappe/med plads")
    assert path_of("~/Dokumenter") == Path.home() / "Dokumenter"


@pytest.mark.skipif(not disks_can_be_made(), reason="needs a drive to take out")
def test_an_empty_folder_is_not_the_drive_that_was_in_it(tmp_path: Path) -> None:
    """It is here as long as its drive is."""
    folder = tmp_path / "drev"
    folder.mkdir()
    with disk(folder):
        (folder / "kopier").mkdir()
        drive = drive_of(folder / "kopier")
        assert drive == folder
        assert is_here(folder / "kopier", drive)
        (tmp_path / "genvej").symlink_to(folder)
        assert drive_of(tmp_path / "genvej" / "kopier") == folder
    (folder / "kopier").mkdir()
    assert not is_here(folder / "kopier", drive)
    assert is_here(folder, drive_of(folder))
