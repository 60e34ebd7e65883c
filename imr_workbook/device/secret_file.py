"""The device secret where the system keeps no secrets for apps: a file beside the workbook.

It keeps a workbook without a kode from being read by whoever gets a copy of the other files alone, and
no more: who can read this folder can read it too.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from imr_workbook.device.files import replace

NAME = "device.key"
SECRET_BYTES = 32


def new_secret() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(SECRET_BYTES)


class SecretFile:
    """Keeps one secret in a data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def read(self) -> bytes | None:
        """The secret; None where there is none that can be used."""
        try:
            found = bytes.fromhex(self._path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None
        return found if len(found) == SECRET_BYTES else None

    def write(self, secret: bytes) -> None:
        """Keep it durably; raises OSError."""
        replace(self._path, secret.hex())
