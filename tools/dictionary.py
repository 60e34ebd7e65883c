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

from imr_workbook.content.proofreading.dictionary import ADVICE, found
from tools import debian

HERE = Path(__file__).parent


def fetch() -> None:
    """Try the ways that there are, in order."""
    if shutil.which("npm"):
        command = ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(command, cwd=HERE, check=False, stdin=subprocess.DEVNULL)
    if found() is None and debian.can_install():
        debian.install("hunspell-da")


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
