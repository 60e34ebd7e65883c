"""What a window can ask of the device that guards a vault's keys."""

from __future__ import annotations

from enum import Enum

from imr_workbook.vault.vault import Vault


class Face(Enum):
    """What became of opening with a face or a finger."""

    OPENED = "opened"
    NOT_NOW = "not now"
    """Nobody was recognised, or the device cannot tell now."""
    GONE = "gone"
    """It opens no more; it can be turned on again once the kode has opened."""


class DeviceKeys:
    """Where the system guards nothing for the app: the local server, and a window of its own."""

    offers_face = False
    """Whether this device can check a face or a finger."""

    def __init__(self, vault: Vault) -> None:
        """Of one vault."""
        self._vault = vault

    async def try_again(self) -> None:
        """Ask again for the device secret, where it could not be had."""
        self._vault.try_again()

    async def look_again(self) -> None:
        """As `try_again`, unasked, as the window comes back in sight; nothing where the secret is there.

        A phone gives nothing out while it is locked itself, and may start the app meanwhile.
        """
        if self._vault.secret_unreachable:
            await self.try_again()

    async def let_face_open(self, kode: str, reason: str, cancel: str) -> bool:  # noqa: ARG002
        """Let a face or a finger open beside the kode, once the system has checked one.

        Args:
            kode: asked for once more.
            reason: what the system tells the person, in their language.
            cancel: the word by which the person leaves it be.

        Returns:
            Whether it opens from now on.

        Raises:
            KodeRefused: as `Vault.confirms`.
            OSError: it could not be made durable.
        """
        self._vault.confirms(kode)
        return False

    async def let_no_face_open(self) -> None:
        """Let only the kode and the words open; raises OSError."""
        self._vault.let_no_face_open()

    async def unlock_with_face(self, reason: str, cancel: str) -> Face:  # noqa: ARG002
        """Open with a face or a finger; raises StoreError as `Vault.unlock`. The words are as in `let_face_open`."""
        return Face.NOT_NOW
