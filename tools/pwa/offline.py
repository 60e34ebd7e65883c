"""The service worker: told what every file of this version is, so that it keeps them all."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

from imr_workbook.ui.server.site import WORKER_POLICY

NAME = "service-worker.js"


def offline(template: Path, out: Path) -> None:
    """Write the service worker of a built folder."""
    sums = {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).digest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != NAME
    }
    version = hashlib.sha256(b"".join(sums.values())).hexdigest()[:16]
    listed = {name: base64.b64encode(found).decode("ascii") for name, found in sums.items()}
    text = template.read_text(encoding="utf-8")
    text = text.replace("@VERSION@", version).replace("@POLICY@", WORKER_POLICY)
    (out / NAME).write_text(text.replace("@FILES@", json.dumps(listed, indent=1)), encoding="utf-8")
