"""Locking: by hand or by itself after a while; what could not be saved is kept sealed meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from imr_workbook.crypto.sealing import seal, unseal
from imr_workbook.ui.state import Drafts
from imr_workbook.vault.vault import Vault

_DRAFTS = "drafts"
"""What the key for unsaved words is for."""


class Locking:
    """Watches over one vault for all its windows; belongs to one event loop."""

    def __init__(self, vault: Vault, drafts: Drafts, wall: Callable[[], float] = time.time) -> None:
        """Watch from now on.

        Args:
            vault: what to lock.
            drafts: the fields of all windows.
            wall: seconds by the clock on the wall, which goes on while the device sleeps.
        """
        self._vault = vault
        self._drafts = drafts
        self._wall = wall
        self._last = self._now()
        self._timer: asyncio.TimerHandle | None = None
        self._away = False
        vault.subscribe(self._changed)

    def touched(self) -> bool:
        """Somebody is there: the time begins anew.

        Returns:
            False where the time had run out, and it has locked: the tap was on what must not be seen.
        """
        if self.check():
            return False
        self._last = self._now()
        self._watch()
        return True

    def check(self) -> bool:
        """Lock if nobody was there for as long as was chosen: after a sleep no timer has told of it.

        Returns:
            Whether it locked.
        """
        if self._left_s() > 0:
            return False
        self.lock()
        return True

    def lock(self) -> None:
        """Save what can be saved, seal what cannot, and lock; nothing where there is no kode."""
        if self._vault.locked or not self._vault.has_kode:
            return
        key = self._vault.key_for(_DRAFTS)
        self._drafts.put_away(lambda text: seal(key, text))
        self._away = True
        self._vault.lock()

    def _changed(self) -> None:
        if not self._vault.locked and self._away:
            self._away = False
            key = self._vault.key_for(_DRAFTS)
            self._drafts.bring_back(lambda box: unseal(key, box))

    def _left_s(self) -> float:
        if self._vault.locked or not self._vault.has_kode:
            return 1.0
        since = max(now - last for now, last in zip(self._now(), self._last, strict=True))
        return self._vault.lock_after * 60 - since

    def _now(self) -> tuple[float, float]:
        # The one stands still while the device sleeps, the other can be set back.
        return time.monotonic(), self._wall()

    def _watch(self) -> None:
        if self._timer is None and not self._vault.locked and self._vault.has_kode:
            self._timer = asyncio.get_running_loop().call_later(max(self._left_s(), 1.0), self._due)

    def _due(self) -> None:
        self._timer = None
        self.check()
        self._watch()
