"""libsodium's WebAssembly build in a browser: the functions of `libsodium`, with the same refusals.

The page has made the library ready before Python's first line. Bytes are copied over and back, so no object of Python
is ever held by JavaScript.
"""

from __future__ import annotations

import os
from typing import Any

from browser import rows, sodium
from pyodide.ffi import JsException, to_js

from imr_workbook.crypto.errors import Refused

_KEY_BYTES = 32
_XNONCE_BYTES = 24
_NONCE_BYTES = 12
_TAG_BYTES = 16
_SALT_BYTES = 16
_SIGNATURE_BYTES = 64
_ARGON2ID13 = 2
_LARGEST = (1 << 31) - 1
"""libsodium.js takes no larger number; natively nobody would live to see what one leads to."""
_LEAST_BYTES, _LEAST_MEMORY, _MOST_MEMORY = 16, 8192, 4_398_046_510_080
"""What libsodium takes where there is room for it: the same numbers are refused here and natively."""

# Every row goes through these, and to look each up in JavaScript takes as long as to call it.
_encrypt_row = rows.encrypt
_decrypt_row = rows.decrypt


def random_bytes(length: int) -> bytes:
    """So many bytes that nobody can foretell."""
    return os.urandom(length)


def xchacha20_encrypt(plain: bytes, aad: bytes, nonce: bytes, key: bytes) -> bytes:
    """As the native one."""
    _fits(plain, aad, nonce, _XNONCE_BYTES, key)
    return _row(_encrypt_row, key + nonce + aad + plain, len(aad))


def xchacha20_decrypt(box: bytes, aad: bytes, nonce: bytes, key: bytes) -> bytes:
    """As the native one."""
    _fits(box, aad, nonce, _XNONCE_BYTES, key)
    if len(box) < _TAG_BYTES:
        raise Refused
    return _row(_decrypt_row, key + nonce + aad + box, len(aad))


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
    for number, least, most in (
        (passes, 1, _LARGEST),
        (memory, _LEAST_MEMORY, _MOST_MEMORY),
        (length, _LEAST_BYTES, _LARGEST),
    ):
        if type(number) is not int or not least <= number <= most:
            raise Refused
    if memory > _LARGEST:
        raise MemoryError
    try:
        stretched: bytes = _call(
            "crypto_pwhash", length, secret, salt, passes, memory, _ARGON2ID13
        ).to_bytes()
    except JsException:
        # All else has been looked at before: what is left is that the memory could not be had.
        pass
    else:
        return stretched
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


def _ed25519_pair(seed: bytes) -> Any:
    _sized(_KEY_BYTES, seed)
    return _refusing("crypto_sign_seed_keypair", seed)


def _row(act: Any, joined: bytes, bound: int) -> bytes:
    """One row sealed or opened; see `web/rows.mjs`."""
    try:
        found: bytes = act(to_js(joined), bound).to_bytes()
    except JsException:
        pass
    else:
        return found
    raise Refused


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
