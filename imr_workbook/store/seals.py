"""Seal: what stands between a document and the disk."""

from __future__ import annotations

from typing import Protocol


class Seal(Protocol):
    """Closes and opens the body of every row.

    Of a row only the body goes through it. What stands beside the body is not sealed: in `row` the table
    and the id of a document, in `outbox` the kind, id and field of a change, in `version` the kind and id
    of a record, in `meta` the name of a note; and everywhere the order in which rows were first written.
    """

    def seal(self, table: str, row_id: str, plain: bytes) -> bytes:
        """The bytes to keep; `table` and `row_id` are bound to them."""

    def unseal(self, table: str, row_id: str, kept: bytes) -> bytes:
        """The bytes that were given to `seal`; raises StoreDamaged when they are not those."""


class Unsealed:
    """Format 0: the bytes as they are."""

    def seal(self, table: str, row_id: str, plain: bytes) -> bytes:  # noqa: ARG002
        """The same bytes."""
        return plain

    def unseal(self, table: str, row_id: str, kept: bytes) -> bytes:  # noqa: ARG002
        """The same bytes."""
        return kept
