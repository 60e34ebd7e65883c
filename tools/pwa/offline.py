"""The service worker: told what every file of this version is, so that it keeps them all."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

from imr_workbook.ui.server.site import HEADERS, PAGE_HEADERS, WORKER_HEADERS
from tools.pwa.patches import replace_once

NAME = "service-worker.js"
NOT_FOUND = "404.html"
"""What some hosts answer with for a path that is no file: the page itself."""
_FOR_HOSTS = {".br", ".gz"}


def name_packs(out: Path) -> None:
    """Tell the worker what is in the packs of a built folder: it takes no others, and no host needs to be asked again.

    Raises:
        PlaceMoved: the worker has no place for it.
    """
    sums = {path.name: _sum(path) for path in sorted(out.glob("*.pack"))}
    replace_once(out / "worker.mjs", "const PACKS = {};", f"const PACKS = {json.dumps(sums)};")


def offline(template: Path, out: Path) -> None:
    """Write the service worker of a built folder, and the page anew under the name that some hosts look for.

    Raises:
        PlaceMoved: the template has no place for what is to be told.
    """
    sums = {
        path.relative_to(out).as_posix(): _sum(path)
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in {NAME, NOT_FOUND} and path.suffix not in _FOR_HOSTS
    }
    file = out / NAME
    file.write_text(template.read_text(encoding="utf-8"), encoding="utf-8")
    replace_once(file, "@HEADERS@", json.dumps([HEADERS, PAGE_HEADERS, WORKER_HEADERS]))
    replace_once(file, "@FILES@", json.dumps(sums, indent=1))
    (out / NOT_FOUND).write_bytes((out / "index.html").read_bytes())


def _sum(path: Path) -> str:
    """SHA-256, in base64 as browsers write it."""
    return base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode("ascii")
