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

HERE = Path(__file__).parent


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
