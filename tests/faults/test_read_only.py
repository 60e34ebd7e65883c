"""A folder that may not be written: it is said, and nothing in it is touched."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from imr_workbook import cli
from imr_workbook.device.files import FolderNotWritable, open_data_folder
from imr_workbook.store.store import StoreNotWritable
from imr_workbook.store.tinydb_store import FILE, TinyDBStore
from tests.faults.writing import append, check
from tests.store.sealed import SEAL

NOBODY = 65534


@contextlib.contextmanager
def unprivileged() -> Iterator[None]:
    """Root may write everywhere: be nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A store of nobody's, in a folder that may be read and not written."""
    above = Path(tempfile.mkdtemp())
    above.chmod(0o755)
    found = above / "data"
    found.mkdir()
    store = TinyDBStore(found, SEAL)
    append(store, 0)
    store.close()
    (found / "lock").touch()
    if os.geteuid() == 0:
        for path in (found, *found.iterdir()):
            os.chown(path, NOBODY, NOBODY)
    yield found
    found.chmod(0o700)
    shutil.rmtree(above)


def seen(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Each file with its mode, when it was changed, and what is in it."""
    return {
        path.name: (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.iterdir()
    }


def close_off(folder: Path, files: int) -> None:
    for path in folder.iterdir():
        path.chmod(files)
    folder.chmod(0o500)


@pytest.mark.parametrize("files", [0o400, 0o600], ids=["its files too", "its files can be"])
def test_a_store_that_may_not_be_written(folder: Path, files: int) -> None:
    """A folder that may not be written has no place for the log: the store is not opened."""
    close_off(folder, files)
    before = seen(folder)
    with unprivileged():
        for _try in range(2):
            with pytest.raises(StoreNotWritable):
                TinyDBStore(folder, SEAL)
    assert seen(folder) == before
    folder.chmod(0o700)
    assert check(folder, {0}, {0}) == {0}


def test_a_file_that_may_not_be_written(folder: Path) -> None:
    """In a folder that may: it is not opened for reading alone, where nothing could be kept."""
    (folder / FILE).chmod(0o400)
    before = (folder / FILE).read_bytes()
    with unprivileged(), pytest.raises(StoreNotWritable):
        TinyDBStore(folder, SEAL)
    assert (folder / FILE).read_bytes() == before


def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    """Before the store is looked at."""
    close_off(folder, 0o400)
    before = seen(folder)
    with unprivileged(), pytest.raises(FolderNotWritable):
        open_data_folder(folder)
    assert seen(folder) == before


def test_the_command_says_it_in_one_sentence(folder: Path) -> None:
    """Where the folder is, and what to do; nothing is touched."""
    close_off(folder, 0o400)
    before = seen(folder)
    with unprivileged(), pytest.raises(cli.CannotStart) as found, cli.opened(folder):
        pass
    assert str(folder) in str(found.value)
    assert "--data" in str(found.value)
    assert "\n" not in str(found.value)
    assert seen(folder) == before
