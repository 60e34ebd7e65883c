"""Which folder backups go to by themselves, and what was put there: sealed, in the data folder, for this device alone.

A path can tell something of a person, and where copies lie is nobody else's business.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from imr_workbook.crypto.errors import Refused
from imr_workbook.crypto.sealing import seal, unseal
from imr_workbook.device.files import destroy, replace_bytes
from imr_workbook.vault.slots import Hex

NAME = "backup-folder"
PURPOSE = "backup folder"
"""What the vault's key for it is for."""
FORM = 1
"""Raised when an app that reads it must be changed."""
_PADDED_TO = 2048
"""Bytes: its length tells nothing of the path."""


class Every(StrEnum):
    """How often."""

    DAY = "day"
    WEEK = "week"

    @property
    def days(self) -> int:
        """Days from one to the next."""
        return 1 if self == Every.DAY else 7


class Trouble(StrEnum):
    """Why the last one could not be saved."""

    GONE = "gone"
    """The folder is not here."""
    FULL = "full"
    CLOSED = "closed"
    """It may not be written."""
    FAILED = "failed"
    """What was read again is not what was written, or the disk does not answer."""


class FolderCopy(BaseModel):
    """A file that this device put there, or was about to."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: str
    file: Hex
    """The random bytes in its head: no other file has them."""
    mark: Hex
    """Of the purges that it knows of."""


class FolderChoice(BaseModel):
    """What was chosen, and how it stands."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    form: int = Field(default=FORM, le=FORM)
    folder: str
    drive: str
    """Where its drive begins."""
    every: Every
    made: AwareDatetime | None = None
    """When the last one was saved."""
    openers: Hex = b""
    """What opens that one, as 16 bytes that tell nothing."""
    trouble: Trouble | None = None
    copies: tuple[FolderCopy, ...] = ()
    """The oldest first."""

    @property
    def path(self) -> Path:
        """The folder."""
        return Path(self.folder)


class ChoiceUnreadable(Exception):
    """There is one, and it cannot be read."""


class ChoiceFile:
    """The file of it."""

    def __init__(self, folder: Path) -> None:
        """In a data folder."""
        self._path = folder / NAME

    def read(self, vault: bytes, key: bytes) -> FolderChoice | None:
        """What was chosen; none where nothing was.

        Raises:
            ChoiceUnreadable: it is damaged, of a later version, or cannot be read now.
        """
        try:
            return FolderChoice.model_validate_json(unseal(key, self._path.read_bytes(), vault))
        except FileNotFoundError:
            return None
        except (OSError, Refused, ValidationError):
            # The message of the last would quote the path.
            raise ChoiceUnreadable from None

    def write(self, vault: bytes, key: bytes, choice: FolderChoice) -> None:
        """Replace it durably; raises OSError, and then the one before stands."""
        text = choice.model_dump_json().encode()
        padded = text.ljust(-(-len(text) // _PADDED_TO) * _PADDED_TO)
        replace_bytes(self._path, seal(key, padded, vault))

    def destroy(self) -> None:
        """Let there be none; raises OSError."""
        destroy(self._path)
