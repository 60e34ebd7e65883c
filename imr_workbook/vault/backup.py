"""A backup: all of a workbook in one sealed file, which the kode or the reservenøgle opens on any device.

The file is the mark, four bytes with the length of the head, the head as JSON, its checksum, and the sealed
content in chunks. What a finder can read is in the head: which vault it is of (random bytes), when it was
made, how long it is, and what can open it. Every byte of the head is bound to the content.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import from_json

from imr_workbook.crypto.errors import Refused
from imr_workbook.crypto.keys import derive
from imr_workbook.crypto.passphrase import LEVELS
from imr_workbook.crypto.sealing import new_key
from imr_workbook.vault.carried_kode import CarriedKode
from imr_workbook.vault.chunks import opened_in_chunks, sealed_in_chunks, sealed_length
from imr_workbook.vault.slots import Hex, WordsSlot

ENDING = ".arbejdsbog"
MARK = b"arbejdsbog\r\n\x1a"
"""Its line end and end-of-file sign tell of a copying as text, which would change the rest too."""
FORM = 1
"""Raised when an app that reads it must be changed."""
PURPOSE = "backup"
"""What the vault's key for backups is for."""
_LENGTH = 4
_CHECK = 16
_MOST = 1 << 16
"""Bytes of a head at most."""
_MOST_WORK = 4 * LEVELS[-1].work
_MOST_MEMORY = 4 * LEVELS[-1].memory
"""More is not tried, whatever a head asks for: it would only hold up the device."""


class BackupRefused(Exception):
    """The backup cannot be opened. Nothing was changed."""


class NoBackup(BackupRefused):
    """It is something else than a backup of a workbook."""


class BackupCutShort(BackupRefused):
    """The end of it is missing."""


class BackupAltered(BackupRefused):
    """Something in it is not as it was written."""


class BackupFromNewerVersion(BackupRefused):
    """A later version of the app made it."""


class BackupOfAnother(BackupRefused):
    """It is of another workbook than the one that is open: only its own kode or words open it."""


class WrongBackupKey(BackupRefused):
    """Not its kode, or not its words."""


class BackupHead(BaseModel):
    """What stands in front, unsealed."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    form: int = FORM
    vault: Hex
    file: Hex
    """Random: every file has a key of its own."""
    made: AwareDatetime
    length: int = Field(ge=0)
    """Bytes of the content."""
    words: WordsSlot | None = None
    """Wraps the vault's master key, as in the ring."""
    kode: CarriedKode | None = None
    """Wraps the key for backups."""


class Backup:
    """A backup file that was looked at: what its head says, and the ways to open it."""

    def __init__(self, data: bytes) -> None:
        """Look at a file; its head must be whole.

        Raises:
            NoBackup, BackupCutShort, BackupAltered, BackupFromNewerVersion: each has one cause.
        """
        self.head, written, self._boxes = _parts(data)
        """What stands in front."""
        self._bound_to = hashlib.blake2b(written, digest_size=32).digest()
        if len(self._boxes) < sealed_length(self.head.length):
            raise BackupCutShort

    def opened_with_words(self, words: bytes) -> bytes:
        """The content, by the 16 bytes that the reservenøgle stands for.

        Raises:
            WrongBackupKey: not these, or no words open it.
            BackupAltered: they are the right ones, and the content is not as it was written.
        """
        if self.head.words is None:
            raise WrongBackupKey
        try:
            master = self.head.words.opened(self.head.vault, words)
        except Refused:
            raise WrongBackupKey from None
        return self._content(derive(master, PURPOSE, self.head.vault))

    def opened_with_kode(self, kode: str) -> bytes:
        """The content, by the kode that stood when it was made; raises as `opened_with_words`."""
        carried = self.head.kode
        if carried is None:
            raise WrongBackupKey
        if carried.passes * carried.memory > _MOST_WORK or carried.memory > _MOST_MEMORY:
            raise BackupAltered
        try:
            key = carried.opened(self.head.vault, kode)
        except Refused:
            raise WrongBackupKey from None
        return self._content(key)

    def opened_in(self, vault: bytes, key: bytes) -> bytes:
        """The content, in the open vault that it was made in.

        Args:
            vault: id of that vault.
            key: its key for `PURPOSE`.

        Raises:
            BackupOfAnother: it was made in another.
            BackupAltered: the content is not as it was written.
        """
        if vault != self.head.vault:
            raise BackupOfAnother
        return self._content(key)

    def _content(self, key: bytes) -> bytes:
        try:
            return opened_in_chunks(_file_key(key, self.head.file), self._boxes, self._bound_to)
        except Refused:
            raise BackupAltered from None


def written_backup(
    content: bytes,
    made: datetime,
    vault: bytes,
    key: bytes,
    words: WordsSlot | None = None,
    kode: CarriedKode | None = None,
) -> bytes:
    """The whole file.

    Args:
        content: any bytes.
        made: aware.
        vault: id of the vault.
        key: its key for `PURPOSE`.
        words: the ring's slot for the reservenøgle, if there is one.
        kode: the kode as backups carry it, if there is one.
    """
    head = BackupHead(vault=vault, file=new_key(), made=made, length=len(content), words=words, kode=kode)
    text = json.dumps(head.model_dump(mode="json"), sort_keys=True).encode()
    written = MARK + len(text).to_bytes(_LENGTH, "big") + text
    bound_to = hashlib.blake2b(written, digest_size=32).digest()
    return written + _check(written) + sealed_in_chunks(_file_key(key, head.file), content, bound_to)


def head_of(data: bytes) -> BackupHead:
    """What stands in front of a file, whole or cut short after it; raises as `Backup`."""
    return _parts(data)[0]


def _parts(data: bytes) -> tuple[BackupHead, bytes, bytes]:
    """The head, its bytes with all that stands before, and the boxes."""
    begin = len(MARK) + _LENGTH
    if not data or data[: len(MARK)] != MARK[: len(data)]:
        raise NoBackup
    length = int.from_bytes(data[len(MARK) : begin], "big")
    end = begin + length
    if len(data) >= begin and length > _MOST:
        raise BackupAltered
    if len(data) < begin or len(data) < end + _CHECK:
        raise BackupCutShort
    written = data[:end]
    if data[end : end + _CHECK] != _check(written):
        raise BackupAltered
    return _head(written[begin:]), written, data[end + _CHECK :]


def _head(text: bytes) -> BackupHead:
    try:
        found: Any = from_json(text)
        form = found["form"]
        if isinstance(form, int) and form > FORM:
            raise BackupFromNewerVersion(form)
        return BackupHead.model_validate(found)
    except (ValueError, LookupError, TypeError, ValidationError):
        raise BackupAltered from None


def _check(written: bytes) -> bytes:
    return hashlib.blake2b(written, digest_size=_CHECK).digest()


def _file_key(key: bytes, file: bytes) -> bytes:
    return derive(key, "backup file", file)
