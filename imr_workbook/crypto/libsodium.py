"""libsodium on this platform, as plain functions of bytes. The only importer of the library.

Natively it is PyNaCl. In a browser the same functions stand on libsodium's WebAssembly build: that is why
nothing here takes or gives anything but bytes and numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.utils import random as random_bytes

from imr_workbook.crypto.errors import Refused

P = ParamSpec("P")
T = TypeVar("T")


def encrypt(plain: bytes, aad: bytes, nonce: bytes, key: bytes) -> bytes:
    """XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): ciphertext and its 16-byte tag."""
    return _refusing(bindings.crypto_aead_xchacha20poly1305_ietf_encrypt, plain, aad, nonce, key)


def decrypt(box: bytes, aad: bytes, nonce: bytes, key: bytes) -> bytes:
    """What was encrypted. Raises Refused where key, nonce, `aad` or any byte is another."""
    return _refusing(bindings.crypto_aead_xchacha20poly1305_ietf_decrypt, box, aad, nonce, key)


def argon2id(secret: bytes, salt: bytes, passes: int, memory: int, length: int) -> bytes:
    """Argon2id version 1.3 with one lane (RFC 9106); `salt` of 16 bytes, `memory` in bytes."""
    return _refusing(
        bindings.crypto_pwhash_alg,
        length,
        secret,
        salt,
        passes,
        memory,
        bindings.crypto_pwhash_ALG_ARGON2ID13,
    )


def _refusing(function: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
    try:
        return function(*arguments, **options)
    except (CryptoError, ValueError, TypeError) as error:
        raise Refused(type(error).__name__) from None


__all__ = ["argon2id", "decrypt", "encrypt", "random_bytes"]
