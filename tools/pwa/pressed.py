"""Smaller copies of the large files beside them, for hosts that hand them out."""

from __future__ import annotations

import gzip
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

_LEAST = 1024
_ALREADY = {".png", ".woff", ".woff2", ".gz", ".br"}


def press(out: Path) -> None:
    """Write `name.br` and `name.gz` beside each file that becomes smaller by it."""
    files = [
        path
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.suffix not in _ALREADY and path.stat().st_size >= _LEAST
    ]
    with ProcessPoolExecutor() as workers:
        # The largest first, so that all processors are busy to the end.
        list(workers.map(_press, sorted(files, key=lambda path: -path.stat().st_size)))


def _press(path: Path) -> None:
    content = path.read_bytes()
    smaller = {".br": brotli.compress(content), ".gz": gzip.compress(content, mtime=0)}
    for ending, pressed in smaller.items():
        if len(pressed) < len(content):
            path.with_name(path.name + ending).write_bytes(pressed)
