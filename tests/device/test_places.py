"""Folders that a person knows, on the systems that they use."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from imr_workbook.device.places import Place, Sort, has_folders, known_places


@pytest.fixture
def home(tmp_path: Path) -> Path:
    found = tmp_path / "home"
    found.mkdir()
    return found


def made(*folders: Path) -> None:
    for folder in folders:
        folder.mkdir(parents=True)


def found(home: Path, *drives: Path, **environ: str) -> list[Place]:
    return known_places(home, environ, [home.parent / "media"], lambda path: path in drives)


def test_where_nothing_is_known_nothing_is_offered(home: Path) -> None:
    """Hidden folders and files are no places."""
    (home / "Dropbox").touch()
    made(home / ".Nextcloud")
    assert found(home) == []


def test_those_on_the_net_come_first_and_documents_last(home: Path) -> None:
    """Each with its name and what one should know of it."""
    media = home.parent / "media"
    made(home / "Documents", home / "Nextcloud", home / "Dropbox", media / "aya" / "USB", media / "Kort")
    assert found(home, media / "aya" / "USB", media / "Kort") == [
        Place("Dropbox", home / "Dropbox", Sort.NET),
        Place("Nextcloud", home / "Nextcloud", Sort.NET),
        Place("Kort", media / "Kort", Sort.DRIVE),
        Place("USB", media / "aya" / "USB", Sort.DRIVE),
        Place("", home / "Documents", Sort.HERE),
    ]
    # Taken out, it is none, though its folder may stay behind.
    assert [one.name for one in found(home)] == ["Dropbox", "Nextcloud", ""]


def test_documents_has_the_name_that_the_desktop_gave_it(home: Path) -> None:
    """And where what it says cannot be read, the usual ones are looked for."""
    config = home / ".config" / "user-dirs.dirs"
    made(home / "Dokumenter", home / "Papirer", config.parent)
    assert found(home) == [Place("", home / "Dokumenter", Sort.HERE)]
    config.write_text('# mapper\nXDG_DOCUMENTS_DIR="$HOME/Papirer"\nXDG_MUSIC_DIR="$HOME/Musik"\n')
    assert found(home) == [Place("", home / "Papirer", Sort.HERE)]
    config.write_bytes(b"\xff\xfe")
    assert found(home) == [Place("", home / "Dokumenter", Sort.HERE)]


def test_each_folder_stands_once(home: Path) -> None:
    """Windows tells where OneDrive is; macOS has it under the name of its account, and a link in the home folder."""
    cloud = home / "Library" / "CloudStorage"
    made(cloud / "OneDrive-Personal", cloud / "GoogleDrive-aya@example.org" / "Mit drev")
    (home / "OneDrive").symlink_to(cloud / "OneDrive-Personal")
    places = found(home, OneDrive=str(home / "OneDrive"))
    assert [one.name for one in places] == ["OneDrive", "Google Drive"]
    assert places[1].path.name == "Mit drev"


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_a_name_that_is_no_text_is_left_out(home: Path) -> None:
    """It could not be shown, and not be kept either."""
    drive = home.parent / "media" / os.fsdecode(b"USB\xff")
    made(drive)
    assert found(home, drive) == []


def test_a_phone_has_no_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor has a tab of a browser."""
    monkeypatch.delenv("FLET_PLATFORM", raising=False)
    for platform in ("linux", "darwin", "win32"):
        monkeypatch.setattr(sys, "platform", platform)
        assert has_folders()
    for platform in ("emscripten", "ios", "android"):
        monkeypatch.setattr(sys, "platform", platform)
        assert not has_folders()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("FLET_PLATFORM", "android")
    assert not has_folders()
    monkeypatch.setenv("FLET_PLATFORM", "linux")
    assert has_folders()
    monkeypatch.setattr(sys, "getandroidapilevel", lambda: 34, raising=False)
    assert not has_folders()
