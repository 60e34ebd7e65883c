"""A keystore that does what the real ones do: fails, loses, is slow, and confirms before it has written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from imr_workbook.device.keystore import KeystoreError


class FakeKeystore:
    """What a system keeps for the app. One lives as long as the device; `restart` begins another process on it."""

    def __init__(self, *, writes_late: bool = False) -> None:
        self.kept: dict[str, str] = {}
        """What is there for good."""
        self.silent = False
        """Whether it answers nothing but errors."""
        self.slow = 0
        """Turns of the loop that each answer takes."""
        self.asked: list[str] = []
        """What was asked of it: `read NAME`, `write NAME`, `remove NAME`."""
        self.before: Callable[[str], None] = lambda _asked: None
        """Called before anything is done, and may raise."""
        self._late = writes_late
        self._memory: dict[str, str | None] = {}

    def restart(self, *, power_cut: bool = False) -> None:
        """The process has ended. With the power gone, what was only confirmed is not there."""
        if not power_cut:
            self._flush()
        self._memory.clear()
        self.asked.clear()
        self.before = lambda _asked: None

    def lose(self) -> None:
        """All of it is gone, and it says so as if there never had been anything."""
        self.kept.clear()
        self._memory.clear()

    async def read(self, name: str) -> str | None:
        """As `Keystore.read`."""
        await self._begin(f"read {name}")
        return self._memory[name] if name in self._memory else self.kept.get(name)

    async def write(self, name: str, value: str) -> None:
        """As `Keystore.write`."""
        await self._begin(f"write {name}")
        self._memory[name] = value
        if not self._late:
            self._flush()

    async def remove(self, name: str) -> None:
        """As `Keystore.remove`."""
        await self._begin(f"remove {name}")
        self._memory[name] = None
        if not self._late:
            self._flush()

    async def _begin(self, asked: str) -> None:
        self.asked.append(asked)
        for _turn in range(self.slow):
            await asyncio.sleep(0)
        if self.silent:
            raise KeystoreError
        self.before(asked)

    def _flush(self) -> None:
        for name, value in self._memory.items():
            if value is None:
                self.kept.pop(name, None)
            else:
                self.kept[name] = value
        self._memory.clear()
