"""The same algorithms by another library, `cryptography`: its code has nothing in common with libsodium's."""

from __future__ import annotations

import struct
import sys

if sys.platform != "emscripten":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_CONSTANT = b"expand 32-byte k"


def xchacha(key: bytes, nonce: bytes) -> tuple[ChaCha20Poly1305, bytes]:
    """XChaCha20-Poly1305 as its draft makes it of ChaCha20-Poly1305: another key, and the rest of the nonce."""
    return ChaCha20Poly1305(_hchacha(key, nonce[:16])), bytes(4) + nonce[16:]


def argon2id(secret: bytes, salt: bytes, passes: int, memory: int, length: int) -> bytes:
    """In one lane; memory in bytes."""
    return Argon2id(salt=salt, length=length, iterations=passes, lanes=1, memory_cost=memory // 1024).derive(
        secret
    )


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """HKDF-SHA256."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)


def signed(seed: bytes, message: bytes) -> tuple[bytes, bytes]:
    """The public key of a seed, and its signature."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return key.public_key().public_bytes_raw(), key.sign(message)


def x25519_public(secret: bytes) -> bytes:
    """The public key of a secret."""
    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def agreed(secret: bytes, public: bytes) -> bytes:
    """What two keys share."""
    return X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(public))


def hpke_sealed(recipient: bytes, plain: bytes, info: bytes) -> bytes:
    """Sealed to a public key, without associated data."""
    return _suite().encrypt(plain, X25519PublicKey.from_public_bytes(recipient), info=info)


def hpke_unsealed(secret: bytes, box: bytes, info: bytes) -> bytes:
    """Opened by its recipient."""
    return _suite().decrypt(box, X25519PrivateKey.from_private_bytes(secret), info=info)


def _suite() -> Suite:
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def _hchacha(key: bytes, nonce: bytes) -> bytes:
    """The permutation of ChaCha20 by itself: a block of it, less what its last step adds."""
    block = Cipher(ChaCha20(key, nonce), mode=None).encryptor().update(bytes(64))
    began = struct.unpack("<16I", _CONSTANT + key + nonce)
    ended = [(one - first) % 2**32 for one, first in zip(struct.unpack("<16I", block), began, strict=True)]
    return struct.pack("<8I", *ended[:4], *ended[12:])
