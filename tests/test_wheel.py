"""The app as it is handed out: it carries all that it needs, and nothing of how it is made."""

from __future__ import annotations

import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from imr_workbook import __version__
from tests.installing import ROOT, built, installed


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return built("wheel", tmp_path_factory.mktemp("wheel"))


def names(wheel: Path) -> set[str]:
    """Every file in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}


def tracked(folder: str) -> set[str]:
    """The files in a folder of the checkout, that are part of it."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}


def test_the_wheel_carries_words_and_assets(wheel: Path) -> None:
    """Inside the package, where the installed app looks for them."""
    for folder in ("locales", "assets"):
        assert {f"imr_workbook/{name}" for name in tracked(folder)} <= names(wheel)
    assert "imr_workbook/assets/fonts/SourceSans3-Regular.ttf" in names(wheel)
    assert "imr_workbook/assets/index.html" in names(wheel)
    assert "imr_workbook/locales/da/LC_MESSAGES/messages.po" in names(wheel)


def test_the_wheel_carries_the_whole_package_and_no_more(wheel: Path) -> None:
    """Handouts and numbers too; no tests, no tools, no sources of anything else."""
    carried = {name for name in names(wheel) if ".dist-info/" not in name}
    own = {name for name in carried if not name.startswith(("imr_workbook/assets/", "imr_workbook/locales/"))}
    assert own == tracked("imr_workbook")
    assert "imr_workbook/modules/01_recovery/module.toml" in own
    assert carried - own == {f"imr_workbook/{name}" for name in tracked("assets") | tracked("locales")}


def test_the_wheel_is_for_every_machine(wheel: Path) -> None:
    """Pure Python, of the version that the app says it has."""
    assert wheel.name == f"imr_workbook-{__version__}-py3-none-any.whl"


def test_the_wheel_can_be_made_from_the_sdist(wheel: Path, tmp_path: Path) -> None:
    """The same files, byte for byte; and the sdist has the tests with what they need."""
    archive = built("sdist", tmp_path / "sdist")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path / "unpacked", filter="data")
    (source,) = (tmp_path / "unpacked").iterdir()
    for name in ("tests/test_wheel.py", "Makefile", "requirements.lock", "tools/browser.py", "main.py"):
        assert (source / name).is_file(), name
    assert not [path for path in source.rglob("*") if path.name in {".venv", "node_modules", ".git"}]
    again = built("wheel", tmp_path / "wheel", source)
    with zipfile.ZipFile(wheel) as ours, zipfile.ZipFile(again) as theirs:
        assert {name: ours.read(name) for name in names(wheel)} == {
            name: theirs.read(name) for name in names(again)
        }


def test_an_empty_environment_has_the_command(wheel: Path, tmp_path: Path) -> None:
    """Installed, it runs from any folder, and nothing of this checkout is used."""
    python = installed(wheel, tmp_path / "environment")
    where = "import imr_workbook, imr_workbook.device.resources as found; print(found.__file__, found.assets_dir())"
    seen = subprocess.run([python, "-c", where], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert [path for path in seen.stdout.split() if not path.startswith(str(tmp_path))] == []
    command = python.parent / "imr-workbook"
    said = subprocess.run([command, "--version"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert said.stdout.strip() == __version__
