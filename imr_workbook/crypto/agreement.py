"""Two that know each other's public key reach the same secret: X25519 (RFC 7748)."""

from __future__ import annotations

from imr_workbook.crypto.libsodium import random_bytes, x25519, x25519_public

SECRET_BYTES = 32
PUBLIC_BYTES = 32


def new_secret() -> bytes:
    """32 random bytes."""
    return random_bytes(SECRET_BYTES)


def public_of(secret: bytes) -> bytes:
    """The key to give to others, 32 bytes. Raises Refused for a secret that is not 32 bytes."""
    return x25519_public(secret)


def agreed(secret: bytes, public: bytes) -> bytes:
    """What both reach, each with the own secret and the other's public key: 32 bytes.

    Never a key by itself: keys are derived from it, with both public keys in them, as `hpke` does.

    Raises:
        Refused: a wrong size, or a public key of low order, which would lead everybody to the same zeros.
    """
    return x25519(secret, public)
