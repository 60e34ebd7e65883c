"""The page on platforms: every package that the app needs stands there, and what is said of it holds here."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.installing import ROOT
from tools.pwa.wheels import PACKAGES

PAGE = (ROOT / "docs" / "platforms.md").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8")

PYDANTIC_OF = {"2.46.3": "2.13.3"}
"""Which pydantic asks for the pydantic-core that phones have: each asks for one and no other."""


def table(first: str) -> list[dict[str, str]]:
    """The rows of the table whose first column is called so, by the names of its columns."""
    lines = PAGE.split(f"| {first} |")[1].split("\n\n")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return [dict(zip([first, *rows[0]], row, strict=True)) for row in rows[2:]]


def needed(lock: str, asked: set[str]) -> set[str]:
    """The packages that are asked for, and all that these need, by the notes in the lock of who needs whom."""
    entries = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    needs = {
        re.split(r"[=\[ ]", entry, maxsplit=1)[0]: set(
            re.findall(r"#\s+(?:via )?([a-z0-9-]+)$", entry, re.MULTILINE)
        )
        for entry in entries
    }
    found = {name for name in needs if name in asked}
    while more := {name for name, by in needs.items() if by & found} - found:
        found |= more
    return found


ASKED: set[str] = {canonicalize_name(Requirement(text).name) for text in PROJECT["dependencies"]}
DEPENDENCIES = {row["package"]: row for row in table("package")}


def test_every_package_that_the_app_needs_is_in_the_table() -> None:
    """And none that it no longer needs. A new one is looked up for each platform before it is taken."""
    found = needed(LOCK, ASKED)
    assert found >= ASKED
    assert {"pydantic-core", "cffi", "pycparser", "msgpack", "h11"} <= found
    assert not {"uvicorn", "pytest", "playwright"} & found
    assert found == set(DEPENDENCIES)


def test_one_more_would_be_noticed() -> None:
    """Also where it is needed only by what is needed."""
    lock = """
flet==1
    # via imr-workbook (pyproject.toml)
new==1
    # via
    #   other
    #   flet
old==1
    # via new
no==1
    # via other
"""
    assert needed(lock, {"flet"}) == {"flet", "new", "old"}


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_each_is_something_that_can_be_had(name: str) -> None:
    """On every system that has it at all."""
    row = DEPENDENCIES[name]
    for system, how in row.items():
        if system != "package":
            assert re.fullmatch(r"pure|wheel|recipe \d+(\.\d+)+|no", how), system
            assert how != "no" or system == "web app", system
    assert (row["web app"] == "no") == (name not in PACKAGES)


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_what_is_said_to_be_pure_is(name: str) -> None:
    """By what the wheel says of itself; one that has a wheel for this system too is told by its other columns."""
    row = DEPENDENCIES[name]
    told = distribution(name).read_text("WHEEL") or ""
    assert ("Root-Is-Purelib: true" in told) == (row["Linux"] == "pure")


def test_the_ranges_allow_what_phones_have() -> None:
    """What is built for them is older than the lock."""
    recipes = {
        name: how.removeprefix("recipe ")
        for name, row in DEPENDENCIES.items()
        for how in row.values()
        if how.startswith("recipe ")
    }
    assert recipes
    asking = [*PROJECT["dependencies"]]
    for name in DEPENDENCIES.keys() - {"pydantic"}:
        asking += distribution(name).requires or []
    for text in asking:
        requirement = Requirement(text)
        version = recipes.get(canonicalize_name(requirement.name))
        if version and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            assert version in requirement.specifier, text
    (pydantic,) = (one for one in map(Requirement, PROJECT["dependencies"]) if one.name == "pydantic")
    assert PYDANTIC_OF[recipes["pydantic-core"]] in pydantic.specifier


def test_every_target_says_what_was_not_tried() -> None:
    """Nothing is promised that nobody has seen."""
    targets = {row["target"]: row for row in table("target")}
    assert set(targets) == {
        *("browser on this computer", "web app, offline", "Android", "iOS", "macOS", "Windows", "Linux")
    }
    assert all(row["tried"] and row["not tried"] for row in targets.values())


def test_the_build_of_every_target_is_started_by_hand_alone() -> None:
    """It has never run, and says so; nobody pays for a build that nobody asked for."""
    triggers = WORKFLOW.split("\non:\n")[1].split("\n\n")[0]
    assert triggers.split() == ["workflow_dispatch:"]
    assert "THIS HAS NEVER RUN" in WORKFLOW
    assert "secrets." not in WORKFLOW
    built = set(re.findall(r"target: ([a-z-]+)", WORKFLOW))
    assert built == {"apk", "aab", "ipa", "ios-simulator", "macos", "windows", "linux"}
    for name in re.findall(r"`flet build ([a-z-]+)`", PAGE):
        assert name in built, name


def test_it_builds_with_the_flet_that_is_locked() -> None:
    """Another version may read other keys."""
    (version,) = re.findall(r'FLET: "([^"]+)"', WORKFLOW)
    assert f"\nflet=={version} " in LOCK
