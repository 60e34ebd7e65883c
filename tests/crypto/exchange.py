"""What one libsodium makes and another must make to the byte, or open: everything the app has of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from imr_workbook.crypto import agreement, hpke, keys, libsodium, passphrase, sealing, signatures
from imr_workbook.crypto.errors import Refused
from imr_workbook.crypto.passphrase import FLOOR, LEVELS

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
XNONCE, NONCE, SALT = bytes(range(24)), bytes(range(12)), bytes(range(16))
TEXTS = {
    "none": b"",
    "one": b"\0",
    "row": "Blåbærgrød 14.05 🌱".encode() * 12,
    "long": bytes(range(256)) * 274,
}
BOUND = {"to nothing": b"", "to a place": b"step|r1"}
INFO = b"imr/v1/wrap"


def same_everywhere() -> dict[str, str]:
    """What has no chance in it: hex by name. Of what is long, the hash."""
    found = {
        "ed25519 public": signatures.public_of(KEY),
        "x25519 public": agreement.public_of(KEY),
        "x25519 agreed": agreement.agreed(KEY, agreement.public_of(OTHER)),
        "hkdf": keys.derive(KEY, "rows", SALT, 100),
        "name": keys.blinded(KEY, b"step"),
        **{
            f"argon2id {one.passes} x {one.memory}": passphrase.stretch(b"12 34 56", SALT, one)
            for one in _EFFORTS
        },
        "argon2id of nothing": libsodium.argon2id(b"", SALT, 1, 8192, 64),
    }
    for name, text in TEXTS.items():
        found[f"signature, {name}"] = signatures.sign(KEY, text)
        for bound, aad in BOUND.items():
            case = f"{name} bound {bound}"
            found[f"xchacha20, {case}"] = libsodium.xchacha20_encrypt(text, aad, XNONCE, KEY)
            found[f"chacha20, {case}"] = libsodium.chacha20_encrypt(text, aad, NONCE, KEY)
            found[f"hpke, {case}"] = hpke.seal(
                agreement.public_of(KEY), text, INFO, aad, lambda _length: OTHER
            )
    return {
        name: (one if len(one) <= 512 else hashlib.sha256(one).digest()).hex() for name, one in found.items()
    }


_EFFORTS = (FLOOR, LEVELS[2])


def drawn() -> dict[str, str]:
    """Boxes with chance in them: hex by name."""
    return {
        f"{way} {name} bound {bound}": box.hex()
        for name, text in TEXTS.items()
        for bound, aad in BOUND.items()
        for way, box in (
            ("sealed", sealing.seal(KEY, text, aad)),
            ("wrapped", hpke.seal(agreement.public_of(KEY), text, INFO, aad)),
        )
    }


def opened(boxes: dict[str, str]) -> None:
    """Each comes to the text that it was made of, and is refused when a bit of it is another."""
    for name, text in TEXTS.items():
        for bound, aad in BOUND.items():
            sealed = bytes.fromhex(boxes[f"sealed {name} bound {bound}"])
            wrapped = bytes.fromhex(boxes[f"wrapped {name} bound {bound}"])
            assert sealing.unseal(KEY, sealed, aad) == text
            assert hpke.unseal(KEY, wrapped, INFO, aad) == text
            assert _refuses(sealed, wrapped, aad)


def _refuses(sealed: bytes, wrapped: bytes, aad: bytes) -> bool:
    def refused(act: object) -> bool:
        try:
            act()  # type: ignore[operator]
        except Refused:
            return True
        return False

    last = bytes([sealed[-1] ^ 1]), bytes([wrapped[-1] ^ 1])
    return all(
        (
            refused(lambda: sealing.unseal(KEY, sealed[:-1] + last[0], aad)),
            refused(lambda: sealing.unseal(OTHER, sealed, aad)),
            refused(lambda: sealing.unseal(KEY, sealed, aad + b"x")),
            refused(lambda: hpke.unseal(KEY, wrapped[:-1] + last[1], INFO, aad)),
            refused(lambda: hpke.unseal(OTHER, wrapped, INFO, aad)),
            refused(lambda: hpke.unseal(KEY, wrapped, INFO, aad + b"x")),
        )
    )


def write(path: Path) -> None:
    """All of it, for another machine to read."""
    path.write_text(json.dumps({"same": same_everywhere(), "drawn": drawn()}), encoding="utf-8")


def read(path: Path) -> None:
    """See that what another machine wrote is what this one makes, and opens here."""
    found = json.loads(path.read_text(encoding="utf-8"))
    assert found["same"] == same_everywhere()
    opened(found["drawn"])
