"""Key slots: the vault's one master key, wrapped once for each way of opening it.

A slot can be added, changed or taken away without a row being sealed anew, since the master key stays.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from imr_workbook.crypto.keys import derive
from imr_workbook.crypto.passphrase import Effort, new_salt, stretch
from imr_workbook.crypto.sealing import seal, unseal
from imr_workbook.vault.tags import tag


def _digits(given: bytes) -> str:
    """What takes `bytes.hex` itself has to read its signature out of a text, which takes long in a browser."""
    return given.hex()


Hex = Annotated[
    bytes,
    BeforeValidator(lambda given: bytes.fromhex(given) if isinstance(given, str) else given),
    PlainSerializer(_digits),
]
"""Bytes, written down as hexadecimal digits."""


class DeviceSlot(BaseModel):
    """Opened by the device secret alone: whoever can open the app can read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: Literal["device"] = "device"
    box: Hex

    @classmethod
    def around(cls, master: bytes, vault: bytes, secret: bytes) -> DeviceSlot:
        """The master key, wrapped by a device secret of 32 bytes."""
        return cls(box=_wrapped(master, vault, "device", secret))

    def opened(self, vault: bytes, secret: bytes) -> bytes:
        """The master key; raises Refused."""
        return _unwrapped(self.box, vault, "device", secret)


class KodeSlot(BaseModel):
    """Opened by the kode together with the device secret."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: Literal["kode"] = "kode"
    salt: Hex
    # A damaged number must not keep the device busy for ever.
    passes: int = Field(ge=1, le=32)
    memory: int = Field(ge=8 * 1024, le=1 << 30)
    box: Hex

    @classmethod
    def around(cls, master: bytes, vault: bytes, kode: str, secret: bytes, effort: Effort) -> KodeSlot:
        """The master key, wrapped by a kode that costs `effort` for each guess."""
        salt = new_salt()
        stretched = stretch(_told(kode), salt, effort)
        return cls(
            salt=salt,
            passes=effort.passes,
            memory=effort.memory,
            box=_wrapped(master, vault, "kode", stretched + secret),
        )

    def stretched(self, kode: str) -> bytes:
        """What the kode comes to; this is the work. Raises MemoryError where there is no room for it."""
        return stretch(_told(kode), self.salt, Effort(self.passes, self.memory))

    def opened(self, vault: bytes, stretched: bytes, secret: bytes) -> bytes:
        """The master key, by a kode that was stretched and the device secret; raises Refused."""
        return _unwrapped(self.box, vault, "kode", stretched + secret)

    def moved(self, master: bytes, vault: bytes, stretched: bytes, secret: bytes) -> KodeSlot:
        """The same kode, together with another device secret."""
        return self.model_copy(update={"box": _wrapped(master, vault, "kode", stretched + secret)})


class WordsSlot(BaseModel):
    """Opened by the reservenøgle: 16 random bytes, which need no stretching."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: Literal["words"] = "words"
    box: Hex

    @classmethod
    def around(cls, master: bytes, vault: bytes, words: bytes) -> WordsSlot:
        """The master key, wrapped by what the 12 words stand for."""
        return cls(box=_wrapped(master, vault, "words", words))

    def opened(self, vault: bytes, words: bytes) -> bytes:
        """The master key; raises Refused."""
        return _unwrapped(self.box, vault, "words", words)


class FaceSlot(BaseModel):
    """Opened by a secret that the system's keystore gives out after it has checked a face or a finger."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: Literal["face"] = "face"
    secret: Hex
    """Tag of that secret."""
    kode_on: date
    """The day on which the kode was given last."""
    box: Hex

    @classmethod
    def around(cls, master: bytes, vault: bytes, secret: bytes, day: date) -> FaceSlot:
        """The master key, wrapped by 32 random bytes that are kept for nothing else."""
        return cls(secret=tag(secret), kode_on=day, box=_wrapped(master, vault, "face", secret))

    def opened(self, vault: bytes, secret: bytes) -> bytes:
        """The master key; raises Refused."""
        return _unwrapped(self.box, vault, "face", secret)

    def on(self, day: date) -> FaceSlot:
        """The same, the kode having been given on another day."""
        return self.model_copy(update={"kode_on": day})


class LaterSlot(BaseModel):
    """One that a later version made: carried, never used."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    kind: str


Known = Annotated[DeviceSlot | KodeSlot | WordsSlot | FaceSlot, Field(discriminator="kind")]
Slot = Annotated[Known | LaterSlot, Field(union_mode="left_to_right")]


def plain_kode(kode: str) -> str:
    """The kode as it is compared: the same from every keyboard, and without the spaces of ”12 34 56”."""
    told = unicodedata.normalize("NFKC", kode).strip()
    without = "".join(told.split())
    return without if without.isdecimal() else " ".join(told.split())


def _told(kode: str) -> bytes:
    return plain_kode(kode).encode("utf-8", "surrogatepass")


def _wrapped(master: bytes, vault: bytes, kind: str, material: bytes) -> bytes:
    return seal(derive(material, f"slot {kind}", vault), master, _bound_to(vault, kind))


def _unwrapped(box: bytes, vault: bytes, kind: str, material: bytes) -> bytes:
    return unseal(derive(material, f"slot {kind}", vault), box, _bound_to(vault, kind))


def _bound_to(vault: bytes, kind: str) -> bytes:
    return vault + kind.encode()
