"""The form of the machine-readable copy. `docs/export.schema.json` is made from these classes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT: Literal["arbejdsbog"] = "arbejdsbog"
FORM: Literal[1] = 1
"""Raised when a program that reads the file must be changed."""

StampText = Annotated[str, Field(pattern=r"^[0-9]{13}-[0-9a-f]{4}-[0-9A-Za-z]{1,64}$")]
"""Milliseconds since 1970 UTC, a counter in hex that tells changes of one millisecond apart, the writing device."""
Name = Annotated[str, Field(min_length=1, max_length=400)]


class _Form(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True, defer_build=True
    )


class FieldForm(_Form):
    """One field of a record."""

    value: Any
    """What the field holds: any JSON value."""
    stamp: StampText
    """When and on which device it was written; the later stamp stands."""
    base: StampText | None
    """Stamp of the value that its writer saw in this field, or none."""


class RecordForm(_Form):
    """One goal, answer, contact … Removed ones have a field `deleted` that is true."""

    kind: Name
    """Kind of record, as the glossary has them; kinds of later versions are carried unread."""
    id: Name
    """Unique within its kind."""
    v: Annotated[int, Field(ge=1)]
    """Highest version of the meaning of kinds and fields that has written to it."""
    fields: Annotated[dict[Name, FieldForm], Field(min_length=1)]
    """By name; unknown fields are carried unread."""


class VersionForm(_Form):
    """A text that no longer stands in its field."""

    kind: Name
    """Kind of the record."""
    id: Name
    """Id of the record."""
    field: Name
    """Name of the field."""
    value: Any
    """The text."""
    stamp: StampText
    """When and on which device it was written."""
    base: StampText | None
    """Stamp of the value that its writer saw, or none."""
    concurrent: bool
    """Whether it was written at the same time as another, on another device."""


class CopyForm(_Form):
    """A whole workbook."""

    format: Literal["arbejdsbog"]
    """Tells the file from others."""
    form: Literal[1]
    """Version of this form."""
    made: str
    """When the copy was taken: ISO 8601 with the difference from UTC."""
    app: str
    """Version of the app that made it."""
    records: list[RecordForm]
    """Every record, sorted by kind and id."""
    versions: list[VersionForm]
    """Every kept earlier text, those of one field with the first written first."""
