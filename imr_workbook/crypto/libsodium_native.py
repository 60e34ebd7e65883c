"""libsodium by PyNaCl: on phones and computers. The only importer of PyNaCl."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from nacl import bindings
from nacl._sodium import ffi, lib  # type: ignore[import-not-found]
from nacl.exceptions import CryptoError
from nacl.utils import random

from imr_workbook.crypto.errors import Refused

P = ParamSpec("P")
T = TypeVar("T")

_KEY_BYTES = 32
_NONCE_BYTES = 24
_TAG_BYTES = 16
_SIGNATURE_BYTES = 64


def random_bytes(length: int) -> bytes:
    """So many bytes that nobody can foretell."""
    return random(length)


def xchacha20_encrypt(plain: bytes, aad: bytes, nonce: bytes, key: bytes) -> bytes:
    """XChaCha20-Poly1305: ciphertext and its 16-byte tag; a nonce of 24 bytes, a key of 32.

    Source: draft-irtf-cfrg-xchacha-03.
    """
    _fits(plain, aad, nonce, key)
    box = _room(len(plain) + _TAG_BYTES)
    lib.crypto_aead_xchacha20poly1305_ietf_encrypt(
        box, ffi.NULL, plain, len(plain), aad, len(aad), ffi.NULL, nonce, key
    )
    return bytes(ffi.buffer(box))


def xchacha20_decrypt(box: bytes, aad: bytes, nonce: bytes, key: bytes) -> bytes:
    """What was encrypted. Raises Refused where key, nonce, `aad` or any byte is another."""
    _fits(box, aad, nonce, key)
    if len(box) < _TAG_BYTES:
        raise Refused
    plain = _room(len(box) - _TAG_BYTES)
    refused = lib.crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain, ffi.NULL, ffi.NULL, box, len(box), aad, len(aad), nonce, key
    )
    if refused:
        raise Refused
    return bytes(ffi.buffer(plain))


def chacha20_encrypt(plain: bytes, aad: bytes, nonce: bytes, key: bytes) -> bytes:
    """ChaCha20-Poly1305: ciphertext and its 16-byte tag; a nonce of 12 bytes, a key of 32.

    So short a nonce may not be drawn at random: the same one twice under a key would give both texts away.

    Source: RFC 8439.
    """
    _bytes(aad)
    return _refusing(bindings.crypto_aead_chacha20poly1305_ietf_encrypt, plain, aad, nonce, key)


def chacha20_decrypt(box: bytes, aad: bytes, nonce: bytes, key: bytes) -> bytes:
    """What was encrypted. Raises Refused where key, nonce, `aad` or any byte is another."""
    _bytes(aad)
    return _refusing(bindings.crypto_aead_chacha20poly1305_ietf_decrypt, box, aad, nonce, key)


def argon2id(secret: bytes, salt: bytes, passes: int, memory: int, length: int) -> bytes:
    """Argon2id version 1.3 with one lane.

    Args:
        secret: any bytes.
        salt: 16 bytes.
        passes: over the whole memory.
        memory: bytes.
        length: of what comes back, in bytes.

    Raises:
        Refused: a number or a size that the library does not take.
        MemoryError: the device has not so much memory to give now.

    Source: RFC 9106.
    """
    stretched = _refusing(_argon2id, secret, salt, passes, memory, length)
    if stretched is None:
        raise MemoryError
    return stretched


def ed25519_public(seed: bytes) -> bytes:
    """The public key, 32 bytes, of a seed of 32. Source: RFC 8032."""
    return _ed25519_pair(seed)[0]


def ed25519_sign(seed: bytes, message: bytes) -> bytes:
    """A signature, 64 bytes: the same each time for the same message."""
    _bytes(message)
    return _refusing(bindings.crypto_sign, message, _ed25519_pair(seed)[1])[:_SIGNATURE_BYTES]


def ed25519_verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Raises Refused unless the owner of the public key signed just this message."""
    _sized(_KEY_BYTES, public)
    _sized(_SIGNATURE_BYTES, signature)
    _bytes(message)
    _refusing(_ed25519_verify, public, message, signature)


def x25519_public(secret: bytes) -> bytes:
    """The public key, 32 bytes, of a secret of 32. Source: RFC 7748."""
    _sized(_KEY_BYTES, secret)
    return _refusing(bindings.crypto_scalarmult_base, secret)


def x25519(secret: bytes, public: bytes) -> bytes:
    """What the owners of the two keys share, 32 bytes. Raises Refused where that would be nothing but zeros."""
    _sized(_KEY_BYTES, secret)
    _sized(_KEY_BYTES, public)
    return _refusing(bindings.crypto_scalarmult, secret, public)


def _argon2id(secret: bytes, salt: bytes, passes: int, memory: int, length: int) -> bytes | None:
    try:
        return bindings.crypto_pwhash_alg(
            length, secret, salt, passes, memory, bindings.crypto_pwhash_ALG_ARGON2ID13
        )
    except RuntimeError:
        # All else has been looked at before: what is left is that the memory could not be had.
        return None


def _ed25519_pair(seed: bytes) -> tuple[bytes, bytes]:
    """The public key, and the seed with the public key after it, as the library wants it."""
    _sized(_KEY_BYTES, seed)
    return _refusing(bindings.crypto_sign_seed_keypair, seed)


def _ed25519_verify(public: bytes, message: bytes, signature: bytes) -> None:
    bindings.crypto_sign_open(signature + message, public)


def _fits(text: bytes, aad: bytes, nonce: bytes, key: bytes) -> None:
    """Refuse what C would read past the end of, or take for something else.

    Every row goes this way, thousands when a workbook is opened. PyNaCl's own functions, which call the same ones of
    the library, take more than twice as long.
    """
    _bytes(text)
    _bytes(aad)
    _sized(_NONCE_BYTES, nonce)
    _sized(_KEY_BYTES, key)


def _room(length: int) -> Any:
    """Memory for so many bytes; the library writes to its end, or what is in it is given to nobody."""
    return ffi.new("unsigned char[]", length)


def _bytes(given: bytes) -> None:
    """Refuse what is not bytes: nothing would pass for empty associated data, and a list for a message."""
    if not isinstance(given, bytes):
        raise Refused


def _sized(length: int, given: bytes) -> None:
    """Refuse what is not so many bytes: where PyNaCl does not look, C would read past their end."""
    if not isinstance(given, bytes) or len(given) != length:
        raise Refused


def _refusing(function: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
    try:
        return function(*arguments, **options)
    except (CryptoError, ValueError, TypeError):
        pass
    # Raised out here, the library's own error is not carried along in it.
    raise Refused
