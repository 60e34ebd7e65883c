"""Builds the app as it is handed out, and installs it where nothing of this checkout is seen."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parent.parent


def built(kind: str, into: Path, source: Path = ROOT) -> Path:
    """A wheel or an sdist, built with what is on the machine.

    Args:
        kind: "wheel" or "sdist".
        into: a folder for it, with nothing else in it.
        source: what to build it from.
    """
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (found,) = into.iterdir()
    return found


def installed(wheel: Path, into: Path) -> Path:
    """The Python of a new environment that has the wheel, and from ours only what it depends on."""
    import venv

    venv.create(into, with_pip=False)
    python = into / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
    ]
    subprocess.run([*command, "--disable-pip-version-check", str(wheel)], check=True, capture_output=True)
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    folder = subprocess.run([python, "-c", where], check=True, capture_output=True, text=True).stdout.strip()
    # A path in such a file is searched for packages, but the file there that leads to this checkout is not read.
    (Path(folder) / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return python
