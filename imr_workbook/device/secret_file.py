"""The device secret where the system keeps no secrets for apps: a file beside the workbook.

It keeps a workbook without a kode from being read by whoever gets a copy of the other files alone, and
no more: who can read this folder can read it too.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from imr_workbook.device.files import destroy, replace

NAMES = ("device.key", "device.2.key")
"""Usually there is one of them; both only while one secret is taking the other's place."""
SECRET_BYTES = 32


def new_secret() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(SECRET_BYTES)


class SecretFile:
    """Keeps the device secret of one data folder, and beside it the one that is to take its place."""

    def __init__(self, folder: Path) -> None:
        self._paths = [folder / name for name in NAMES]

    in_keystore = False
    """Whether the system guards the secret, and no file has it."""

    @property
    def unreachable(self) -> bool:
        """Whether there is a file that cannot be read now: that is not as if there were none."""
        return any(_unreadable(path) for path in self._paths)

    def take_better(self) -> bytes | None:
        """There is no better place."""
        return None

    def read(self) -> tuple[bytes, ...]:
        """Those that can be used, in the order of `NAMES`."""
        return tuple(found for path in self._paths if (found := _read(path)) is not None)

    def prepare(self, beside: bytes | None) -> bytes:
        """A new secret, kept durably.

        Args:
            beside: the one that is needed still; no other stays.

        Raises:
            OSError: no room, or not allowed; the one that is needed is there.
        """
        new = new_secret()
        self.keep(new, beside)
        return new

    def keep(self, secret: bytes, beside: bytes | None = None) -> None:
        """Keep a secret durably; as `prepare`."""
        path = next(path for path in self._paths if beside is None or _read(path) != beside)
        destroy(path)
        replace(path, secret.hex())

    def settle(self, secret: bytes | None) -> None:
        """Destroy every secret but this one.

        Raises:
            OSError: not allowed; this one is there.
        """
        for path in self._paths:
            if secret is None or _read(path) != secret:
                destroy(path)


def _unreadable(path: Path) -> bool:
    try:
        path.read_bytes()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _read(path: Path) -> bytes | None:
    try:
        found = bytes.fromhex(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return found if len(found) == SECRET_BYTES else None
