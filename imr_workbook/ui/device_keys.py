"""What a window can ask of the device that guards a vault's keys."""

from __future__ import annotations

from imr_workbook.vault.vault import Vault


class DeviceKeys:
    """Where the system guards nothing for the app: the local server, and a window of its own."""

    def __init__(self, vault: Vault) -> None:
        """Of one vault."""
        self._vault = vault

    async def try_again(self) -> None:
        """Ask again for the device secret, where it could not be had."""
        self._vault.try_again()
