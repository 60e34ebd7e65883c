"""Where a system keeps secrets for an app, as Keychain and Keystore do: what is asked of it, and no more."""

from __future__ import annotations

from typing import Protocol


class KeystoreError(Exception):
    """It did not answer, or not so that it can be understood. It is never taken for empty."""


class Keystore(Protocol):
    """Text by name. That something is written says not that it is there after the power went; reading it later does."""

    async def read(self, name: str) -> str | None:
        """What is kept under a name; None only where it is certain that there is nothing.

        Raises:
            KeystoreError: it cannot be told now.
        """

    async def write(self, name: str, value: str) -> None:
        """Keep it under a name, in place of what was there; raises KeystoreError."""

    async def remove(self, name: str) -> None:
        """Keep nothing under a name; raises KeystoreError."""
