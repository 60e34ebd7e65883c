"""A system's check of a face or a finger, and what it gives out afterwards: what is asked of it, and no more."""

from __future__ import annotations

from typing import Protocol


class NotRecognised(Exception):
    """Nobody was recognised, or the person did not want to be."""


class FaceOrFinger(Protocol):
    """Text by name, in the system's keystore, given out after a check."""

    async def offered(self) -> bool:
        """Whether this device can check a face or a finger, and knows one. Never raises."""

    async def keep(self, name: str, value: str) -> None:
        """Keep it; raises KeystoreError."""

    async def fetch(self, name: str, reason: str, cancel: str) -> str | None:
        """Check, and give it out; None where it is gone, or where the faces or fingers have become others.

        Args:
            name: under which it is kept.
            reason: told to the person, in their language.
            cancel: the word of the button that leaves it be.

        Raises:
            NotRecognised: see there.
            KeystoreError: it cannot be told now.
        """

    async def forget(self, name: str) -> None:
        """Keep it no more, without a check; raises KeystoreError."""
