"""The settings file: the old one or the new one, never half, and never worth stopping for."""

from __future__ import annotations

import functools
import json
import os
import stat
from pathlib import Path

import pytest

from imr_workbook.device.settings_file import NAME, SettingsFile
from imr_workbook.domain.settings import Settings
from tests.faults.child import Child
from tests.faults.writing import Tell

LARGE = Settings(text_size=200, colours="dark", region="midtjylland")


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    """And reading makes none."""
    assert SettingsFile(tmp_path).read() == Settings()
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Each time the whole, and nothing else is left in the folder."""
    for settings in (LARGE, Settings(language="en"), LARGE):
        SettingsFile(tmp_path).write(settings)
        assert SettingsFile(tmp_path).read() == settings
        assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"7", b"null", b'"da"', b"{}"])
def test_a_file_that_cannot_be_read_gives_defaults(tmp_path: Path, content: bytes) -> None:
    """Nothing a person wrote lies here."""
    (tmp_path / NAME).write_bytes(content)
    assert SettingsFile(tmp_path).read() == Settings()


def test_one_that_cannot_be_read_costs_no_other(tmp_path: Path) -> None:
    """A later version's language, and a setting this one does not know, leave the large text as it is."""
    found = {"language": "kl", "text_size": 200, "region": 7, "calm": True, "sound": "off"}
    (tmp_path / NAME).write_text(json.dumps(found), encoding="utf-8")
    assert SettingsFile(tmp_path).read() == Settings(text_size=200, calm=True)


def test_what_a_later_version_added_is_kept(tmp_path: Path) -> None:
    """Whoever goes back to a version and on again finds it as it was."""
    found = {"text_size": 125, "sound": {"of": ["rain", 3]}, "æ": None}
    (tmp_path / NAME).write_text(json.dumps(found), encoding="utf-8")
    for settings in (LARGE, Settings(), LARGE):
        SettingsFile(tmp_path).write(settings)
        assert SettingsFile(tmp_path).read() == settings
    kept = json.loads((tmp_path / NAME).read_bytes())
    assert {name: kept[name] for name in ("sound", "æ")} == {"sound": {"of": ["rain", 3]}, "æ": None}
    assert kept["text_size"] == LARGE.text_size


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    """It cannot be read and cannot be replaced; the latter is said."""
    (tmp_path / NAME).mkdir()
    assert SettingsFile(tmp_path).read() == Settings()
    with pytest.raises(OSError, match=NAME):
        SettingsFile(tmp_path).write(LARGE)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """No room, at any step: it is said, the old settings stand, nothing else is left."""
    SettingsFile(tmp_path).write(LARGE)

    def no_room(*_arguments: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(os, step, no_room)
    with pytest.raises(OSError, match="no room"):
        SettingsFile(tmp_path).write(Settings())
    monkeypatch.undo()
    assert SettingsFile(tmp_path).read() == LARGE
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_killed_while_writing_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """Never a half one, and never none."""
    SettingsFile(tmp_path).write(Settings())
    both = (Settings(), LARGE)

    def write_on(folder: Path, tell: Tell) -> None:
        for n in range(100_000):
            SettingsFile(folder).write(both[n % 2])
            tell(f"kept {n}")

    for kill in range(20):
        with Child(functools.partial(write_on, tmp_path)) as child:
            child.go()
            while len(child.rounds("kept")) < kill and child.listen(60):
                pass
            child.kill()
        assert json.loads((tmp_path / NAME).read_bytes()) in [
            json.loads(one.model_dump_json()) for one in both
        ]
