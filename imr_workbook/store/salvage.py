"""Salvage: what can still be read in a store that SQLite cannot open any more.

SQLite's own tree is not trusted. Every page of the file and of its log is searched for what has the shape of
a row, and the seal says which of it is one: nothing is taken that was not written under the key.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from imr_workbook.crypto.sealing import OVERHEAD
from imr_workbook.domain.changes import PURGED, Change
from imr_workbook.domain.records import Record, Value, supersedes
from imr_workbook.domain.versions import Version
from imr_workbook.store.documents import document_change, document_record, document_version
from imr_workbook.store.seals import PADDED_TO, Seal
from imr_workbook.store.store import StoreDamaged

_PAGE = 4096
"""Bytes of a page, as SQLite makes every file of ours."""
_LOG_HEAD, _FRAME_HEAD = 32, 24
_NAME = 16
_TWO_NAMES, _ONE_NAME = re.compile(rb"(?=\x00\x2c\x2c)"), re.compile(rb"(?=\x00\x2c[^\x2c])")
"""The types of a row's columns, as SQLite's file format writes them: none for the key, then blobs of 16 bytes."""
_LEAST = OVERHEAD + PADDED_TO
_MOST = 1 << 26
"""Bytes of a body; a longer one was not written, only misread."""


@dataclass(frozen=True)
class Salvage:
    """What was found."""

    records: dict[tuple[str, str], Record] = field(default_factory=dict)
    """By kind and id."""
    versions: list[Version] = field(default_factory=list)
    outbox: list[Change] = field(default_factory=list)


def salvaged(files: Iterable[Path], seal: Seal) -> Salvage:
    """Everything that opens under the key, each field as it was written last.

    Args:
        files: store files, damaged or cut; the log of each lies beside it.
        seal: the one they were written with.

    Raises:
        OSError: one is there and cannot be read.
    """
    found = _Found(seal)
    for file in files:
        pages = _pages(file)
        for page, times in pages.all():
            found.take(pages, page, times)
    return found.told()


class _Pages:
    """The pages of a file and of its log, which has a page as it stood at several times.

    A time is the number of a frame of the log: what stood when the log had no more than the frames up to it.
    """

    def __init__(self, data: bytes, frames: list[tuple[int, bool, bytes]]) -> None:
        self._data = data
        self._frames = frames
        self._versions: dict[int, list[int]] = defaultdict(list)
        for at, (number, _ends, _page) in enumerate(frames):
            self._versions[number].append(at)

    def all(self) -> Iterator[tuple[bytes, tuple[int, ...]]]:
        """Every page of the file and every frame of the log, each with the times at which it may have stood."""
        first, last = -1, len(self._frames) - 1
        for at in range(0, len(self._data), _PAGE):
            yield self._data[at : at + _PAGE], (last, first)
        end = last
        for at in range(last, -1, -1):
            _number, ends, page = self._frames[at]
            end = at if ends else end
            yield page, (end, last, first)

    def page(self, number: int, time: int) -> bytes:
        """A page by its number, counted from 1, as it stood at a time; empty where there is none."""
        versions = self._versions.get(number, [])
        if later := bisect_right(versions, time):
            return self._frames[versions[later - 1]][2]
        at = (number - 1) * _PAGE
        return self._data[at : at + _PAGE] if number > 0 else b""


def _pages(file: Path) -> _Pages:
    log = file.with_name(f"{file.name}-wal")
    data, written = (path.read_bytes() if path.exists() else b"" for path in (file, log))
    step = _FRAME_HEAD + _PAGE
    frames = []
    for at in range(_LOG_HEAD, len(written), step):
        number, ends = (int.from_bytes(written[at + part : at + part + 4], "big") for part in (0, 4))
        frames.append((number, ends > 0, written[at + _FRAME_HEAD : at + step]))
    return _Pages(data, frames)


class _Found:
    """Gathers rows."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal
        self._fields: dict[tuple[str, str], dict[str, Value]] = defaultdict(dict)
        self._schemas: dict[tuple[str, str], int] = {}
        self._outbox: dict[tuple[str, str, str], Change] = {}
        self._named: dict[bytes, list[dict[str, Any]]] = defaultdict(list)
        self._met: set[bytes] = set()

    def take(self, pages: _Pages, page: bytes, times: tuple[int, ...]) -> None:
        """Take every row of a page that opens, when what it overflows to is as it stood at one of these times."""
        for match in _TWO_NAMES.finditer(page):
            for names, content in self._opened(pages, page, times, match.start() + 3, 2):
                if isinstance(content, list) and len(content) == 3 and len(names) == 2 * _NAME:
                    self._take_record(*content)
        for match in _ONE_NAME.finditer(page):
            for name, content in self._opened(pages, page, times, match.start() + 2, 1):
                if isinstance(content, dict):
                    self._take_named(name, content)

    def _opened(
        self, pages: _Pages, page: bytes, times: tuple[int, ...], at: int, names: int
    ) -> Iterator[tuple[bytes, Any]]:
        """The names and the content of the row whose body's type stands at `at`; nothing where there is none."""
        kind, begin = _varint(page, at)
        length = (kind - 12) // 2
        if kind % 2 or not _LEAST <= length <= _MOST or (length - OVERHEAD) % PADDED_TO:
            return
        # In front of the types stands one byte with their length.
        head = begin - (at - names - 2)
        for payload in _payloads(pages, page, times, begin, head, names * _NAME + length):
            name, body = payload[: names * _NAME], payload[names * _NAME :]
            if body in self._met:
                return
            try:
                content = json.loads(self._seal.unseal(name, body).decode("utf-8", "surrogatepass"))
            except (StoreDamaged, ValueError):
                continue
            self._met.add(body)
            yield name, content
            return

    def _take_record(self, kind: str, record_id: str, document: dict[str, Any]) -> None:
        try:
            record = document_record(kind, record_id, document)
        except StoreDamaged:
            return
        self._take(record)

    def _take_named(self, name: bytes, document: dict[str, Any]) -> None:
        if "concurrent" in document:
            self._named[name].append(document)
            return
        try:
            change = document_change(document)
        except StoreDamaged:
            return
        key = (change.kind, change.record_id, change.field)
        before = self._outbox.get(key)
        if before is None or change.stamp > before.stamp:
            self._outbox[key] = change
        value = Value(change.value, change.stamp, change.base)
        self._take(Record(change.kind, change.record_id, {change.field: value}, change.schema))

    def _take(self, record: Record) -> None:
        key = record.kind, record.id
        fields = self._fields[key]
        for name, value in record.fields.items():
            if name not in fields or supersedes(value, fields[name]):
                fields[name] = value
        self._schemas[key] = max(record.schema, self._schemas.get(key, 0))

    def told(self) -> Salvage:
        records = {
            (kind, record_id): Record(kind, record_id, _standing(fields), self._schemas[kind, record_id])
            for (kind, record_id), fields in self._fields.items()
        }
        versions = [version for record in records.values() for version in self._versions(record)]
        outbox = [
            change
            for key, change in self._outbox.items()
            if key[2] in records[key[:2]].fields and records[key[:2]].fields[key[2]].stamp == change.stamp
        ]
        return Salvage(records, versions, sorted(outbox, key=lambda change: change.stamp))

    def _versions(self, record: Record) -> Iterator[Version]:
        name = self._seal.name("version", json.dumps((record.kind, record.id)))
        purged = record.purged
        for document in self._named.get(name, []):
            try:
                version = document_version(record.kind, record.id, document)
            except StoreDamaged:
                continue
            if purged is None or version.value.stamp > purged:
                yield version


