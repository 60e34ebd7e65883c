"""Files on their way in from the page: each is expected once, comes in pieces, and lies in memory alone."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field

PATH = "/ind"
"""Files come to paths under this one, and nothing else does."""


class NotAsExpected(Exception):
    """More came than was expected, or the end of it did not."""


@dataclass(frozen=True)
class Expected:
    """One file that the page may send."""

    size: int
    """Bytes; not one more is taken."""
    content: asyncio.Future[bytes]
    """What came; raises NotAsExpected."""
    key: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """32 random bytes as text: nobody else sends a file in its place."""

    @property
    def path(self) -> str:
        """Where the page sends it."""
        return f"{PATH}/{self.key}"


class Incoming:
    """Those of one run; belongs to one event loop."""

    def __init__(self) -> None:
        self._expected: dict[str, Expected] = {}

    def expect(self, size: int) -> Expected:
        """Let one file of so many bytes come."""
        expected = Expected(size, asyncio.get_running_loop().create_future())
        self._expected[expected.key] = expected
        return expected

    def begun(self, key: str) -> Expected | None:
        """The file that comes with this key, the first time that it is asked for; else none."""
        return self._expected.pop(key, None)

    def forget(self, expected: Expected) -> None:
        """It is waited for no more."""
        self._expected.pop(expected.key, None)
