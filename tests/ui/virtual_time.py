"""An event loop whose time passes at once: nothing waits, and every moment is exact."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any


class _Skipping(selectors.DefaultSelector):
    """Instead of waiting so long, it is so much later."""

    now_s = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        assert timeout is not None, "waits for ever"
        self.now_s += max(0.0, timeout)
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    """Timers run in their order, at exactly their times."""

    def __init__(self) -> None:
        self._skipping = _Skipping()
        super().__init__(self._skipping)

    def time(self) -> float:
        return self._skipping.now_s

    def pass_by(self, seconds: float) -> None:
        """So much time goes by in a call that holds up the loop."""
        self._skipping.now_s += seconds


def in_virtual_time(story: Coroutine[Any, Any, None]) -> None:
    """Run a story to its end; its `asyncio.sleep` takes no time."""
    loop = VirtualLoop()
    try:
        loop.run_until_complete(story)
    finally:
        loop.close()
