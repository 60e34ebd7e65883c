"""Tending: what comes to be due while nobody taps is done at the start and every minute, once for all windows."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from imr_workbook.ui.state import Drafts
from imr_workbook.vault.vault import Vault

log = logging.getLogger(__name__)

EVERY_S = 60.0
COPIES_AFTER_S = 3.0
"""To make a backup takes its time, and a folder that the person chose may be slow: the screen that somebody waits for
is drawn before."""
FOLDER_RESTS = 60
"""A folder that the person chose is left alone for so many times as long as the last look at it took: one on a net that
does not answer can hold up the whole app for half a minute, and must not do so every minute."""


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
        self._copies_timer: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._folder_from_s = 0.0
        """When the folder may be looked at again, by the loop's clock."""
        self._known = self._told()

    def begin(self) -> None:
        """Look now, and every minute from now on."""
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
            self._vault.subscribe(self._changed)
            self._again()

    def look(self) -> None:
        """Do what is due. What cannot be done now is tried again at the next look: nobody asked for it now."""

        def look() -> None:
            if self._vault.workbook.tend():
                self.destroy()
            self._vault.seen.look()

        _tried(look)

    def look_after_copies(self) -> None:
        """Make a backup where one is due, beside the workbook and in the folder that the person chose; as `look`."""
        self._copies_timer = None
        _tried(self._vault.backups.tend)
        began = self._now_s()
        if began >= self._folder_from_s:
            _tried(self._vault.backups.in_folder.tend)
            ended = self._now_s()
            self._folder_from_s = ended + FOLDER_RESTS * (ended - began)

    def destroy(self) -> None:
        """Delete everything, words that are being written too; the app starts again as new.

        Raises:
            OSError, StoreError: not everything could be deleted.
        """
        self._drafts.forget()
        self._vault.destroy()

    def _again(self) -> None:
        assert self._loop is not None
        self._timer = self._loop.call_later(EVERY_S, self._again)
        self.look()
        self._look_after_copies_soon()

    def _now_s(self) -> float:
        return 0.0 if self._loop is None else self._loop.time()

    def _changed(self) -> None:
        """Opened, or something was deleted for good: the copies are not looked at a minute late."""
        if self._known != (told := self._told()):
            self._known = told
            self._look_after_copies_soon()

    def _told(self) -> tuple[bool, int]:
        return self._vault.locked, self._vault.workbook.purges

    def _look_after_copies_soon(self) -> None:
        if self._copies_timer is None and self._loop is not None and not self._loop.is_closed():
            self._copies_timer = self._loop.call_later(COPIES_AFTER_S, self.look_after_copies)


def _tried(action: Callable[[], None]) -> None:
    try:
        action()
    except Exception as error:
        log.error("tending: %s", type(error).__name__)
        log.debug("tending", exc_info=True)
