"""Who wrote it, and whether it is unchanged: Ed25519 signatures (RFC 8032) and the hash of a content.

All that the hub knows of cryptography: it can check what it carries, and open nothing.
"""

from __future__ import annotations

import hashlib

from imr_workbook.crypto.libsodium import ed25519_public, ed25519_sign, ed25519_verify, random_bytes

SEED_BYTES = 32
PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
HASH_BYTES = 32


def new_seed() -> bytes:
    """32 random bytes: the secret that a device signs with."""
    return random_bytes(SEED_BYTES)


def public_of(seed: bytes) -> bytes:
    """The key that others check with, 32 bytes. Raises Refused for a seed that is not 32 bytes."""
    return ed25519_public(seed)


def sign(seed: bytes, message: bytes) -> bytes:
    """64 bytes that only the owner of the seed can make for this message.

    Args:
        seed: 32 bytes.
        message: with what it is for at its beginning, so that it can be taken for no other kind of message.

    Raises:
        Refused: a seed that is not 32 bytes, or anything that is not bytes.
    """
    return ed25519_sign(seed, message)


def verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Nothing comes back, so that no answer can be overlooked.

    Raises:
        Refused: not signed by the owner of the public key, or not this message.
    """
    ed25519_verify(public, message, signature)


def content_hash(content: bytes) -> bytes:
    """SHA-256 of a content, 32 bytes: the same for the same bytes everywhere, and for no others."""
    return hashlib.sha256(content).digest()
