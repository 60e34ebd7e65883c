"""The ring of one data folder and the device secret that it is under: written together, and put under another one.

At every moment the ring that stands on the disk opens with a secret that is kept. Ended anywhere, there is at
most one secret too many, which is destroyed the next time.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from imr_workbook.crypto.errors import Refused
from imr_workbook.vault.ring import Ring
from imr_workbook.vault.ring_file import RingFile
from imr_workbook.vault.tags import tag


class SecretKeeper(Protocol):
    """Where the device secret is kept, and beside it, for a while, the one that takes its place."""

    @property
    def in_keystore(self) -> bool:
        """Whether the system guards it, and no file of ours has it."""

    @property
    def unreachable(self) -> bool:
        """Whether there may be one that cannot be had now: that is never taken for none."""

    def take_better(self) -> bytes | None:
        """One that is kept in a better place, for the ring to be put under now; usually none. Raises OSError."""

    def read(self) -> tuple[bytes, ...]:
        """Those that there are."""

    def prepare(self, beside: bytes | None) -> bytes:
        """A new one, kept durably beside the one that is needed still; raises OSError."""

    def settle(self, secret: bytes | None) -> None:
        """Destroy every one but this; raises OSError."""


class KeptRing:
    """The only one that writes the ring, and has secrets made and destroyed."""

    def __init__(self, folder: Path, keeper: SecretKeeper, begun: Callable[[bytes], Ring]) -> None:
        """Read the ring, or begin one.

        Args:
            folder: held by this process.
            keeper: of the device secret.
            begun: a new ring, under the secret that it is given; called where there is no ring.

        Raises:
            RingDamaged, RingFromNewerVersion: see `RingFile.read`.
            OSError: the folder cannot be written.
        """
        self.keeper = keeper
        self._file = RingFile(folder)
        self._alike = self._file.alike()
        """Whether both copies on the disk are surely what it is."""
        self._opener: bytes | None = None
        """The secret that a ring without a tag was opened with."""
        self.ring = self._file.read() or self._begun(begun)
        """As it stands."""

    @property
    def secret(self) -> bytes | None:
        """The device secret that the ring is under, if it is there."""
        kept = self.keeper.read()
        if self.ring.secret is not None:
            return next((secret for secret in kept if tag(secret) == self.ring.secret), None)
        return self._opener or next(iter(kept), None)

    @property
    def lost(self) -> bool:
        """Whether that secret is certainly not there."""
        return self._without and not self.keeper.unreachable

    @property
    def unreachable(self) -> bool:
        """Whether that secret cannot be had now."""
        return self._without and self.keeper.unreachable

    @property
    def _without(self) -> bool:
        if self.ring.secret is not None:
            return self.secret is None
        return self.keeper.unreachable and not self.keeper.read()

    def opened(self, slot: Callable[[bytes], bytes]) -> tuple[bytes, bytes]:
        """What a slot gives for the secret that it is under, and that secret.

        It is the one that the tag tells, which is not relied on: all that are kept are tried.

        Raises:
            Refused: it is under none of them.
        """
        now, kept = self.secret, self.keeper.read()
        for secret in dict.fromkeys(kept if now is None else (now, *kept)):
            with contextlib.suppress(Refused):
                found = slot(secret)
                self._opener = secret
                return found, secret
        raise Refused

    def begin(self, begun: Callable[[bytes], Ring]) -> None:
        """Begin another one, where nothing is sealed any more; as the class does."""
        self.ring = self._begun(begun)
        self.settle_if_it_can_be()

    def keep(self, ring: Ring) -> None:
        """Write it in place of the one that stands.

        Raises:
            OSError: the one before stands.
        """
        try:
            self._file.write(ring)
        except OSError:
            # One copy may have it all the same: what is written from now on must be newer.
            self.ring = self.ring.model_copy(update={"serial": ring.serial + 1})
            self._alike = False
            with contextlib.suppress(OSError):
                self._file.write(self.ring)
                self._alike = True
            raise
        self.ring = ring
        self._alike = True

    def turn(self, turned: Callable[[bytes], Ring]) -> None:
        """Put the ring under a new device secret, and destroy the old one: what that opened opens no more.

        The new one is durable before the ring is written, and the old one there until it is: ended anywhere
        in between, the ring that stands opens.

        Args:
            turned: the ring under the secret that it is given.

        Raises:
            OSError: it could not be made durable; what opened before still does.
        """
        self.settle()
        new = self.keeper.prepare(self.secret)
        self.keep(turned(new).under(new))
        self.settle_if_it_can_be()

    def move(self, moved: Callable[[bytes], Ring]) -> None:
        """Put the ring under a secret that is kept in a better place, if there is one. Otherwise, next time.

        Args:
            moved: as for `turn`.
        """
        with contextlib.suppress(OSError):
            self.settle()
            better = self.keeper.take_better()
            if better is None:
                return
            self.keep(moved(better).under(better))
            self.settle()

    def settle(self) -> None:
        """Destroy every device secret but the one that the ring is under; nothing where that is not known.

        Raises:
            OSError: it is tried again at the next opening. The one that is needed is there.
        """
        now = self.secret
        if self.ring.secret is None or now is None:
            return
        if not self._alike:
            # A copy that is under another secret must not be the only one that is left one day.
            self.keep(self.ring.again())
        self.keeper.settle(now)

    def settle_if_it_can_be(self) -> None:
        """As `settle`; where it cannot be done now, another time."""
        with contextlib.suppress(OSError):
            self.settle()

    def _begun(self, begun: Callable[[bytes], Ring]) -> Ring:
        # Where nothing is sealed, no secret is needed any more.
        secret = self.keeper.prepare(None)
        ring = begun(secret).under(secret)
        self._file.write(ring)
        self._alike = True
        return ring
