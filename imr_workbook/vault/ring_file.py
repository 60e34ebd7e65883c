"""The ring on the disk: two copies, each with its checksum, so that no single fault costs the key."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from pydantic import ValidationError

from imr_workbook.device.files import replace
from imr_workbook.vault.ring import FORMAT, Ring

NAMES = ("keys.json", "keys.copy.json")


class RingDamaged(Exception):
    """Neither copy can be read. Both are left as they are."""


class RingFromNewerVersion(Exception):
    """A later version of the app wrote it. It is left as it is."""


class RingFile:
    """Reads and replaces the ring in one data folder."""

    def __init__(self, folder: Path) -> None:
        self._paths = [folder / name for name in NAMES]

    @property
    def there(self) -> bool:
        """Whether there is any copy, whole or not."""
        return any(path.exists() for path in self._paths)

    def read(self) -> Ring | None:
        """The newest whole copy; None where there is neither.

        Raises:
            RingDamaged: there is one, but none that can be read.
            RingFromNewerVersion: a later version wrote it.
        """
        there = [path for path in self._paths if path.exists()]
        whole = [ring for path in there if (ring := _read(path)) is not None]
        if there and not whole:
            raise RingDamaged
        newest = max(whole, key=lambda ring: ring.serial, default=None)
        if newest is not None and newest.format > FORMAT:
            raise RingFromNewerVersion(newest.format)
        return newest

    def alike(self) -> bool:
        """Whether both copies are whole and say the same: it was not ended between the two."""
        first, second = (_read(path) for path in self._paths)
        return first is not None and first == second

    def write(self, ring: Ring) -> None:
        """Replace both copies durably, one after the other.

        Raises:
            OSError: no room, or not allowed. At least one copy is whole, the old or the new.
        """
        content = ring.model_dump(mode="json")
        text = json.dumps({"ring": content, "check": _check(content)}, indent=1)
        for path in self._paths:
            replace(path, text)


def _read(path: Path) -> Ring | None:
    try:
        found = json.loads(path.read_bytes())
        content = found["ring"]
        return Ring.model_validate(content) if found["check"] == _check(content) else None
    except (OSError, ValueError, LookupError, TypeError, ValidationError):
        return None


def _check(content: object) -> str:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
