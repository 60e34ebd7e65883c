"""Which entries of the system's keystore are of this data folder: their names, never what is in them.

An entry is noted before it is written and struck off once it is certainly gone, so that none is forgotten.
The file tells nothing; without it, an entry that is not needed may be left behind, which opens nothing.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from imr_workbook.device.files import replace
from imr_workbook.vault.slots import Hex

NAME = "keystore.json"


class Entries(BaseModel):
    """Tags of the secrets that may stand there."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    there: tuple[Hex, ...] = ()
    waiting: Hex | None = None
    """The one that the ring is put under when it has been found there again, after the app was closed."""

    faces: tuple[Hex, ...] = ()
    """Those that the system gives out for a face or a finger."""

    def with_one(self, one: bytes) -> Entries:
        """With this one, however it came there."""
        return self if one in self.there else self.model_copy(update={"there": (*self.there, one)})

    def with_waiting(self, one: bytes) -> Entries:
        """With one more, which waits."""
        return self.model_copy(update={"there": (*self.there, one), "waiting": one})

    def without_waiting(self) -> Entries:
        """None waits."""
        return self.model_copy(update={"waiting": None})

    def without(self, gone: bytes) -> Entries:
        """One is certainly gone."""
        left = tuple(tag for tag in self.there if tag != gone)
        waiting = None if self.waiting == gone else self.waiting
        return self.model_copy(update={"there": left, "waiting": waiting})

    def with_face(self, one: bytes) -> Entries:
        """With one more for a face or a finger."""
        return self.model_copy(update={"faces": (*self.faces, one)})

    def without_face(self, gone: bytes) -> Entries:
        """One for a face or a finger is gone."""
        return self.model_copy(update={"faces": tuple(tag for tag in self.faces if tag != gone)})


class EntriesFile:
    """Reads and replaces it in one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def read(self) -> Entries:
        """What is noted; nothing where it cannot be read."""
        try:
            return Entries.model_validate(json.loads(self._path.read_bytes()))
        except (OSError, ValueError, ValidationError):
            return Entries()

    def write(self, entries: Entries) -> None:
        """Replace it durably; without entries there is no file. Raises OSError."""
        if entries == Entries():
            self._path.unlink(missing_ok=True)
        else:
            replace(self._path, entries.model_dump_json())
