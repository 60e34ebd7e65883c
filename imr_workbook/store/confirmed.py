"""What the store has confirmed since the newest backup, written down beside it: names and stamps, no content.

It is what tells, where something in the store is damaged, how much of it is missing, to the very last thing that
was saved. It is written after each confirmation and waits for no disk: where the power goes, its end may be missing
or spoilt, and it tells of less.
"""

from __future__ import annotations

import binascii
import contextlib
from collections.abc import Callable, Iterable, Mapping
from io import FileIO
from pathlib import Path
from typing import Any, NamedTuple

from imr_workbook.device.files import open_to_append, replace_bytes
from imr_workbook.domain.changes import DELETED, PURGED, Change
from imr_workbook.domain.records import Record
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import Version
from imr_workbook.store.appended import Appended, FieldKey, Key
from imr_workbook.store.json_bytes import json_bytes, read_json
from imr_workbook.store.seals import Seal
from imr_workbook.store.store import StoreDamaged

FROM_THE_BEGINNING = 0
"""In the place of a backup's number: all that the store ever confirmed is written down."""

_NAME = b"confirmed"
_HEAD, _END = 1 << 10, 1 << 14
"""Bytes."""


class Told(NamedTuple):
    """What is written down."""

    since: int | None = None
    """The backup after which it begins, by its number; 0 for the beginning of the store, none where it is not known."""
    whole: bool = True
    """Whether every line of it could be read."""
    records: int = 0
    """How many there are, those too that were confirmed before."""
    stamps: Mapping[FieldKey, Stamp] = {}
    """The newest of each field."""
    marks: Mapping[FieldKey, bool] = {}
    """What was written then, of the fields that say whether something was deleted."""
    kept: frozenset[tuple[FieldKey, Stamp]] = frozenset()
    """Texts that were written over and kept: the field that each stood in, and when it was written."""

    def missing_in(self, record: Callable[[Key], Record | None]) -> set[Key]:
        """Those that are not there as they were confirmed last, when `record` gives what there is."""
        return {
            (kind, record_id)
            for (kind, record_id, field), stamp in self.stamps.items()
            if not stands(record((kind, record_id)), field, stamp)
        }

    def without_kept_text(
        self, record: Callable[[Key], Record | None], versions: Callable[[Key], Iterable[Version]]
    ) -> set[Key]:
        """Those of which an earlier text is gone that was kept; one may stand in its field again."""
        found = set[Key]()
        for (kind, record_id, field), stamp in self.kept:
            there, key = record((kind, record_id)), (kind, record_id)
            value = None if there is None else there.fields.get(field)
            purged = there is not None and there.purged is not None and there.purged >= stamp
            is_kept = any((one.field, one.value.stamp) == (field, stamp) for one in versions(key))
            if not (purged or is_kept or (value is not None and value.stamp == stamp)):
                found.add(key)
        return found

    def reaches(self, backup: int | None) -> bool:
        """Whether nothing is missing but what it tells of, once this backup is merged; none for no backup."""
        begins = self.since == FROM_THE_BEGINNING or (
            None not in (self.since, backup) and backup >= self.since  # type: ignore[operator]
        )
        return self.whole and begins

    def document(self) -> dict[str, Any]:
        """As it can be kept in a note."""
        changes = [
            [*field, str(stamp), *([self.marks[field]] if field in self.marks else [])]
            for field, stamp in self.stamps.items()
        ]
        kept = [[*field, str(stamp)] for field, stamp in self.kept]
        told = {"since": self.since, "whole": self.whole, "records": self.records}
        return told | {"changes": changes, "kept": kept}


def read_told(documents: Iterable[dict[str, Any]]) -> Told:
    """What was written as one or more documents, of which a later one goes on from those before."""
    told, stamps, marks = Told(), dict[FieldKey, Stamp](), dict[FieldKey, bool]()
    kept = set[tuple[FieldKey, Stamp]]()
    for document in documents:
        told = told._replace(
            since=document.get("since", told.since),
            whole=told.whole and document.get("whole", True),
            records=max(told.records, document["records"]),
        )
        for kind, record_id, field, text, *mark in document.get("changes", ()):
            key, stamp = (kind, record_id, field), Stamp.parse(text)
            if stamp >= stamps.get(key, stamp):
                stamps[key] = stamp
                if mark:
                    marks[key] = mark[0]
        for kind, record_id, field, text in document.get("kept", ()):
            kept.add(((kind, record_id, field), Stamp.parse(text)))
    return told._replace(stamps=stamps, marks=marks, kept=frozenset(kept))


