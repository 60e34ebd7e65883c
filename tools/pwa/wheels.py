"""The packages that the app needs in a browser, from the lock file, for the Python that runs there."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

LOCK = Path("requirements.lock")

PACKAGES = (
    "annotated-types",
    "babel",
    "defusedxml",
    "flet",
    "fonttools",
    "fpdf2",
    "msgpack",
    "pydantic",
    "pydantic-core",
    "repath",
    "six",
    "tinydb",
    "typing-extensions",
    "typing-inspection",
)
"""PyNaCl is not among them: libsodium is there as WebAssembly. Nor is Pillow: the paper has no pictures."""

PYTHON = "3.14"
PLATFORM = "pyemscripten_2026_0_wasm32"
"""What Pyodide calls its own platform; `pydantic-core` and `msgpack` are published for it."""

_LOCALES = {"root", "da", "da_DK", "en", "en_001", "en_150", "en_GB", "en_US"}
_NOT_RUN = re.compile(
    r"(^|/)(tests?|testing|_pyinstaller|py\.typed|mypy\.py|__pycache__)(/|$)"
    r"|\.dist-info/|\.pyi$|^babel/messages/(frontend|extract|setuptools_frontend|jslexer)|^pydantic/v1/|^flet/testing/|^scripts/|\.data/|\.c$|\.pyx$|\.h$"
)


def requirements(lock: str, packages: Iterable[str] = PACKAGES) -> str:
    """The part of a lock file that names these packages, with its hashes."""
    found = [part for part in re.split(r"(?m)^(?=[a-z0-9])", lock) if _name(part) in packages]
    missing = set(packages) - {_name(part) for part in found}
    if missing:
        raise LookupError(f"not in the lock file: {', '.join(sorted(missing))}")
    return "".join(_without_marker(part) for part in found)


def _name(part: str) -> str:
    return part.partition("==")[0].strip()


def _without_marker(part: str) -> str:
    """A marker is written for the Python that builds."""
    first, newline, rest = part.partition("\n")
    return re.sub(r" ;[^\\]*", " ", first) + newline + rest


def fetched(folder: Path, packages: Collection[str] = PACKAGES) -> list[Path]:
    """The wheels, each with the hash that the lock file has for it. Nobody is asked for what lies there already."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = requirements(LOCK.read_text(encoding="utf-8"), packages)
    found = _locked(folder, wanted)
    if len(found) < len(packages):
        listed = folder / "requirements.txt"
        listed.write_text(wanted, encoding="utf-8")
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps"),
                *("--only-binary=:all:", "--require-hashes", "--implementation", "cp", "--abi", "cp314"),
                *("--python-version", PYTHON, "--platform", PLATFORM, "-d", str(folder), "-r", str(listed)),
            ],
            check=True,
        )
        found = _locked(folder, wanted)
    return found


def _locked(folder: Path, wanted: str) -> list[Path]:
    """The wheels of a folder that have a hash which is wanted: what an earlier lock file had is left out."""
    return [
        wheel
        for wheel in sorted(folder.glob("*.whl"))
        if f"--hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}" in wanted
    ]


def files(wheels: list[Path]) -> Iterator[tuple[str, bytes]]:
    """What is in them that the app can come to run or read."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if not name.endswith("/") and _wanted(name):
                    yield name, archive.read(name)


def _wanted(name: str) -> bool:
    if name.startswith("babel/locale-data/"):
        return Path(name).stem in _LOCALES
    return _NOT_RUN.search(name) is None
