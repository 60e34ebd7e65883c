"""How records and changes are written down: the file format, in one place.

What is not of this form was not written by this code: reading it raises StoreDamaged.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Record, Value
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import Version
from imr_workbook.store.store import StoreDamaged

P = ParamSpec("P")
R = TypeVar("R")


def _reads(read: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(read)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return read(*args, **kwargs)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise StoreDamaged(read.__name__) from error

    return checked


def record_document(record: Record) -> dict[str, Any]:
    """`{v, fields: {name: [value, stamp, base]}}`."""
    return {"v": record.schema, "fields": {name: _value(value) for name, value in record.fields.items()}}


@_reads
def document_record(kind: str, record_id: str, document: dict[str, Any]) -> Record:
    """The record that `record_document` wrote."""
    fields = {name: _read_value(written) for name, written in document["fields"].items()}
    return Record(kind, record_id, fields, document["v"])


def change_document(change: Change) -> dict[str, Any]:
    """A change as it waits in the outbox."""
    return {
        "record": change.record_id,
        "kind": change.kind,
        "field": change.field,
        "value": _value(Value(change.value, change.stamp, change.base)),
        "v": change.schema,
    }


@_reads
def document_change(document: dict[str, Any]) -> Change:
    """The change that `change_document` wrote."""
    value = _read_value(document["value"])
    return Change(
        document["record"],
        document["kind"],
        document["field"],
        value.content,
        value.stamp,
        value.base,
        document["v"],
    )


def version_document(version: Version) -> dict[str, Any]:
    """A kept text."""
    return {"field": version.field, "value": _value(version.value), "concurrent": version.concurrent}


@_reads
def document_version(kind: str, record_id: str, document: dict[str, Any]) -> Version:
    """The version that `version_document` wrote."""
    return Version(kind, record_id, document["field"], _read_value(document["value"]), document["concurrent"])


@_reads
def read_stamp(text: str | None) -> Stamp | None:
    """The stamp that was written as text, or none."""
    return None if text is None else Stamp.parse(text)


def _value(value: Value) -> list[Any]:
    return [value.content, str(value.stamp), None if value.base is None else str(value.base)]


def _read_value(written: list[Any]) -> Value:
    content, stamp, base = written
    return Value(content, Stamp.parse(stamp), None if base is None else Stamp.parse(base))
