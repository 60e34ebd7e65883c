"""Autosave: keeps what is being typed, at a pause and at the latest every other second after it was typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

PAUSE_S = 0.5
"""Saved after a pause of this length …"""
LATEST_S = 1.5
"""… and at the latest this long after the first unsaved keystroke came. Two seconds are promised from the keyboard:
what is left is for the keystroke's way to here, and for the disk."""
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
        self._retry: float | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._sealed: bytes | None = None

    def save_with(self, save: Callable[[str], None]) -> None:
        """Use this intention from now on; a field is drawn anew with a new one."""
        self._save = save

    @property
    def pending(self) -> bool:
        """Whether something typed is not yet durable."""
        return self._pending is not None

    def typed(self, text: str) -> None:
        """Take the field's whole text after a keystroke."""
        self._loop = asyncio.get_running_loop()
        self._pending = text
        now = self._loop.time()
        if self._since is None:
            self._since = now
        latest = self._since + LATEST_S
        # Writing on does not put off a save that is to be tried again.
        due = latest if self._retry is None else min(latest, self._retry)
        self._schedule(min(PAUSE_S, max(0.0, due - now)))

    def flush(self) -> None:
        """Save now what is unsaved: on blur, on leaving, when the window goes."""
        self._cancel()
        if self._pending is None:
            return
        text, self._since = self._pending, None
        try:
            self._save(text)
        except Exception as error:
            # Before it is told: whatever goes wrong with the telling, the text is tried again.
            self._schedule(RETRY_S)
            self._retry = None if self._loop is None else self._loop.time() + RETRY_S
            self._failed(error)
            return
        self._retry = None
        if self._pending == text:
            self._pending = None
            self._cancel()

    def hand_over(self) -> str | None:
        """What is unsaved, for another field to save; here there is nothing more to do."""
        self._cancel()
        text, self._pending, self._since, self._retry = self._pending, None, None, None
        return text

    def put_away(self, seal: Callable[[bytes], bytes]) -> None:
        """Keep what is unsaved sealed and no other way; nothing is tried until it is brought back."""
        text = self.hand_over()
        if text is not None:
            self._sealed = seal(text.encode("utf-8", "surrogatepass"))

    def bring_back(self, unseal: Callable[[bytes], bytes]) -> None:
        """Try again to save what was put away, unless the field has been written in since."""
        sealed, self._sealed = self._sealed, None
        if sealed is not None and self._pending is None:
            self._pending = unseal(sealed).decode("utf-8", "surrogatepass")
            self._schedule(0.0)

    def _schedule(self, delay_s: float) -> None:
        self._cancel()
        if self._loop is not None and not self._loop.is_closed():
            self._timer = self._loop.call_later(delay_s, self.flush)

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
