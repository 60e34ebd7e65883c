"""The keys of a vault whose device secret the system guards: fetched before it is opened, and looked after."""

from __future__ import annotations

import asyncio
import contextlib

from imr_workbook.device.face_or_finger import FaceOrFinger, NotRecognised
from imr_workbook.device.keystore import KeystoreError
from imr_workbook.device.secret_file import new_secret
from imr_workbook.ui.device_keys import DeviceKeys, Face
from imr_workbook.ui.safety import unheard
from imr_workbook.vault.keystore_secrets import KeystoreSecrets
from imr_workbook.vault.tags import tag
from imr_workbook.vault.vault import NeedsKode, NoKey, Vault, WrongKode

EVERY_S = 60.0


class NativeKeys(DeviceKeys):
    """Of one vault, for all its windows; belongs to one event loop."""

    def __init__(self, vault: Vault, secrets: KeystoreSecrets, face: FaceOrFinger) -> None:
        """Nothing happens before `begin`.

        Args:
            vault: it was opened with `secrets`.
            secrets: they were loaded.
            face: of the system.
        """
        super().__init__(vault)
        self._secrets = secrets
        self._face = face
        self._keeping: bytes | None = None
        """Tag of what is being kept for a face or a finger and is not in the ring yet."""
        self._needs = vault.id, vault.face_tag
        self._tidying: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Learn what the system offers; then do what is due, now, every minute, and when the vault is another."""
        self.offers_face = await self._face.offered()
        self._vault.subscribe(self._changed)
        self._again()

    async def try_again(self) -> None:
        """As `DeviceKeys.try_again`."""
        await self._secrets.load()
        self._vault.try_again()

    async def let_face_open(self, kode: str, reason: str, cancel: str) -> bool:
        """As `DeviceKeys.let_face_open`."""
        self._vault.confirms(kode)
        secret = new_secret()
        self._keeping = tag(secret)
        try:
            self._secrets.note_face(self._keeping)
            await self._face.keep(_name(self._keeping), secret.hex())
            if await self._face.fetch(_name(self._keeping), reason, cancel) != secret.hex():
                return False
            self._vault.let_face_open(secret)
        except (KeystoreError, NotRecognised, NoKey):
            # It may have locked by itself meanwhile.
            return False
        finally:
            self._keeping = None
            self._tidy_soon()
        return True

    async def let_no_face_open(self) -> None:
        """As `DeviceKeys.let_no_face_open`."""
        self._vault.let_no_face_open()
        self._tidy_soon()

    async def unlock_with_face(self, reason: str, cancel: str) -> Face:
        """As `DeviceKeys.unlock_with_face`."""
        one = self._vault.face_tag
        if one is None or not self._vault.face_may_open:
            return Face.NOT_NOW
        try:
            found = await self._face.fetch(_name(one), reason, cancel)
            if found is not None:
                self._vault.unlock_with_face(bytes.fromhex(found))
                return Face.OPENED
        except (KeystoreError, NotRecognised, NeedsKode):
            return Face.NOT_NOW
        except (ValueError, WrongKode):
            pass
        # Gone, or other faces and fingers than before: the kode is asked for, and it is turned on anew or not at all.
        with contextlib.suppress(OSError):
            self._vault.let_no_face_open()
        return Face.GONE

    def _changed(self) -> None:
        # Told of every word that is saved; here only another workbook or another face matters.
        needs = self._vault.id, self._vault.face_tag
        if needs != self._needs:
            self._needs = needs
            self._tidy_soon()

    def _again(self) -> None:
        asyncio.get_running_loop().call_later(EVERY_S, self._again)
        self._tidy_soon()

    def _tidy_soon(self) -> None:
        if self._tidying is None or self._tidying.done():
            self._tidying = asyncio.get_running_loop().create_task(unheard(self._tidy)())

    async def _tidy(self) -> None:
        self.offers_face = await self._face.offered()
        for one in self._secrets.faces:
            if one not in {self._vault.face_tag, self._keeping}:
                with contextlib.suppress(KeystoreError):
                    await self._face.forget(_name(one))
                    self._secrets.strike_off_face(one)
        await self._secrets.tidy()


def _name(one: bytes) -> str:
    return f"face.{one.hex()}"
