"""The ring: every way to the master key of one vault, and when the vault locks by itself. A pure value."""

from __future__ import annotations

import secrets
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field

from imr_workbook.vault.slots import DeviceSlot, FaceSlot, Hex, KodeSlot, Slot, WordsSlot
from imr_workbook.vault.tags import tag

VAULT_BYTES = 16
FORMAT = 1

OneSlot = TypeVar("OneSlot", DeviceSlot, KodeSlot, WordsSlot, FaceSlot)


class Ring(BaseModel):
    """At most one slot of each kind."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    format: int = FORMAT
    vault: Hex
    """16 random bytes that every slot and key of this vault is bound to."""
    serial: int = 0
    """Counts the changes: of two copies the higher is the newer."""
    slots: tuple[Slot, ...] = ()
    secret: Hex | None = None
    """Tag of the device secret that its slots are under; none where it was made before there were tags."""
    lock_after: int | None = Field(default=None, ge=0)
    """Minutes without a touch after which it locks; None where there is no kode."""
    carried: Hex | None = None
    """The kode as backups carry it, sealed under the master key: whoever has this device's files alone shall
    not be able to guess at the kode without the device secret."""

    def slot(self, kind: type[OneSlot]) -> OneSlot | None:
        """The slot of a kind, or none."""
        return next((slot for slot in self.slots if isinstance(slot, kind)), None)

    def with_slot(self, new: DeviceSlot | KodeSlot | WordsSlot | FaceSlot) -> Ring:
        """The ring with `new` in place of the slot of its kind."""
        return self._changed((*self._others(type(new)), new))

    def without(self, kind: type[DeviceSlot | KodeSlot | WordsSlot | FaceSlot]) -> Ring:
        """The ring without the slot of a kind."""
        return self._changed(self._others(kind))

    def under(self, secret: bytes) -> Ring:
        """The ring as it is written once its slots are under this device secret."""
        return self.model_copy(update={"serial": self.serial + 1, "secret": tag(secret)})

    def again(self) -> Ring:
        """The same, newer than any copy of it."""
        return self.model_copy(update={"serial": self.serial + 1})

    def locking_after(self, minutes: int | None) -> Ring:
        """The ring with another time to lock."""
        return self.model_copy(update={"serial": self.serial + 1, "lock_after": minutes})

    def carrying(self, kode: bytes | None) -> Ring:
        """The ring with another kode for backups, sealed, or none."""
        return self.model_copy(update={"serial": self.serial + 1, "carried": kode})

    def _others(self, kind: type[BaseModel]) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if not isinstance(slot, kind))

    def _changed(self, slots: tuple[Slot, ...]) -> Ring:
        return self.model_copy(update={"serial": self.serial + 1, "slots": slots})


def new_ring() -> Ring:
    """A ring for a new vault; it opens nothing yet."""
    return Ring(vault=secrets.token_bytes(VAULT_BYTES))
