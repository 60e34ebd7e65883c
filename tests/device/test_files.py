"""The data folder: the owner's alone, held by one process, where the platform keeps such things."""

from __future__ import annotations

import errno
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from imr_workbook.device import files
from imr_workbook.device.files import (
    APP,
    LOCK,
    FolderInUse,
    FolderNotWritable,
    default_data_folder,
    open_data_folder,
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def another_process(path: Path) -> str:
    """What another process is told."""
    code = (
        "import sys; from pathlib import Path; from imr_workbook.device.files import open_data_folder\n"
        "try: open_data_folder(Path(sys.argv[1])); print('opened')\n"
        "except Exception as error: print(type(error).__name__)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True)
    return run.stdout.strip()


def test_a_new_folder_is_the_owners_alone(tmp_path: Path) -> None:
    """With all that is in it, and however deep it is made."""
    folder = open_data_folder(tmp_path / "a" / "b")
    assert mode(folder.path) == 0o700
    assert mode(folder.path / LOCK) == 0o600
    folder.close()


def test_a_folder_of_ours_is_closed_to_others(tmp_path: Path) -> None:
    """Also when it was there before, or was opened to others since."""
    (tmp_path / "ours").mkdir(mode=0o755)
    for _time in range(2):
        folder = open_data_folder(tmp_path / "ours")
        assert mode(folder.path) == 0o700
        folder.close()
        folder.path.chmod(0o755)


def test_a_folder_that_others_use_keeps_its_mode(tmp_path: Path) -> None:
    """`--data /tmp` must not lock everybody out of /tmp; what we make there is the owner's alone."""
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "theirs").touch()
    shared.chmod(0o1777)
    folder = open_data_folder(shared)
    assert mode(shared) == 0o1777
    assert mode(shared / LOCK) == 0o600
    folder.close()


def test_a_folder_is_held_by_one(tmp_path: Path) -> None:
    """By this process or another; and free again when it is let go."""
    folder = open_data_folder(tmp_path / "data")
    with pytest.raises(FolderInUse):
        open_data_folder(tmp_path / "data")
    assert another_process(tmp_path / "data") == "FolderInUse"
    folder.close()
    assert another_process(tmp_path / "data") == "opened"
    again = open_data_folder(tmp_path / "data")
    again.close()


def test_a_folder_in_use_is_left_as_it_is(tmp_path: Path) -> None:
    """Its mode too."""
    folder = open_data_folder(tmp_path / "data")
    folder.path.chmod(0o755)
    assert another_process(tmp_path / "data") == "FolderInUse"
    assert mode(folder.path) == 0o755
    assert [path.name for path in folder.path.iterdir()] == [LOCK]
    folder.close()


@pytest.mark.parametrize("place", ["file", "file/below", "x" * 300])
def test_where_there_can_be_no_folder(tmp_path: Path, place: str) -> None:
    """It is said, and what is there stays."""
    (tmp_path / "file").write_text("min", encoding="utf-8")
    with pytest.raises(FolderNotWritable):
        open_data_folder(tmp_path / place)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "min"


def test_a_disk_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one process cannot keep others out, the workbook is not opened at all."""

    def no_locks(_lock: object) -> None:
        raise OSError(errno.ENOSYS, "no locks here")

    monkeypatch.setattr(files, "_hold", no_locks)
    with pytest.raises(FolderNotWritable):
        open_data_folder(tmp_path / "data")


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "home/.local/share/" + APP),
        ("linux", {"XDG_DATA_HOME": "/x/data"}, "/x/data/" + APP),
        ("darwin", {"XDG_DATA_HOME": "/x/data"}, "home/Library/Application Support/" + APP),
        ("win32", {"APPDATA": "/x/roaming"}, "/x/roaming/" + APP),
        ("win32", {}, "home/AppData/Roaming/" + APP),
        ("android", {"FLET_APP_STORAGE_DATA": "/data/app"}, "/data/app"),
        ("linux", {"FLET_APP_STORAGE_DATA": "/data/app", "XDG_DATA_HOME": "/x"}, "/data/app"),
    ],
)
def test_the_folder_of_each_platform(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    environment: dict[str, str],
    expected: str,
) -> None:
    """Where the system keeps an app's own data; a packed app is told by Flet."""
    for name in ("FLET_APP_STORAGE_DATA", "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert default_data_folder() == tmp_path / expected
