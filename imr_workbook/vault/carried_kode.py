"""The kode in a backup: it must open on a device that has no device secret, so that each guess costs the most."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from imr_workbook.crypto.keys import derive
from imr_workbook.crypto.passphrase import LEVELS, Effort, new_salt, stretch
from imr_workbook.crypto.sealing import seal, unseal
from imr_workbook.vault.slots import Hex, plain_kode

HARDEST = LEVELS[-1]


class CarriedKode(BaseModel):
    """The key of all backups of one vault, wrapped by the kode alone."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    salt: Hex
    passes: int
    memory: int
    box: Hex

    @classmethod
    def around(cls, key: bytes, vault: bytes, kode: str, effort: Effort = HARDEST) -> CarriedKode:
        """Made while the kode is at hand; it tells nothing of it beyond what guessing does."""
        salt = new_salt()
        box = seal(_wrapping(kode, vault, salt, effort), key, vault)
        return cls(salt=salt, passes=effort.passes, memory=effort.memory, box=box)

    def opened(self, vault: bytes, kode: str) -> bytes:
        """The key; raises Refused for another kode."""
        effort = Effort(self.passes, self.memory)
        return unseal(_wrapping(kode, vault, self.salt, effort), self.box, vault)


def _wrapping(kode: str, vault: bytes, salt: bytes, effort: Effort) -> bytes:
    told = plain_kode(kode).encode("utf-8", "surrogatepass")
    return derive(stretch(told, salt, effort), "backup kode", vault)
