"""Chunks: a long text sealed piece by piece, so that none can be changed, moved, left out or taken for the last."""

from __future__ import annotations

from imr_workbook.crypto.errors import Refused
from imr_workbook.crypto.sealing import OVERHEAD, seal, unseal

CHUNK = 1 << 16
"""Bytes of plain text in each but the last."""
_SEALED = CHUNK + OVERHEAD


def sealed_in_chunks(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """The boxes of all pieces, one after the other.

    Args:
        key: 32 bytes, of this one text alone.
        plain: any bytes; none are one empty piece.
        bound_to: what must be said again to open them, as for `seal`.
    """
    pieces = [plain[at : at + CHUNK] for at in range(0, len(plain), CHUNK)] or [b""]
    last = len(pieces) - 1
    return b"".join(
        seal(key, piece, _place(number, number == last, bound_to)) for number, piece in enumerate(pieces)
    )


def opened_in_chunks(key: bytes, boxes: bytes, bound_to: bytes) -> bytes:
    """The bytes that were given to `sealed_in_chunks`.

    Raises:
        Refused: another key, or boxes that are not exactly those that were made, in their order.
    """
    pieces = [boxes[at : at + _SEALED] for at in range(0, len(boxes), _SEALED)]
    if not pieces:
        raise Refused("nothing")
    last = len(pieces) - 1
    return b"".join(
        unseal(key, piece, _place(number, number == last, bound_to)) for number, piece in enumerate(pieces)
    )


def sealed_length(plain: int) -> int:
    """How long the boxes of so many bytes are."""
    return plain + OVERHEAD * max(1, -(-plain // CHUNK))


def _place(number: int, last: bool, bound_to: bytes) -> bytes:
    return number.to_bytes(8, "big") + bytes([last]) + bound_to
