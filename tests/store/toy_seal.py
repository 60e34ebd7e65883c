"""A seal for tests: no secret in it, but it can tell whether anything goes past it."""

from __future__ import annotations

import hashlib

from imr_workbook.store.store import StoreDamaged


class ToySeal:
    """Hides what is plain and binds it to its table and id."""

    def seal(self, table: str, row_id: str, plain: bytes) -> bytes:
        return _tag(table, row_id, plain) + _mixed(plain)

    def unseal(self, table: str, row_id: str, kept: bytes) -> bytes:
        plain = _mixed(kept[32:])
        if _tag(table, row_id, plain) != kept[:32]:
            raise StoreDamaged("seal")
        return plain


def _tag(table: str, row_id: str, plain: bytes) -> bytes:
    parts = (table.encode("utf-8", "surrogatepass"), row_id.encode("utf-8", "surrogatepass"), plain)
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()


def _mixed(data: bytes) -> bytes:
    return bytes(byte ^ 0xA5 for byte in data)
