"""The app that `flet build` packs: the device secret is fetched, the vault opened, and then the window shown."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import flet as ft

from imr_workbook.device.face_or_finger import FaceOrFinger
from imr_workbook.device.keystore import Keystore
from imr_workbook.ui.device_keys import DeviceKeys
from imr_workbook.ui.native_keys import NativeKeys
from imr_workbook.ui.safety import hush
from imr_workbook.vault.kept_ring import SecretKeeper
from imr_workbook.vault.keystore_secrets import KeystoreSecrets
from imr_workbook.vault.vault import Vault

PATIENCE_S = 1.0
"""How long nothing is shown while the system is asked."""
MOMENT = "Et øjeblik. Arbejdsbogen åbner.\n\nEr du i livsfare, så ring 112."
WENT_WRONG = "Noget gik galt, og arbejdsbogen kan ikke åbnes lige nu. Luk appen, og åbn den igen."

log = logging.getLogger(__name__)

Shown = Callable[[ft.Page], None]


class PagedKeystore(Keystore, Protocol):
    """One that is asked through the client of a page."""

    def be_on(self, page: ft.Page) -> None:
        """Ask through this page from now on."""


class PagedFaceOrFinger(FaceOrFinger, Protocol):
    """One that is asked through the client of a page."""

    def be_on(self, page: ft.Page) -> None:
        """Ask through this page from now on."""


class Native:
    """One vault for every page that the client opens: a phone may take a page away and open another."""

    def __init__(
        self,
        folder: Path,
        keystore: PagedKeystore,
        face: PagedFaceOrFinger,
        open_vault: Callable[[SecretKeeper], Vault | str],
        shown: Callable[[Vault, DeviceKeys], Shown],
        instead: Callable[[str], Shown],
        patience_s: float | None = None,
    ) -> None:
        """Nothing is opened before there is a page.

        Args:
            folder: held by this process.
            keystore: of the system, asked through a page's client.
            face: its check of a face or a finger, asked so too.
            open_vault: opens the vault with its device secret; or says in a sentence why it cannot.
            shown: the window of an open or locked vault.
            instead: the window that says such a sentence.
            patience_s: seconds until it is said that it takes a moment.
        """
        self._folder = folder
        self._keystore = keystore
        self._face = face
        self._open_vault = open_vault
        self._shown_of = shown
        self._instead = instead
        self._patience_s = PATIENCE_S if patience_s is None else patience_s
        self._opening: asyncio.Task[Shown] | None = None

    async def main(self, page: ft.Page) -> None:
        """What Flet calls for each new page."""
        # Before anything is asked: Flet would log each answer.
        hush()
        self._keystore.be_on(page)
        self._face.be_on(page)
        if self._opening is None:
            self._opening = asyncio.get_running_loop().create_task(self._opened())
        await asyncio.wait({self._opening}, timeout=self._patience_s)
        if not self._opening.done():
            page.add(ft.SafeArea(ft.Text(MOMENT, size=20)))
        shown = await asyncio.shield(self._opening)
        shown(page)

    async def _opened(self) -> Shown:
        try:
            return await self._window()
        except Exception as error:
            # Flet would show its own page of it.
            log.error("opening: %s", type(error).__name__)
            return self._instead(WENT_WRONG)

    async def _window(self) -> Shown:
        secrets = KeystoreSecrets(self._folder, self._keystore)
        await secrets.load()
        vault = self._open_vault(secrets)
        if isinstance(vault, str):
            return self._instead(vault)
        keys = NativeKeys(vault, secrets, self._face)
        await keys.begin()
        return self._shown_of(vault, keys)
