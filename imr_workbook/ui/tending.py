"""Tending: what comes to be due while nobody taps is done at the start and every minute, once for all windows."""

from __future__ import annotations

import asyncio
import logging

from imr_workbook.ui.state import Drafts
from imr_workbook.vault.vault import Vault

log = logging.getLogger(__name__)

EVERY_S = 60.0


class Tending:
    """Looks after one vault for all its windows; belongs to one event loop."""

    def __init__(self, vault: Vault, drafts: Drafts) -> None:
        """Nothing happens before `begin`.

        Args:
            vault: whose workbook to look after.
            drafts: the fields of all windows.
        """
        self._vault = vault
        self._drafts = drafts
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Look now, and every minute from now on."""
        if self._timer is None:
            self._again()

    def look(self) -> None:
        """Do what is due. What cannot be done now is tried again at the next look: nobody asked for it now."""
        try:
            if self._vault.workbook.tend():
                self.destroy()
            self._vault.seen.look()
            self._vault.backups.tend()
        except Exception as error:
            log.error("tending: %s", type(error).__name__)
            log.debug("tending", exc_info=True)

    def destroy(self) -> None:
        """Delete everything, words that are being written too; the app starts again as new.

        Raises:
            OSError, StoreError: not everything could be deleted.
        """
        self._drafts.forget()
        self._vault.destroy()

    def _again(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(EVERY_S, self._again)
        self.look()
