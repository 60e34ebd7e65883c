"""libsodium on this platform, as plain functions of bytes.

Natively it is PyNaCl, and in a browser libsodium's WebAssembly build: that is why nothing here takes or gives anything
but bytes and numbers. Everything that is not as it should be is Refused, wrong types and sizes too.
"""

from __future__ import annotations

import sys

if sys.platform == "emscripten":
    from imr_workbook.crypto.libsodium_browser import (
        argon2id,
        chacha20_decrypt,
        chacha20_encrypt,
        ed25519_public,
        ed25519_sign,
        ed25519_verify,
        random_bytes,
        x25519,
        x25519_public,
        xchacha20_decrypt,
        xchacha20_encrypt,
    )
else:
    from imr_workbook.crypto.libsodium_native import (
        argon2id,
        chacha20_decrypt,
        chacha20_encrypt,
        ed25519_public,
        ed25519_sign,
        ed25519_verify,
        random_bytes,
        x25519,
        x25519_public,
        xchacha20_decrypt,
        xchacha20_encrypt,
    )

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
