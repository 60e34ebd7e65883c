"""Change: one field of one record given a value. The only thing that travels between devices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from imr_workbook.domain.stamps import Stamp

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""What a field may hold. Values are treated as immutable: replaced, never edited in place."""

SCHEMA = 1
"""Version of the meaning of kinds and fields that this code writes."""

DELETED = "deleted"
"""The field that hides a record; later edits of other fields do not bring it back."""

PURGED = "purged"
"""The field that empties a record for good: nothing written up to its stamp stands in any copy, whatever its value."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record given a value at one moment."""

    record_id: str
    """Id of the record, unique within its kind."""
    kind: str
    """Kind of record; kinds from a later version are carried unread."""
    field: str
    """Name of the field; unknown fields are carried unread."""
    value: Json
    """The new value, whole."""
    stamp: Stamp
    """When and where it was written."""
    base: Stamp | None = None
    """Stamp of the value that the writer saw in this field, or none."""
    schema: int = SCHEMA
    """Version of kinds and fields that the writer knew."""
