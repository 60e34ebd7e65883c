"""The system's check of a face or a finger, as Flet's client reaches it. Only for the app that `flet build` packs."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import flet as ft

from imr_workbook.device.face_or_finger import NotRecognised
from imr_workbook.device.keystore import KeystoreError
from imr_workbook.ui.keystore import FletKeystore

if TYPE_CHECKING:
    from flet_local_auth import LocalAuthentication

OFFERED_S = 5.0
"""How long it may take to tell whether there is such a check."""
CHECK_S = 120.0
"""How long a check may take: somebody may have to find their glasses first."""
_APPLE = {ft.PagePlatform.IOS, ft.PagePlatform.MACOS}


class FletFaceOrFinger:
    """Asks the client of whichever page was last shown.

    On Apple's systems the check goes with the entry, and the system makes it as the entry is read. On Android it is
    the app that asks for the check before it reads. On Windows a check cannot be had without the computer's own PIN
    in its place, so there is none; nor on Linux and in a browser.
    """

    def __init__(self, keystore: FletKeystore) -> None:
        """What is given out lies in the keystore, which is on the same page."""
        self._keystore = keystore
        self._auth: LocalAuthentication | None = None
        self._apple = False

    def be_on(self, page: ft.Page) -> None:
        """Ask the client of this page from now on; to be called while the page is the current one."""
        self._apple = page.platform in _APPLE
        there = not page.web and (self._apple or page.platform == ft.PagePlatform.ANDROID)
        self._auth = _auth() if there else None

    async def offered(self) -> bool:
        """As `FaceOrFinger.offered`. Of Android's kinds only what Android calls strong."""
        if self._auth is None:
            return False
        with contextlib.suppress(Exception):
            known = await asyncio.wait_for(self._auth.get_available_biometrics(), OFFERED_S)
            return any(one.value != "weak" for one in known)
        return False

    async def keep(self, name: str, value: str) -> None:
        """As `FaceOrFinger.keep`."""
        await self._keystore.write_checked(name, value)

    async def fetch(self, name: str, reason: str, cancel: str) -> str | None:
        """As `FaceOrFinger.fetch`."""
        if not self._apple:
            await self._check(reason, cancel)
        return await self._keystore.read(name)

    async def forget(self, name: str) -> None:
        """As `FaceOrFinger.forget`."""
        await self._keystore.remove(name)

    async def _check(self, reason: str, cancel: str) -> None:
        if self._auth is None:
            raise KeystoreError
        from flet_local_auth import AndroidAuthMessages

        words = AndroidAuthMessages(sign_in_title=reason, sign_in_hint="", cancel_button=cancel)
        try:
            asked = self._auth.authenticate(reason, biometric_only=True, android_messages=words)
            known = await asyncio.wait_for(asked, CHECK_S)
        except Exception:
            # Turned away, tired of, too many tries: the kode is asked for in each case.
            raise NotRecognised from None
        if not known:
            raise NotRecognised


def _auth() -> LocalAuthentication:
    # Used nowhere else.
    from flet_local_auth import LocalAuthentication

    return LocalAuthentication()
