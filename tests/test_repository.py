"""What holds for the repository as a whole: it speaks of the app alone, and is put together the same everywhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from imr_workbook import __version__
from tests.installing import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

REGISTRIES = (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("debian", "org"))
"""Where packages come from is a matter of the machine; the names stand here in pieces."""
MACHINES = ("root", "home/[a-z]", "Users/[A-Za-z]", "work")
"""Beginnings of paths that are only found on somebody's machine."""


def tracked() -> Iterator[Path]:
    """Every file of the repository, or of what was unpacked from it."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        yield from (ROOT / name for name in os.fsdecode(listed.stdout).split("\0") if name)
    else:
        yield from (path for path in ROOT.rglob("*") if not {".venv", "node_modules"} & set(path.parts))


def texts() -> Iterator[tuple[str, str]]:
    """(name, text) of every file that holds text."""
    for path in tracked():
        if path.is_file() and path.suffix not in {
            ".png",
            ".ttf",
            ".woff",
            ".woff2",
            ".db",
            ".gz",
            ".arbejdsbog",
        }:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def locked() -> dict[str, str]:
    """Name -> all that the lock says of it."""
    found = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    return {re.split(r"[=\[ ]", entry, maxsplit=1)[0]: entry for entry in found}


def asked() -> list[Requirement]:
    """Everything that pyproject.toml asks for."""
    extras = PROJECT["optional-dependencies"].values()
    return [
        Requirement(text) for text in [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]
    ]


# the lock ---------------------------------------------------------------------------------------------


def test_everything_in_the_lock_has_a_version_and_hashes() -> None:
    """What is installed is what was looked at, on every machine."""
    assert len(locked()) > 40
    for name, entry in locked().items():
        assert re.match(rf"{re.escape(name)}(\[\w+\])?==[0-9][^\s;]*( ; [^\\]+)? \\\n", entry), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), name


def test_the_lock_names_no_place() -> None:
    """Nor does the one for npm: each machine has its own way to them."""
    assert "://" not in LOCK
    assert not re.search(r"^\s*-", LOCK.replace("    --hash=", "    hash="), flags=re.MULTILINE)
    npm = json.loads((ROOT / "tools" / "package-lock.json").read_text(encoding="utf-8"))
    dependencies = {name: package for name, package in npm["packages"].items() if name}
    assert dependencies
    for name, package in dependencies.items():
        assert "resolved" not in package, name
        assert package["integrity"].startswith("sha512-"), name
    npmrc = (ROOT / "tools" / ".npmrc").read_text(encoding="utf-8")
    assert npmrc.strip() == "omit-lockfile-registry-resolved=true"
    assert ROOT / "tools" / ".npmrc" in set(tracked())


def test_the_lock_has_all_that_is_asked_for() -> None:
    """In a version that is in the range, the tool that builds the package included."""
    for requirement in asked():
        version = re.match(r"[^=]+==([^\s;\\]+)", locked()[requirement.name.lower()])
        assert version is not None
        assert version[1] in requirement.specifier, str(requirement)
    assert "hatchling" in locked()


def test_the_lock_is_for_all_platforms() -> None:
    """What only some of them need is there, with a word on which."""
    assert any(
        "sys_platform == 'win32'" in entry or "platform_system" in entry for entry in locked().values()
    )


def test_the_ranges_are_wide_and_have_ends() -> None:
    """Phones have other versions than computers; a next major version is looked at before it is taken."""
    for text in PROJECT["dependencies"]:
        signs = {specifier.operator for specifier in Requirement(text).specifier}
        assert signs == {">=", "<"}, text
    for requirement in asked():
        assert ">=" in {specifier.operator for specifier in requirement.specifier}, str(requirement)
    assert PROJECT["requires-python"] == ">=3.11"


# what it speaks of --------------------------------------------------------------------------------------


def test_no_registry_is_named() -> None:
    """Neither in code nor in documents."""
    hosts = re.compile("|".join(rf"\b{re.escape('.'.join(parts))}\b" for parts in REGISTRIES))
    assert [name for name, text in texts() if hosts.search(text)] == []


def test_no_path_of_a_machine_is_named() -> None:
    """What runs on one machine only would not be found on another."""
    paths = re.compile(rf"(?<![\w.~/])/(?:{'|'.join(MACHINES)})(?:/|\b)")
    named = {name: paths.findall(text) for name, text in texts() if name != "requirements.lock"}
    assert {name: found for name, found in named.items() if found} == {}


def test_every_text_is_utf_8_with_plain_line_ends() -> None:
    """As every editor and every tool expects."""
    assert [name for name, text in texts() if "\r" in text or text.startswith("\ufeff")] == []


def test_the_changelog_has_the_version() -> None:
    """Newest first."""
    headings = re.findall(
        r"^## ([0-9][^ \n]*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert headings[0] == __version__


# commands -----------------------------------------------------------------------------------------------


def targets() -> set[str]:
    """What `make` can be asked for."""
    return set(re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE))


def test_every_command_that_is_named_is_there() -> None:
    """`make …` in the documents, and in what the tools say."""
    documents = {name: text for name, text in texts() if name.endswith((".md", ".py")) or name == ".ci/run"}
    for name, text in documents.items():
        for command in re.findall(r"(?:`|^\s*|run )make ([a-z]+(?:-[a-z]+)*)", text, flags=re.MULTILINE):
            assert command in targets(), (name, command)


def test_the_promised_commands_are_there() -> None:
    """And none of them is taken for a file of that name."""
    assert {"run", "test", "check", "bench", "shots", "pwa", "serve-pwa", "help"} <= targets()
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)
    assert phony is not None
    assert targets() == set(phony[1].split())


def test_the_ci_script_runs_what_the_readme_says() -> None:
    """As a program, with every missing tool a failure."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "set -euo pipefail" in script
    assert "export CI=true" in script
    assert {"make check", "make test"} <= set(script.splitlines())


@pytest.mark.parametrize("command", ["make run", "make test"])
def test_the_readme_has_two_commands(command: str) -> None:
    """Nothing has to be installed by hand before."""
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


# assets -------------------------------------------------------------------------------------------------

BY_CONVENTION = {
    "assets/index.html": "served in place of Flet's own",
    "assets/icon.png": "flet build makes every icon of it",
    "assets/icon_android.png": "flet build makes those of Android of it, whose corners each telephone cuts otherwise",
    "assets/splash.png": "flet build makes the first picture of a telephone of it",
    "assets/splash_dark.png": "the same where colours are dark",
    "assets/icon.svg": "the drawing that the icons are made of",
    "assets/assets/FontManifest.json": "served in place of Flet's own",
    "assets/fonts/NotoEmoji-OFL.txt": "the licence of the font, which must lie beside it",
    "assets/fonts/SourceSans3-OFL.md": "the licence of the fonts, which must lie beside them",
}


def test_every_asset_is_used() -> None:
    """Each is a part of the first load, or a name that nobody looks for."""
    named = [text for name, text in texts() if name.startswith(("imr_workbook/", "assets/"))]
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("assets/") and name not in BY_CONVENTION:
            assert any(path.name in text for text in named), name


def test_no_asset_is_excused_that_is_not_there() -> None:
    """The list of exceptions is short and true."""
    assert [name for name in BY_CONVENTION if not (ROOT / name).is_file()] == []