def _standing(fields: dict[str, Value]) -> dict[str, Value]:
    """Without what was purged."""
    purged = fields.get(PURGED)
    if purged is None:
        return fields
    return {name: one for name, one in fields.items() if name == PURGED or one.stamp > purged.stamp}


def _payloads(
    pages: _Pages, page: bytes, times: tuple[int, ...], begin: int, head: int, length: int
) -> Iterator[bytes]:
    """What follows a row's head, from its page and from those that it overflows to; each of what it may have been.

    Args:
        pages: where those lie that it overflows to.
        page: the one it begins in.
        times: at which these may have belonged together, the likeliest first.
        begin: where it begins in its page.
        head: bytes of the head, which count as a part of it.
        length: bytes of it without the head.
    """
    here = _here(head + length) - head
    if here >= length:
        found = [page[begin : begin + length]]
    else:
        after = int.from_bytes(page[begin + here : begin + here + 4], "big")
        rests = (_overflow(pages, time, after, length - here) for time in dict.fromkeys(times))
        found = [page[begin : begin + here] + rest for rest in rests]
    yield from (payload for payload in dict.fromkeys(found) if len(payload) == length)


def _overflow(pages: _Pages, time: int, number: int, length: int) -> bytes:
    """So much of a row from this page on, as it stood at a time; less where it is not there."""
    parts, left = [b""], length
    while left > 0 and len(more := pages.page(number, time)) > 4:
        parts.append(more[4 : 4 + left])
        left, number = left - len(parts[-1]), int.from_bytes(more[:4], "big")
    return b"".join(parts)


def _here(payload: int) -> int:
    """How much of so long a row stands in its own page: SQLite's file format, 1.6."""
    most, least = _PAGE - 35, (_PAGE - 12) * 32 // 255 - 23
    if payload <= most:
        return payload
    spilt = least + (payload - least) % (_PAGE - 4)
    return spilt if spilt <= most else least


def _varint(page: bytes, at: int) -> tuple[int, int]:
    """A number of SQLite's file format, and where it ends; of four bytes at most, for more is none of ours."""
    value = 0
    for end in range(at, min(at + 4, len(page))):
        value = value << 7 | page[end] & 0x7F
        if page[end] < 0x80:
            return value, end + 1
    return 0, at
