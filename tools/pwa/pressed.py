"""Smaller copies of the large files beside them, for hosts that hand them out."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli

_LEAST = 1024
_ALREADY = {".png", ".woff", ".woff2", ".gz", ".br"}


def press(out: Path) -> None:
    """Write `name.br` and `name.gz` beside each file that becomes smaller by it."""
    for path in sorted(out.rglob("*")):
        if not path.is_file() or path.suffix in _ALREADY or path.stat().st_size < _LEAST:
            continue
        content = path.read_bytes()
        for ending, pressed in ((".br", brotli.compress(content)), (".gz", gzip.compress(content, mtime=0))):
            if len(pressed) < len(content):
                path.with_name(path.name + ending).write_bytes(pressed)
