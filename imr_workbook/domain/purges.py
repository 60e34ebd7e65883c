"""Purges: what is known to have been emptied for good, and whether a copy may still hold some of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from imr_workbook.domain.records import Record
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.state import WorkbookState

Purges: TypeAlias = "dict[tuple[str, str], Stamp]"
"""(kind, record id) -> up to when nothing that was written into it stands."""

MARK_BYTES = 16


def purges(records: Iterable[Record]) -> Purges:
    """Those that are known from these records."""
    return {(one.kind, one.id): one.purged for one in records if one.purged is not None}


def purges_in(state: WorkbookState) -> Purges:
    """Those that a whole workbook knows of."""
    return purges(_every(state))


def mark(known: Purges) -> bytes:
    """16 bytes: the same for the same purges."""
    lines = sorted(f"{kind}\n{record_id}\n{stamp}" for (kind, record_id), stamp in known.items())
    return hashlib.blake2b(
        "\n\n".join(lines).encode("utf-8", "surrogatepass"), digest_size=MARK_BYTES
    ).digest()


def lacks(copy: Purges, now: Purges) -> bool:
    """Whether a copy that knows of some purges may hold what was purged since; that it knows of more is no matter."""
    return any((known := copy.get(key)) is None or known < stamp for key, stamp in now.items())


def _every(state: WorkbookState) -> Iterator[Record]:
    for records in state.kinds.values():
        yield from records.values()
