"""Seal: what stands between the store and the disk."""

from __future__ import annotations

import json
from typing import Protocol

from imr_workbook.crypto.errors import Refused
from imr_workbook.crypto.keys import blinded, derive
from imr_workbook.crypto.sealing import seal, unseal
from imr_workbook.store.store import StoreDamaged

PADDED_TO = 64
"""Every body is as long as a whole number of these, in bytes: one answer is as long as another."""

_NAMES_AT_HAND = 1_000
"""One change needs seven, and somebody who writes needs the same ones every other second."""


class Seal(Protocol):
    """Closes and opens every row, and gives it a name that tells nothing.

    What a finder of the file can read is how many rows there are, about how long they are, which were
    written first, and which belong to the same kind or record.
    """

    def name(self, *parts: str) -> bytes:
        """The name that a row with these parts is found by: the same for the same parts, short, in bytes."""

    def seal(self, name: bytes, plain: bytes) -> bytes:
        """The bytes to keep; `name` is bound to them."""

    def unseal(self, name: bytes, kept: bytes) -> bytes:
        """The bytes that were given to `seal`; raises StoreDamaged when they are not those."""


class Sealed:
    """Rows under one key: XChaCha20-Poly1305, and names by keyed BLAKE2b."""

    def __init__(self, key: bytes) -> None:
        """Make it from the vault's key for the store, 32 bytes."""
        self._names = derive(key, "names")
        self._bodies = derive(key, "bodies")
        self._made: dict[tuple[str, ...], bytes] = {}

    def name(self, *parts: str) -> bytes:
        """16 bytes that only the key can make."""
        made = self._made.get(parts)
        if made is None:
            # As JSON in ASCII no two lists of parts are the same bytes, and half of a surrogate pair has some too.
            made = blinded(self._names, json.dumps(parts).encode())
            if len(self._made) >= _NAMES_AT_HAND:
                self._made.clear()
            self._made[parts] = made
        return made

    def seal(self, name: bytes, plain: bytes) -> bytes:
        """A box of the padded bytes, bound to its name."""
        return seal(self._bodies, _padded(plain), name)

    def unseal(self, name: bytes, kept: bytes) -> bytes:
        """The bytes without their padding; raises StoreDamaged for any others."""
        try:
            return _unpadded(unseal(self._bodies, kept, name))
        except Refused:
            raise StoreDamaged("seal") from None


def _padded(plain: bytes) -> bytes:
    # ISO/IEC 7816-4: one byte 0x80, then zeros.
    return plain + b"\x80" + bytes(-(len(plain) + 1) % PADDED_TO)


def _unpadded(padded: bytes) -> bytes:
    return padded[: padded.rindex(b"\x80")]
