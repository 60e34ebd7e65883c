"""What damage has cost: counted when everything is merged that there is, and kept until it was read."""

from __future__ import annotations

import json
from typing import Any

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Record
from imr_workbook.domain.versions import Version
from imr_workbook.store.appended import Key
from imr_workbook.store.confirmed import Told, read_told, stands
from imr_workbook.store.documents import document_record, document_version
from imr_workbook.store.rows import TO_COUNT, Rows
from imr_workbook.store.store import Lost

_LOST = "lost"
"""A note in the store."""


def note_to_count(rows: Rows, kept: str, told: Told) -> None:
    """Note in a store that is rebuilt what had been confirmed, and in which folder the damaged one is kept."""
    rows.put_note(TO_COUNT, {"kept": kept, "told": told.document()})


class Losses:
    """Those of one store."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.lost = self._known()
        """As `Store.lost`."""

    def count(self, told: Told, backup: int | None) -> None:
        """Count what is missing, and keep it.

        Args:
            told: what was confirmed; not used where the store was rebuilt, which has it in a note.
            backup: number of the newest backup that was merged; none where there was none.
        """
        rebuilt = self._rows.note(TO_COUNT)
        if rebuilt is None:
            # What does not open stands in the file still, and is counted there.
            missing = sum(not self._rows.is_damaged(*key) for key in told.missing_in(self._record))
            found = Lost("", missing, told.reaches(backup))
        else:
            told = read_told([rebuilt["told"]])
            found = Lost(rebuilt["kept"], self._missing(told), told.reaches(backup))
        if rebuilt is None and not found.missing:
            return
        self._keep(found)

    def suspect(self) -> None:
        """Something may be missing: what was confirmed can no longer be told.

        Raises:
            StoreError: it could not be kept; `lost` has it until the store is closed.
        """
        self.lost = Lost(counted=False)
        self._keep(self.lost)

    def marks(self, told: Told) -> list[Change]:
        """As `Store.lost_marks`; `told` as in `count`."""
        if (rebuilt := self._rows.note(TO_COUNT)) is not None:
            told = read_told([rebuilt["told"]])
        return [
            Change(record_id, kind, field, mark, told.stamps[kind, record_id, field])
            for (kind, record_id, field), mark in told.marks.items()
            if (record := self._record((kind, record_id))) is not None
            and not stands(record, field, told.stamps[kind, record_id, field])
        ]

    def forget(self) -> None:
        """It was read."""
        self._rows.drop_note(_LOST)
        self.lost = self._known()

    def _known(self) -> Lost | None:
        if (rebuilt := self._rows.note(TO_COUNT)) is not None:
            return Lost(rebuilt["kept"], None, counted=False)
        found: list[Any] | None = self._rows.note(_LOST)
        return None if found is None else Lost(*found)

    def _missing(self, told: Told) -> int:
        """Of a store that was rebuilt: with those that were confirmed so long ago that only their number is known."""
        missing = told.missing_in(self._record) | told.without_kept_text(self._record, self._versions)
        gone = sum(self._rows.get(*key) is None for key in missing)
        return len(missing) + max(0, told.records - self._rows.most - gone)

    def _record(self, key: Key) -> Record | None:
        document = self._rows.get(*key)
        return None if document is None else document_record(*key, document)

    def _versions(self, key: Key) -> list[Version]:
        return [document_version(*key, document) for document in self._rows.versions(json.dumps(key))]

    def _keep(self, found: Lost) -> None:
        before = self._rows.note(_LOST)
        lost = found if before is None else _together(Lost(*before), found)
        with self._rows.transaction():
            self._rows.put_note(_LOST, list(lost))
            self._rows.drop_note(TO_COUNT)
        self.lost = lost


def _together(before: Lost, now: Lost) -> Lost:
    """Damage upon damage that nobody has read of yet."""
    return Lost(
        now.kept or before.kept, (before.missing or 0) + (now.missing or 0), before.counted and now.counted
    )
