"""Keys from keys: HKDF-SHA256 (RFC 5869), one key for each purpose; and names that only a key's owner can make."""

from __future__ import annotations

import hashlib
import hmac

from imr_workbook.crypto.errors import Refused

KEY_BYTES = 32
LEAST_SECRET_BYTES = 16
"""128 bits, as twelve words have. What has less in it, a kode above all, is stretched first."""
NAME_BYTES = 16
_HASH_BYTES = 32
_MOST_BLOCKS = 255


def derive(secret: bytes, purpose: str, salt: bytes = b"", length: int = KEY_BYTES) -> bytes:
    """A key for one purpose; it tells nothing of the secret or of the keys for others.

    Args:
        secret: high in entropy: a key, or what a passphrase was stretched to.
        purpose: what it is for, for example "rows".
        salt: binds it to one vault or slot; may be empty.
        length: bytes, at most 8,160.

    Raises:
        Refused: a secret under 16 bytes, or a length that cannot be had.
    """
    if len(secret) < LEAST_SECRET_BYTES:
        raise Refused
    return expand(extract(salt, secret), purpose.encode(), length)


def extract(salt: bytes, secret: bytes) -> bytes:
    """HKDF-Extract: 32 bytes."""
    return hmac.digest(salt, secret, "sha256")


def expand(pseudorandom: bytes, info: bytes, length: int) -> bytes:
    """HKDF-Expand: `length` bytes. Raises Refused for none, or for more than 255 blocks."""
    if not 0 < length <= _MOST_BLOCKS * _HASH_BYTES:
        raise Refused
    found = block = b""
    counter = 0
    while len(found) < length:
        counter += 1
        block = hmac.digest(pseudorandom, block + info + bytes([counter]), "sha256")
        found += block
    return found[:length]


def blinded(key: bytes, name: bytes) -> bytes:
    """A name that only the owner of the key can make or recognise: 16 bytes (keyed BLAKE2b, RFC 7693).

    Raises:
        Refused: a key that is not 32 bytes. An empty one would blind nothing.
    """
    if len(key) != KEY_BYTES:
        raise Refused
    return hashlib.blake2b(name, key=key, digest_size=NAME_BYTES).digest()
