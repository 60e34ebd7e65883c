"""Packs: many files in one, as `web/pack.mjs` reads them."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping


def packed(files: Mapping[str, bytes]) -> bytes:
    """All files in one, the same bytes for the same files.

    Args:
        files: content by path, with `/` between its parts.
    """
    names = sorted(files)
    listed = json.dumps(
        [[name, len(files[name])] for name in names], ensure_ascii=False, separators=(",", ":")
    )
    head = listed.encode("utf-8")
    return b"".join((struct.pack("<I", len(head)), head, *(files[name] for name in names)))
