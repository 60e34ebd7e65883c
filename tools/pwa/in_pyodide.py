"""python -m tools.pwa.in_pyodide [pytest's arguments]: runs tests in the Python of the browser, under Node.

It is the runtime of the built app, with the same change, the same packages and the same libsodium: only the files
lie in memory.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.node import node
from tools.pwa import wheels
from tools.pwa.build import DATASYNC, FLET, NO_DATASYNC, ROOT, sodium
from tools.pwa.patches import replace_once

if sys.platform != "win32":
    import fcntl

PLACE = ROOT / "build" / "in-pyodide"

_RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip")
_TESTING = (
    "hypothesis",
    "iniconfig",
    "packaging",
    "pluggy",
    "pygments",
    "pytest",
    "pytest-asyncio",
    "sortedcontainers",
)


def prepared(place: Path = PLACE) -> Path:
    """A folder with the runtime, libsodium and the unpacked packages; made anew where one of them is another now."""
    place.mkdir(parents=True, exist_ok=True)
    with (place / "lock").open("w") as held:
        # Two that begin at once make it once.
        if sys.platform != "win32":
            fcntl.flock(held, fcntl.LOCK_EX)
        return _prepared(place)


def _prepared(place: Path) -> Path:
    found = wheels.fetched(place / "wheels", (*wheels.PACKAGES, *_TESTING))
    runtime = [FLET / "pyodide" / name for name in _RUNTIME]
    made_of = hashlib.sha256(b"".join(path.read_bytes() for path in (*found, *runtime, Path(__file__))))
    stamp = place / "made-of"
    if stamp.exists() and stamp.read_text() == made_of.hexdigest():
        return place
    stamp.unlink(missing_ok=True)
    for name in ("runtime", "sodium", "site", "compiled"):
        shutil.rmtree(place / name, ignore_errors=True)
    for name in ("runtime", "compiled"):
        (place / name).mkdir()
    for path in runtime:
        shutil.copyfile(path, place / "runtime" / path.name)
    replace_once(place / "runtime" / "pyodide.asm.mjs", NO_DATASYNC, DATASYNC)
    sodium(place / "sodium")
    for wheel in found:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(place / "site")
    stamp.write_text(made_of.hexdigest())
    return place


def started(
    place: Path, arguments: Sequence[str], environment: Mapping[str, str], shared: Path
) -> subprocess.Popen[str]:
    """A pytest that runs there, from the root of the repository; its exit status is pytest's.

    Args:
        place: what `prepared` has made.
        arguments: of pytest.
        environment: of Python there.
        shared: a folder of this machine, seen there as `/shared`.
    """
    return subprocess.Popen(
        [
            *(node(), ROOT / "tools" / "pwa" / "in_pyodide.mjs", place, ROOT, shared),
            *("-p", "no:cacheprovider", *arguments),
        ],
        env={**os.environ, **{f"PYODIDE_{name}": value for name, value in environment.items()}},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def main() -> int:
    """Run the tests that were asked for."""
    with started(prepared(), sys.argv[1:], {}, PLACE) as run:
        for line in run.stdout or ():
            print(line, end="", flush=True)
    return run.returncode


if __name__ == "__main__":
    raise SystemExit(main())
