"""By what a secret is known without being told."""

from __future__ import annotations

from imr_workbook.crypto.keys import derive

TAG_BYTES = 16


def tag(secret: bytes) -> bytes:
    """16 bytes, the same for the same secret of 32; nothing can be told of it from them."""
    return derive(secret, "tag of a device secret", length=TAG_BYTES)
