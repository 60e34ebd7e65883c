"""Finds the browser that the tests use, and installs one where that can be done.

An installed Chromium or Chrome; else, as root on Debian, the package; else Playwright's own; else a
sentence that says what to do. With CI=true that sentence is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Or Chromium asks its maker about every text field.
    "--disable-features=AutofillServerCommunication",
    # Without these two Flutter's canvas is blank in a headless browser.
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]

ADVICE = (
    "The browser tests need Chromium: install it (Debian: apt-get install chromium strace), "
    "then run make test again."
)


def installed() -> str | None:
    """Path of a browser on this machine, or none."""
    if named := os.environ.get("CHROMIUM"):
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (str(MAC) if MAC.exists() else None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def install() -> None:
    """Try the ways that there are, in order, until one has worked."""
    if debian.can_install():
        # strace lets the fault tests fail the n-th call of the store.
        debian.install("chromium", "strace")
    if installed() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Make sure there is a browser.

    Returns:
        0; 1 where there is none and CI=true.
    """
    if installed() is None or (debian.can_install() and shutil.which("strace") is None):
        install()
    if installed() is not None:
        return 0
    print(ADVICE, file=sys.stderr)
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    raise SystemExit(main())
