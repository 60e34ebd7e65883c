"""Seal to somebody's public key: HPKE (RFC 9180) in base mode, one message for each encapsulation.

DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305. Says nothing about who sealed: a box whose
sender must be known is signed.
"""

from __future__ import annotations

from collections.abc import Callable

from imr_workbook.crypto.agreement import PUBLIC_BYTES, SECRET_BYTES, agreed, public_of
from imr_workbook.crypto.errors import Refused
from imr_workbook.crypto.keys import expand, extract
from imr_workbook.crypto.libsodium import chacha20_decrypt, chacha20_encrypt, random_bytes

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
OVERHEAD = PUBLIC_BYTES + TAG_BYTES
"""How much longer a box is than what is in it, in bytes."""
_SHARED_BYTES = 32
_VERSION = b"HPKE-v1"
_KEM = b"KEM\x00\x20"
_SUITE = b"HPKE\x00\x20\x00\x01\x00\x03"
_BASE_MODE = b"\x00"


def seal(
    recipient: bytes,
    plain: bytes,
    info: bytes,
    bound_to: bytes = b"",
    random: Callable[[int], bytes] = random_bytes,
) -> bytes:
    """A box that only the owner of the public key can open: `enc` of the RFC, then its `ct`.

    Args:
        recipient: public key, 32 bytes.
        plain: any bytes.
        info: what the box is for; must be said again to open it.
        bound_to: must be said again too (associated data).
        random: gives so many random bytes; another one only where a published vector is made again.

    Raises:
        Refused: a public key of wrong size or low order, or anything that is not bytes.
    """
    ephemeral = random(SECRET_BYTES)
    encapsulated = public_of(ephemeral)
    shared = shared_secret(agreed(ephemeral, recipient), encapsulated, recipient)
    key, nonce = schedule(shared, info)
    return encapsulated + chacha20_encrypt(plain, bound_to, nonce, key)


def unseal(secret: bytes, box: bytes, info: bytes, bound_to: bytes = b"") -> bytes:
    """The bytes that were given to `seal`.

    Raises:
        Refused: another recipient, `info` or `bound_to`, or a box that is not as it was made.
    """
    if not isinstance(box, bytes) or len(box) < OVERHEAD:
        raise Refused
    encapsulated, sealed = box[:PUBLIC_BYTES], box[PUBLIC_BYTES:]
    shared = shared_secret(agreed(secret, encapsulated), encapsulated, public_of(secret))
    key, nonce = schedule(shared, info)
    return chacha20_decrypt(sealed, bound_to, nonce, key)


def shared_secret(agreement: bytes, encapsulated: bytes, recipient: bytes) -> bytes:
    """What the two reached, bound to both their public keys: ExtractAndExpand of section 4.1, 32 bytes."""
    pseudorandom = _extract(_KEM, b"", b"eae_prk", agreement)
    return _expand(_KEM, pseudorandom, b"shared_secret", encapsulated + recipient, _SHARED_BYTES)


def schedule(shared: bytes, info: bytes) -> tuple[bytes, bytes]:
    """The key and the nonce of the one message: KeySchedule of section 5.1, in base mode."""
    context = (
        _BASE_MODE + _extract(_SUITE, b"", b"psk_id_hash", b"") + _extract(_SUITE, b"", b"info_hash", info)
    )
    secret = _extract(_SUITE, shared, b"secret", b"")
    return (
        _expand(_SUITE, secret, b"key", context, KEY_BYTES),
        _expand(_SUITE, secret, b"base_nonce", context, NONCE_BYTES),
    )


def _extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
    return extract(salt, _VERSION + suite + label + secret)


def _expand(suite: bytes, pseudorandom: bytes, label: bytes, info: bytes, length: int) -> bytes:
    return expand(pseudorandom, length.to_bytes(2) + _VERSION + suite + label + info, length)
