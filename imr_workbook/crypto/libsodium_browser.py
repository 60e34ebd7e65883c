"""libsodium's WebAssembly build in a browser: the functions of `libsodium`, with the same refusals.

The page has made the library ready before Python's first line. Bytes are copied over and back, so no object of Python
is ever held by JavaScript.
"""

from __future__ import annotations

from os import urandom as random_bytes
from typing import Any

from browser import sodium
from pyodide.ffi import JsException, to_js

from imr_workbook.crypto.errors import Refused

_KEY_BYTES = 32
_XNONCE_BYTES = 24
_NONCE_BYTES = 12
_SALT_BYTES = 16
_SIGNATURE_BYTES = 64
_ARGON2ID13 = 2


def xchacha20_encrypt(plain: bytes, aad: bytes, nonce: bytes, key: bytes) -> bytes:
    """As the native one."""
    _fits(plain, aad, nonce, _XNONCE_BYTES, key)
    return _bytes_of("crypto_aead_xchacha20poly1305_ietf_encrypt", plain, aad, None, nonce, key)


def xchacha20_decrypt(box: bytes, aad: bytes, nonce: bytes, key: bytes) -> bytes:
    """As the native one."""
    _fits(box, aad, nonce, _XNONCE_BYTES, key)
    return _bytes_of("crypto_aead_xchacha20poly1305_ietf_decrypt", None, box, aad, nonce, key)


def chacha20_encrypt(plain: bytes, aad: bytes, nonce: bytes, key: bytes) -> bytes:
    """As the native one."""
    _fits(plain, aad, nonce, _NONCE_BYTES, key)
    return _bytes_of("crypto_aead_chacha20poly1305_ietf_encrypt", plain, aad, None, nonce, key)


def chacha20_decrypt(box: bytes, aad: bytes, nonce: bytes, key: bytes) -> bytes:
    """As the native one."""
    _fits(box, aad, nonce, _NONCE_BYTES, key)
    return _bytes_of("crypto_aead_chacha20poly1305_ietf_decrypt", None, box, aad, nonce, key)


def argon2id(secret: bytes, salt: bytes, passes: int, memory: int, length: int) -> bytes:
    """As the native one."""
    _is_bytes(secret)
    _sized(_SALT_BYTES, salt)
    for number in (passes, memory, length):
        if type(number) is not int:
            raise Refused
    if not _least_and_most(passes, memory, length):
        raise Refused
    try:
        return bytes(_call("crypto_pwhash", length, secret, salt, passes, memory, _ARGON2ID13).to_bytes())
    except JsException:
        # All else has been looked at before: what is left is that the memory could not be had.
        pass
    raise MemoryError


def ed25519_public(seed: bytes) -> bytes:
    """As the native one."""
    return bytes(_ed25519_pair(seed).publicKey.to_bytes())


def ed25519_sign(seed: bytes, message: bytes) -> bytes:
    """As the native one."""
    _is_bytes(message)
    return _bytes_of("crypto_sign_detached", message, _ed25519_pair(seed).privateKey.to_bytes())


def ed25519_verify(public: bytes, message: bytes, signature: bytes) -> None:
    """As the native one."""
    _sized(_KEY_BYTES, public)
    _sized(_SIGNATURE_BYTES, signature)
    _is_bytes(message)
    # Nothing but `True` is true: in Python, False has bytes too, and they are not empty.
    if _refusing("crypto_sign_verify_detached", signature, message, public) is not True:
        raise Refused


def x25519_public(secret: bytes) -> bytes:
    """As the native one."""
    _sized(_KEY_BYTES, secret)
    return _bytes_of("crypto_scalarmult_base", secret)


def x25519(secret: bytes, public: bytes) -> bytes:
    """As the native one."""
    _sized(_KEY_BYTES, secret)
    _sized(_KEY_BYTES, public)
    return _bytes_of("crypto_scalarmult", secret, public)


def _least_and_most(passes: int, memory: int, length: int) -> bool:
    return (
        _number("OPSLIMIT_MIN") <= passes <= _number("OPSLIMIT_MAX")
        and _number("MEMLIMIT_MIN") <= memory <= _number("MEMLIMIT_MAX")
        and _number("BYTES_MIN") <= length <= _number("BYTES_MAX")
    )


def _number(name: str) -> int:
    found: int = getattr(sodium, f"crypto_pwhash_{name}")
    # libsodium.js has some of them as signed numbers.
    return found if found >= 0 else found + (1 << 32)


def _ed25519_pair(seed: bytes) -> Any:
    _sized(_KEY_BYTES, seed)
    return _refusing("crypto_sign_seed_keypair", seed)


def _bytes_of(name: str, *arguments: bytes | None) -> bytes:
    found: bytes = _refusing(name, *arguments).to_bytes()
    return found


def _refusing(name: str, *arguments: bytes | int | None) -> Any:
    try:
        return _call(name, *arguments)
    except JsException:
        pass
    # Raised out here, the library's own error is not carried along in it.
    raise Refused


def _call(name: str, *arguments: bytes | int | None) -> Any:
    return getattr(sodium, name)(*(to_js(one) if isinstance(one, bytes) else one for one in arguments))


def _fits(text: bytes, aad: bytes, nonce: bytes, nonce_bytes: int, key: bytes) -> None:
    _is_bytes(text)
    _is_bytes(aad)
    _sized(nonce_bytes, nonce)
    _sized(_KEY_BYTES, key)


def _is_bytes(given: bytes) -> None:
    if not isinstance(given, bytes):
        raise Refused


def _sized(length: int, given: bytes) -> None:
    if not isinstance(given, bytes) or len(given) != length:
        raise Refused


__all__ = [
    "argon2id",
    "chacha20_decrypt",
    "chacha20_encrypt",
    "ed25519_public",
    "ed25519_sign",
    "ed25519_verify",
    "random_bytes",
    "x25519",
    "x25519_public",
    "xchacha20_decrypt",
    "xchacha20_encrypt",
]
