"""The store without its seal, which the app never uses: what sealing costs is the difference."""

from __future__ import annotations

import json


class Unsealed:
    """Rows as they are, under names that can be read."""

    def name(self, *parts: str) -> bytes:
        """The parts themselves."""
        return json.dumps(parts).encode()

    def seal(self, name: bytes, plain: bytes) -> bytes:  # noqa: ARG002
        """The bytes themselves."""
        return plain

    def unseal(self, name: bytes, kept: bytes) -> bytes:  # noqa: ARG002
        """The bytes themselves."""
        return kept
