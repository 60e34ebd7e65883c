"""Keys from keys: HKDF-SHA256 (RFC 5869), one key for each purpose."""

from __future__ import annotations

import hashlib
import hmac

KEY_BYTES = 32
_HASH_BYTES = 32


def derive(secret: bytes, purpose: str, salt: bytes = b"", length: int = KEY_BYTES) -> bytes:
    """A key for one purpose; it tells nothing of the secret or of the keys for others.

    Args:
        secret: high in entropy: a key, or what a passphrase was stretched to.
        purpose: what it is for, for example "rows".
        salt: binds it to one vault or slot; may be empty.
        length: bytes, at most 8,160.
    """
    return expand(extract(salt, secret), purpose.encode(), length)


def extract(salt: bytes, secret: bytes) -> bytes:
    """HKDF-Extract: 32 bytes."""
    return hmac.new(salt or bytes(_HASH_BYTES), secret, hashlib.sha256).digest()


def expand(pseudorandom: bytes, info: bytes, length: int) -> bytes:
    """HKDF-Expand: `length` bytes. Raises ValueError for more than 255 blocks."""
    if length > 255 * _HASH_BYTES:
        raise ValueError("too long")
    found = block = b""
    counter = 0
    while len(found) < length:
        counter += 1
        block = hmac.new(pseudorandom, block + info + bytes([counter]), hashlib.sha256).digest()
        found += block
    return found[:length]


def blinded(key: bytes, name: bytes) -> bytes:
    """A name that only the owner of the key can make or recognise: 16 bytes (BLAKE2b, keyed)."""
    return hashlib.blake2b(name, key=key, digest_size=16).digest()
