"""The machine-readable copy: everything in the workbook as JSON, and back.

Reading believes nothing: a file can be another program's, cut short, or changed by somebody.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple, NoReturn

from pydantic import ValidationError

from imr_workbook import __version__
from imr_workbook.domain.nesting import refuse_nested
from imr_workbook.domain.records import Record, Value
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import Version
from imr_workbook.export.machine_form import FORM, FORMAT, CopyForm, FieldForm, RecordForm, VersionForm

MOST_BYTES = 12 * 1024 * 1024
"""Nine months are less than one megabyte."""
MOST_DEEP = 20
"""How deep values may lie in each other; ours lie three deep."""

_OURS = re.compile(rb'\s*\{\s*"format"\s*:\s*"arbejdsbog"')
_END = re.compile(rb"\]\s*\}\s*$")
_HALF = re.compile("[\ud800-\udfff]")


class UnreadableCopy(Exception):
    """The file cannot be taken in. Nothing was changed."""


class NotACopy(UnreadableCopy):
    """It is something else than a copy of a workbook."""


class CutShort(UnreadableCopy):
    """The end of it is missing."""


class FromNewerVersion(UnreadableCopy):
    """It was made by a later version of the app than this one."""


class Altered(UnreadableCopy):
    """Something in it is not as the app writes it."""


class TooLarge(UnreadableCopy):
    """It is larger than a file from outside may be."""


class Copy(NamedTuple):
    """What a file holds."""

    records: list[Record]
    versions: list[Version]


def written_copy(records: Iterable[Record], versions: Iterable[Version], made: datetime) -> bytes:
    """The file: UTF-8, one record a line; the same for the same workbook and time.

    Args:
        records: every record.
        versions: every kept earlier text.
        made: aware.
    """
    head = {"format": FORMAT, "form": FORM, "made": made.isoformat(timespec="seconds"), "app": __version__}
    begin = _json(head).removesuffix("}")
    record_lines = ",\n".join(_json(_record(one)) for one in records)
    version_lines = ",\n".join(_json(_version(one)) for one in versions)
    text = f'{begin},\n"records": [\n{record_lines}\n],\n"versions": [\n{version_lines}\n]}}\n'
    try:
        return text.encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair can stand in what was typed: JSON can tell of it, UTF-8 cannot.
        return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text).encode()


def read_copy(data: bytes, most_bytes: int = MOST_BYTES) -> Copy:
    """What a file holds.

    Raises:
        UnreadableCopy: one of its kinds; each has one cause.
    """
    if len(data) > most_bytes:
        raise TooLarge(len(data))
    found = _parsed(data)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise NotACopy
    form = found.get("form")
    if isinstance(form, int) and form > FORM:
        raise FromNewerVersion(form)
    try:
        copy = CopyForm.model_validate(found)
    except ValidationError:
        # Its message would quote what a person wrote.
        raise Altered from None
    if _depth(found) > MOST_DEEP:
        raise Altered("depth")
    return Copy([_read_record(one) for one in copy.records], [_read_version(one) for one in copy.versions])


def schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **CopyForm.model_json_schema()}


def _parsed(data: bytes) -> Any:
    ours = _OURS.match(data.removeprefix(b"\xef\xbb\xbf")) is not None
    try:
        text = data.decode("utf-8-sig")
        refuse_nested(text)
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        if not ours:
            raise NotACopy from None
        raise (CutShort if _ends_early(error, data) else Altered)(type(error).__name__) from None


def _ends_early(error: Exception, data: bytes) -> bool:
    """Whether reading failed for want of more."""
    if isinstance(error, UnicodeDecodeError):
        return error.end >= len(data)
    if isinstance(error, json.JSONDecodeError) and error.msg.startswith("Unterminated string"):
        return True
    at_end = isinstance(error, json.JSONDecodeError) and error.pos >= len(error.doc.rstrip())
    return at_end or _END.search(data) is None


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _depth(value: Any) -> int:
    """How deep lists and objects lie in each other; goes no deeper than it must to know that it is too deep."""
    level, layer = 0, [value]
    while layer and level <= MOST_DEEP:
        inner = (
            one.values() if isinstance(one, dict) else one for one in layer if isinstance(one, dict | list)
        )
        layer = [each for found in inner for each in found]
        level += 1
    return level


def _record(record: Record) -> dict[str, Any]:
    fields = {name: _value(value) for name, value in sorted(record.fields.items())}
    return {"kind": record.kind, "id": record.id, "v": record.schema, "fields": fields}


def _version(version: Version) -> dict[str, Any]:
    place = {"kind": version.kind, "id": version.record_id, "field": version.field}
    return {**place, **_value(version.value), "concurrent": version.concurrent}


def _value(value: Value) -> dict[str, Any]:
    base = None if value.base is None else str(value.base)
    return {"value": value.content, "stamp": str(value.stamp), "base": base}


def _read_record(form: RecordForm) -> Record:
    return Record(form.kind, form.id, {name: _read_value(one) for name, one in form.fields.items()}, form.v)


def _read_version(form: VersionForm) -> Version:
    return Version(form.kind, form.id, form.field, _read_value(form), form.concurrent)


def _read_value(form: FieldForm | VersionForm) -> Value:
    base = None if form.base is None else Stamp.parse(form.base)
    return Value(form.value, Stamp.parse(form.stamp), base)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
