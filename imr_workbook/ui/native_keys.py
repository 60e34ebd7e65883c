"""The keys of a vault whose device secret the system guards: fetched before it is opened, and looked after."""

from __future__ import annotations

import asyncio

from imr_workbook.ui.device_keys import DeviceKeys
from imr_workbook.ui.safety import unheard
from imr_workbook.vault.keystore_secrets import KeystoreSecrets
from imr_workbook.vault.vault import Vault

EVERY_S = 60.0


class NativeKeys(DeviceKeys):
    """Of one vault, for all its windows; belongs to one event loop."""

    def __init__(self, vault: Vault, secrets: KeystoreSecrets) -> None:
        """Nothing happens before `begin`.

        Args:
            vault: it was opened with `secrets`.
            secrets: they were loaded.
        """
        super().__init__(vault)
        self._secrets = secrets
        self._tidying: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Do what is due in the keystore, now and every minute, and whenever the vault is another than before."""
        self._vault.subscribe(self._tidy)
        self._again()

    async def try_again(self) -> None:
        """Ask again for the device secret, where it could not be had."""
        await self._secrets.load()
        self._vault.try_again()

    def _again(self) -> None:
        asyncio.get_running_loop().call_later(EVERY_S, self._again)
        self._tidy()

    def _tidy(self) -> None:
        if self._tidying is None or self._tidying.done():
            self._tidying = asyncio.get_running_loop().create_task(unheard(self._secrets.tidy)())