def stands(record: Record | None, field: str, stamp: Stamp) -> bool:
    """Whether what was written then stands in a record, or something newer does."""
    if record is None:
        return False
    value, purged = record.fields.get(field), record.purged
    return (value is not None and value.stamp >= stamp) or (purged is not None and purged >= stamp)


def _mark(change: Change) -> list[bool]:
    return [bool(change.value)] if change.field in {DELETED, PURGED} else []


class Confirmed:
    """The file. Nothing here raises where it cannot be written or read: the store does not hang on it."""

    def __init__(self, path: Path, seal: Seal) -> None:
        """Of the store under the same seal."""
        self._path = path
        self._seal = seal
        self._end: FileIO | None = None
        """Its end, once it was written to: to open it each time takes longer than to write."""

    def begin(self, since: int | None, records: int) -> bool:
        """Begin anew, after a backup or with the store; durably.

        Args:
            since: number of the backup, or `FROM_THE_BEGINNING`; none where there was something that is gone.
            records: how many there are.

        Returns:
            Whether it could be written.
        """
        self.close()
        try:
            replace_bytes(self._path, self._line({"since": since, "records": records}))
        except OSError:
            return False
        return True

    @property
    def begun(self) -> bool:
        """Whether its beginning is there, which no power cut takes away."""
        try:
            return any("since" in (self._read(line) or {}) for line in self._lines(_HEAD)[:1])
        except OSError:
            # It cannot be told now, and is looked for again the next time.
            return True

    def add(self, appended: Appended, count: int) -> None:
        """Write down an append that was just confirmed, when there are so many records."""
        records = appended.records
        stood = [
            [change.kind, change.record_id, change.field, str(change.stamp), *_mark(change)]
            for change in appended.changes
            if (record := records.get((change.kind, change.record_id))) is not None
            and (value := record.fields.get(change.field)) is not None
            and value.stamp == change.stamp
        ]
        if not stood:
            return
        written: dict[str, Any] = {"records": count, "changes": stood}
        if appended.versions:
            written["kept"] = [
                [one.kind, one.record_id, one.field, str(one.value.stamp)] for one in appended.versions
            ]
        with contextlib.suppress(OSError):
            if self._end is None:
                self._end = open_to_append(self._path)
            self._end.write(self._line(written))

    def close(self) -> None:
        """Let go of the file; twice is harmless."""
        end, self._end = self._end, None
        if end is not None:
            with contextlib.suppress(OSError):
                end.close()

    def last(self) -> tuple[FieldKey, Stamp] | None:
        """What was confirmed last; none where nothing was, or it cannot be read."""
        with contextlib.suppress(OSError):
            # Mostly it stands in the last of it.
            for most in (-_END, 0):
                for line in reversed(self._lines(most)):
                    if (found := self._read(line)) is not None and "changes" in found:
                        kind, record_id, field, stamp, *_mark = found["changes"][-1]
                        return (kind, record_id, field), Stamp.parse(stamp)
        return None

    def told(self) -> Told:
        """All of it that can be read."""
        try:
            found = [self._read(line) for line in self._lines()]
        except OSError:
            return Told(whole=False)
        told = read_told(document for document in found if document is not None)
        return told._replace(whole=None not in found)

    def _lines(self, most: int = 0) -> list[bytes]:
        """All, or those in so many bytes at the beginning, or less than nothing at the end: one of them may be cut."""
        try:
            with self._path.open("rb") as file:
                if most < 0:
                    file.seek(max(0, self._path.stat().st_size + most))
                return [line for line in file.read(most if most > 0 else -1).split(b"\n") if line]
        except FileNotFoundError:
            return []

    def _line(self, document: dict[str, Any]) -> bytes:
        # In front of it too: what was cut off before it stays a line of its own.
        sealed = self._seal.seal(_NAME, json_bytes(document))
        return b"\n" + binascii.b2a_base64(sealed)

    def _read(self, line: bytes) -> dict[str, Any] | None:
        """None for one that was cut off or is not of this key."""
        try:
            found: dict[str, Any] = read_json(self._seal.unseal(_NAME, binascii.a2b_base64(line)))
        except (StoreDamaged, ValueError):
            return None
        return found
