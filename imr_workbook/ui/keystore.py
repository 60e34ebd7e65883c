"""The system's keystore, as Flet's client reaches it. Only for the app that `flet build` packs.

In a browser the same service is no keystore: it puts the key beside what it locks.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TYPE_CHECKING, TypeVar

import flet as ft

from imr_workbook.device.keystore import KeystoreError

if TYPE_CHECKING:
    from flet_secure_storage import SecureStorage

ANSWER_S = 30.0
"""How long an answer may take: a system may ask the person for the password of its keystore first."""
ACCOUNT = "dk.imrarbejdsbogen.app"

Given = TypeVar("Given")


class FletKeystore:
    """Asks the client of whichever page was last shown."""

    def __init__(self, answer_s: float = ANSWER_S) -> None:
        """Knows no page yet.

        Args:
            answer_s: seconds that an answer may take.
        """
        self._answer_s = answer_s
        self._storage: SecureStorage | None = None

    def be_on(self, page: ft.Page) -> None:
        """Ask the client of this page from now on; to be called while the page is the current one."""
        self._storage = None if page.web else _storage()

    async def read(self, name: str) -> str | None:
        """As `Keystore.read`."""
        found: object = await self._answer(self._there.get(name))
        if found is None or isinstance(found, str):
            return found
        raise KeystoreError

    async def write(self, name: str, value: str) -> None:
        """As `Keystore.write`."""
        await self._answer(self._there.set(name, value))

    async def write_checked(self, name: str, value: str) -> None:
        """As `write`; where the system can, it checks a face or a finger itself each time before it is read.

        On Apple's systems it does, and only those that it knows now: with others the entry is gone.
        """
        await self._answer(_set_checked(self._there, name, value))

    async def remove(self, name: str) -> None:
        """As `Keystore.remove`."""
        await self._answer(self._there.remove(name))

    @property
    def _there(self) -> SecureStorage:
        if self._storage is None:
            raise KeystoreError
        return self._storage

    async def _answer(self, asked: Awaitable[Given]) -> Given:
        try:
            return await asyncio.wait_for(asked, self._answer_s)
        except Exception:
            # What the client says of its errors may hold what was asked.
            raise KeystoreError from None


def _storage() -> SecureStorage:
    # Heavy to import, and used nowhere else.
    from flet_secure_storage import (
        AndroidOptions,
        IOSOptions,
        KeychainAccessibility,
        MacOsOptions,
        SecureStorage,
    )

    # Only while the device is unlocked, which it is when someone reads; neither in iCloud nor on another device.
    apple = {"account_name": ACCOUNT, "accessibility": KeychainAccessibility.UNLOCKED_THIS_DEVICE}
    return SecureStorage(
        # By default one entry that cannot be read has all of them destroyed.
        android_options=AndroidOptions(reset_on_error=False, migrate_on_algorithm_change=False),
        ios_options=IOSOptions(**apple),
        macos_options=MacOsOptions(**apple),
    )


def _set_checked(storage: SecureStorage, name: str, value: str) -> Awaitable[None]:
    from flet_secure_storage import AccessControlFlag, IOSOptions, KeychainAccessibility, MacOsOptions

    apple = {
        "account_name": ACCOUNT,
        "accessibility": KeychainAccessibility.UNLOCKED_THIS_DEVICE,
        "access_control_flags": [AccessControlFlag.BIOMETRY_CURRENT_SET],
    }
    # Read without the flag, an entry is found all the same: the check goes with the entry.
    set_it: Awaitable[None] = storage.set(name, value, ios=IOSOptions(**apple), macos=MacOsOptions(**apple))
    return set_it
