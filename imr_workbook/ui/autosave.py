"""Autosave: keeps what is being typed, at a pause and at the latest every other second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

PAUSE_S = 0.5
"""Saved after a pause of this length …"""
LATEST_S = 2.0
"""… and at the latest this long after the first unsaved keystroke."""
RETRY_S = 3.0
"""How soon a failed save is tried again."""


class Autosave:
    """Saves the latest text of one field; belongs to one event loop.

    What could not be saved is kept and tried again until it is.
    """

    def __init__(self, save: Callable[[str], None], failed: Callable[[Exception], None]) -> None:
        self._save = save
        self._failed = failed
        self._pending: str | None = None
        self._since: float | None = None
        self._timer: asyncio.TimerHandle | None = None

    def save_with(self, save: Callable[[str], None]) -> None:
        """Use this intention from now on; a field is drawn anew with a new one."""
        self._save = save

    @property
    def pending(self) -> bool:
        """Whether something typed is not yet durable."""
        return self._pending is not None

    def typed(self, text: str) -> None:
        """Take the field's whole text after a keystroke."""
        loop = asyncio.get_running_loop()
        self._pending = text
        if self._since is None:
            self._since = loop.time()
        self._schedule(min(PAUSE_S, max(0.0, self._since + LATEST_S - loop.time())))

    def flush(self) -> None:
        """Save now what is unsaved: on blur, on leaving, when the window goes."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._pending is None:
            return
        text = self._pending
        try:
            self._save(text)
        except Exception as error:
            self._failed(error)
            self._schedule(RETRY_S)
            return
        if self._pending == text:
            self._pending = None
            self._since = None

    def _schedule(self, delay_s: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(delay_s, self.flush)
