"""The device secret in the system's keystore, and in a file only while one gives way to another.

A keystore may lose what it was told to keep: one confirms before it has written, another writes all it has
anew for each entry. So nothing is ever written to it while the secret that the ring is under is in it alone:

1. A secret begins in the file, beside which the keystore is given another one, which waits.
2. When the app is started again and finds that one in the keystore, the ring is put under it, and the file destroyed.
3. When the secret is to be another, it begins in the file again, and then the entry is removed.

Ended anywhere, the secret that the ring is under is in the file, or in the keystore and found there before.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from imr_workbook.device.keystore import Keystore, KeystoreError
from imr_workbook.device.secret_file import SECRET_BYTES, SecretFile, new_secret
from imr_workbook.vault.entries import EntriesFile
from imr_workbook.vault.ring_file import RingDamaged, RingFile, RingFromNewerVersion
from imr_workbook.vault.tags import tag


class KeystoreSecrets:
    """Keeps the device secret of one data folder; `load` before the vault is opened, `tidy` from time to time.

    What was fetched stays in the memory of the process while it runs.
    """

    def __init__(self, folder: Path, keystore: Keystore) -> None:
        self._folder = folder
        self._keystore = keystore
        self._file = SecretFile(folder)
        self._entries = EntriesFile(folder)
        self._fetched: dict[bytes, bytes] = {}
        """By tag, what was found in the keystore as this process began."""
        self._removed: set[bytes] = set()
        self._given = False
        """Whether the keystore was given a new one by this process: once is enough, also where it failed."""
        self._now: bytes | None = None
        """The secret that the ring is under, as far as it is known."""
        self.unreachable = False
        """Whether the secret may be in the keystore, which does not tell."""

    @property
    def in_keystore(self) -> bool:
        """Whether the system guards the secret, and no file has it."""
        return self._now is not None and self._now not in self._file.read()

    async def load(self) -> None:
        """Fetch what there is; nothing is given to the keystore. May be tried again where it was `unreachable`."""
        try:
            ring = RingFile(self._folder).read()
        except (RingDamaged, RingFromNewerVersion):
            # The vault says so itself.
            return
        needed = None if ring is None else ring.secret
        here = {tag(secret) for secret in self._file.read()}
        before = noted = self._entries.read()
        unreachable = False
        for one in dict.fromkeys((*noted.there, *([] if needed is None or needed in here else [needed]))):
            if self._given and one == noted.waiting:
                # This process gave it: that it is found proves nothing.
                continue
            try:
                found = await self._read(one)
            except KeystoreError:
                unreachable = unreachable or (one == needed and one not in here)
                continue
            if found is not None:
                self._fetched[one] = found
                noted = noted.with_one(one)
            elif one != needed:
                noted = noted.without(one)
        self.unreachable = unreachable
        if noted != before:
            with contextlib.suppress(OSError):
                self._entries.write(noted)

    async def tidy(self) -> None:
        """Remove entries that are needed no more, and see that one waits; nothing while the ring needs the keystore.

        What cannot be done is done another time.
        """
        if self.unreachable or not self._file.read() or self.in_keystore:
            return
        with contextlib.suppress(KeystoreError, OSError):
            await self._remove_old()
            if not self._given and self._entries.read().waiting is None:
                self._given = True
                await self._give()

    # of a face or a finger ---------------------------------------------------------------------

    @property
    def faces(self) -> tuple[bytes, ...]:
        """Tags of the secrets that may stand in the keystore for a face or a finger."""
        return self._entries.read().faces

    def note_face(self, one: bytes) -> None:
        """One is about to be kept; raises OSError."""
        self._entries.write(self._entries.read().with_face(one))

    def strike_off_face(self, one: bytes) -> None:
        """One is kept no more; raises OSError."""
        self._entries.write(self._entries.read().without_face(one))

    # as a vault's keeper ----------------------------------------------------------------------

    def read(self) -> tuple[bytes, ...]:
        """Those in the file first, then those that were fetched."""
        return (*self._file.read(), *self._fetched.values())

    def prepare(self, beside: bytes | None) -> bytes:
        """A new one, in the file; as `SecretFile.prepare`."""
        return self._file.prepare(beside)

    def take_better(self) -> bytes | None:
        """The one that waited in the keystore since before this process began; from now on it waits no more.

        Raises:
            OSError: that could not be noted. It goes on waiting.
        """
        noted = self._entries.read()
        if noted.waiting is None or noted.waiting not in self._fetched:
            return None
        # Noted before it is used: once it has been needed, it must never wait again.
        self._entries.write(noted.without_waiting())
        return self._fetched[noted.waiting]

    def settle(self, secret: bytes | None) -> None:
        """Destroy every other one in the file at once, and in the keystore at the next `tidy`; raises OSError."""
        self._file.settle(secret)
        self._now = secret
        waiting = self._entries.read().waiting
        keep = {waiting, None if secret is None else tag(secret)}
        self._fetched = {one: found for one, found in self._fetched.items() if one in keep}

    # inside ----------------------------------------------------------------------------------

    async def _remove_old(self) -> None:
        noted = self._entries.read()
        for one in noted.there:
            if one != noted.waiting and one not in self._removed:
                await self._keystore.remove(_name(one))
                # It is struck off when it is not found at a later start.
                self._removed.add(one)

    async def _give(self) -> None:
        new = new_secret()
        self._entries.write(self._entries.read().with_waiting(tag(new)))
        await self._keystore.write(_name(tag(new)), new.hex())

    async def _read(self, one: bytes) -> bytes | None:
        found = await self._keystore.read(_name(one))
        if found is None:
            return None
        try:
            secret = bytes.fromhex(found)
        except ValueError:
            raise KeystoreError from None
        if len(secret) != SECRET_BYTES or tag(secret) != one:
            # It has something, and not what was given: that is no ”none”.
            raise KeystoreError
        return secret


def _name(one: bytes) -> str:
    return f"device.{one.hex()}"
