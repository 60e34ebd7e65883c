"""Seal and unseal bytes with a key: nobody without it can read them, or change them unnoticed."""

from __future__ import annotations

from imr_workbook.crypto.errors import Refused
from imr_workbook.crypto.libsodium import random_bytes, xchacha20_decrypt, xchacha20_encrypt

KEY_BYTES = 32
NONCE_BYTES = 24
TAG_BYTES = 16
OVERHEAD = NONCE_BYTES + TAG_BYTES
"""How much longer a box is than what is in it, in bytes."""


def new_key() -> bytes:
    """32 random bytes."""
    return random_bytes(KEY_BYTES)


def seal(key: bytes, plain: bytes, bound_to: bytes = b"") -> bytes:
    """A box. Two boxes of the same bytes are never the same: a nonce of 24 bytes can be drawn for ever.

    The box, for ever::

        nonce │ XChaCha20-Poly1305 of plain │ tag
        └ 24  └ as long as plain            └ 16

    Args:
        key: 32 bytes.
        plain: any bytes; how many can be seen from outside.
        bound_to: what must be said again to open the box; it is not in the box (associated data).

    Raises:
        Refused: a key that is not 32 bytes, or anything that is not bytes.
    """
    nonce = random_bytes(NONCE_BYTES)
    return nonce + xchacha20_encrypt(plain, bound_to, nonce, key)


def unseal(key: bytes, box: bytes, bound_to: bytes = b"") -> bytes:
    """The bytes that were given to `seal`.

    Raises:
        Refused: another key, another `bound_to`, or a box that is not as it was made; also where it is no
            bytes at all, as a damaged file may give.
    """
    if not isinstance(box, bytes) or len(box) < OVERHEAD:
        raise Refused
    return xchacha20_decrypt(box[NONCE_BYTES:], bound_to, box[:NONCE_BYTES], key)
