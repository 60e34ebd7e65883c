"""TinyDBStore: records as TinyDB documents on SQLite rows; one append is one durable transaction."""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Record
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import Version
from imr_workbook.store.appended import Appended, FieldKey, Key, appended, by_age, missing
from imr_workbook.store.confirmed import FROM_THE_BEGINNING, Confirmed
from imr_workbook.store.database import Database
from imr_workbook.store.documents import (
    change_document,
    document_change,
    document_record,
    document_version,
    read_stamp,
    record_document,
    version_document,
)
from imr_workbook.store.files import CONFIRMED, SEALED
from imr_workbook.store.later_file import NOTE
from imr_workbook.store.losses import Losses
from imr_workbook.store.older_file import refuse_older
from imr_workbook.store.rows import Rows
from imr_workbook.store.seals import Seal
from imr_workbook.store.sqlite_file import FORMAT
from imr_workbook.store.store import Lost, StoreError, StoreOfAnotherKey
from imr_workbook.store.unsealed_file import merge_and_destroy, take_over

FILE = SEALED

_CONFIRMS = "confirms"
"""Note: what is confirmed is written down beside the file."""
_TO_SCRUB = "to_scrub"
"""Note: something was purged, and its traces in the file are not gone yet."""
AHEAD_MS = 10_000
"""How far ahead stamps are noted as given: a note for each would take a tenth of the time that a save takes."""

# The same fields are written again and again.
_name = lru_cache(maxsize=1_000)(json.dumps)


class TinyDBStore:
    """The store of one data folder. Raises StoreError and its kinds, as `Store` promises."""

    read_only = False
    """What is opened here is of this version."""

    def __init__(self, folder: Path, seal: Seal) -> None:
        """Open the store in `folder`, or make it. What an unsealed trial version wrote is taken over once.

        Raises:
            StoreInUse, StoreNotWritable, StoreFull, StoreDamaged, StoreFromNewerVersion: see
                `sqlite_file.opened`.
            StoreOfAnotherKey: `seal` is not the one it was written with.
        """
        self._last_stamp: Stamp | None = None
        self._noted: Stamp | None = None
        take_over(folder, folder / FILE, seal)
        self._confirmed = Confirmed(folder / CONFIRMED, seal)
        refuse_older(folder / FILE, seal, self._confirmed)
        self._rows = Rows(folder / FILE, seal)
        self.db = Database(self._rows)
        """TinyDB over the same rows: one table a kind, one document a record. For reading and tests."""
        try:
            new = not self._rows.written
            self._device = self._known_device() or self._new_device()
            self._losses = Losses(self._rows)
            self._look_for_confirmed(new)
            self._last_stamp = self._noted = self._known_stamp()
            merge_and_destroy(folder, self.append)
            self._note_format()
            if self._rows.note(_TO_SCRUB):
                self._scrub()
        except BaseException:
            self.close()
            raise

    def _look_for_confirmed(self, new: bool) -> None:
        """Whoever finds the file without it has a copy that somebody made, or more damage than can be told."""
        if new:
            self._begin_to_confirm(FROM_THE_BEGINNING)
            return
        gone = self._rows.note(_CONFIRMS) and not self._confirmed.begun
        if gone and self._losses.lost is None:
            # On a full disk it is told now, and kept the next time.
            with contextlib.suppress(StoreError):
                self._losses.suspect()
                self._begin_to_confirm(None)

    def _begin_to_confirm(self, since: int | None) -> None:
        if self._confirmed.begin(since, self._rows.most) and not self._rows.note(_CONFIRMS):
            # Where it cannot be noted, nobody will miss it.
            with contextlib.suppress(StoreError):
                self._rows.put_note(_CONFIRMS, True)

    def _known_device(self) -> str | None:
        device = self._rows.note("device")
        if device is None and self._rows.written and not self._rows.ours:
            raise StoreOfAnotherKey("nothing under this key")
        return device if isinstance(device, str) else None

    def _known_stamp(self) -> Stamp | None:
        found = self._rows.note("last_stamp")
        if found is None and any(table == "meta" for table, _ in self._rows.damaged):
            # Which stamps it has given cannot be told any more: as another device it gives none of them twice.
            self._device = self._new_device()
        return read_stamp(found)

    def _new_device(self) -> str:
        device = secrets.token_hex(8)
        self._rows.put_note("device", device)
        return device

    def _note_format(self) -> None:
        if self._rows.note(NOTE) != FORMAT:
            # On a full disk it is noted the next time.
            with contextlib.suppress(StoreError):
                self._rows.put_note(NOTE, FORMAT)

    @property
    def device(self) -> str:
        """Random id of this device."""
        return self._device

    @property
    def last_stamp(self) -> Stamp | None:
        """The latest stamp that this device has written, or a little later one where it was ended; or none."""
        return self._last_stamp

    @property
    def damaged(self) -> int:
        """Records and earlier texts that do not open under the key: left out, and left as they are."""
        return sum(table in {"row", "version"} for table, _ in self._rows.damaged)

    def records(self) -> list[Record]:
        """Every record, deleted ones too."""
        self._rows.check_versions()
        return [document_record(kind, found, document) for kind, found, document in self._rows.everything()]

    def record(self, key: Key) -> Record | None:
        """One record, or none."""
        document = self._rows.get(*key)
        return None if document is None else document_record(*key, document)

    def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:
        """See `Store.append`."""
        rows = self._rows
        with rows.transaction():
            result = appended(changes, self)
            for (kind, record_id), record in result.records.items():
                rows.put(kind, record_id, record_document(record))
            self._take_out(result)
            for key, change in result.outbox.items():
                rows.send_later(_name(key), change_document(change))
            for version in result.versions:
                self._keep(version)
            noted = self._ahead_of(result.last_stamp)
            if noted != self._noted:
                rows.put_note("last_stamp", str(noted))
            if cursor:
                rows.put_note("cursors", {**self.cursors(), **cursor})
        self._last_stamp, self._noted = result.last_stamp, noted
        self._confirmed.add(result, rows.most)
        if result.emptied:
            self._scrub()
        return result.changes

    def _ahead_of(self, last: Stamp | None) -> Stamp | None:
        """What is to stand in the note, so that no stamp is given twice, wherever the process ends."""
        if last is None or (self._noted is not None and last <= self._noted):
            return self._noted
        return last._replace(ms=last.ms + AHEAD_MS)

    def _take_out(self, result: Appended) -> None:
        """What a purge takes out besides values; that the file is to be scrubbed is noted with it."""
        for field in result.unsent:
            self._rows.sent(_name(field))
        for record, staying in result.emptied.items():
            name = _name(record)
            self._rows.forget_versions(name)
            for version in staying:
                self._rows.keep_version(name, version_document(version))
        if result.emptied:
            self._rows.put_note(_TO_SCRUB, True)

    def _scrub(self) -> None:
        """What was purged is durably purged; the traces in the file go now, or when the store is opened next."""
        with contextlib.suppress(StoreError):
            self._rows.scrub()
            self._rows.drop_note(_TO_SCRUB)

    @property
    def lost(self) -> Lost | None:
        """What damage to the file has cost; none where it has cost nothing, or where that was read."""
        return self._losses.lost

    def lost_marks(self) -> list[Change]:
        """See `Store.lost_marks`."""
        return self._losses.marks(self._confirmed.told())

    def count_lost(self, backup: int | None) -> None:
        """See `Store.count_lost`."""
        self._losses.count(self._confirmed.told(), backup)

    def forget_lost(self) -> None:
        """It was read."""
        self._losses.forget()

    def backed_up(self, backup: int) -> None:
        """Everything confirmed so far stands in the backup with this number."""
        self._begin_to_confirm(backup)

    def outbox(self) -> list[Change]:
        """Own changes that no hub has, oldest first."""
        waiting = (document_change(document) for document in self._rows.outbox())
        return sorted(waiting, key=lambda change: change.stamp)

    def waiting(self, key: FieldKey) -> Change | None:
        """The unsent change of a field, or none."""
        document = self._rows.waiting(_name(key))
        return None if document is None else document_change(document)

    def acknowledge(self, changes: Iterable[Change]) -> None:
        """Take changes out of the outbox; one overwritten since stays."""
        with self._rows.transaction():
            for change in changes:
                key = (change.kind, change.record_id, change.field)
                waiting = self.waiting(key)
                if waiting is not None and waiting.stamp == change.stamp:
                    self._rows.sent(_name(key))

    def versions(self, kind: str, record_id: str) -> list[Version]:
        """Kept earlier texts of one record, the one written first first."""
        found = self._rows.versions(_name((kind, record_id)))
        return by_age(document_version(kind, record_id, document) for document in found)

    def keep(self, versions: Iterable[Version]) -> None:
        """Keep earlier texts that a copy has."""
        with self._rows.transaction():
            for version in missing(versions, self):
                self._keep(version)

    def _keep(self, version: Version) -> None:
        record = _name((version.kind, version.record_id))
        self._rows.keep_version(record, version_document(version))

    def cursors(self) -> dict[str, int]:
        """Stream name -> sequence number applied so far."""
        return dict(self._rows.note("cursors") or {})

    def close(self) -> None:
        """Let go of the files."""
        if self._noted != self._last_stamp:
            # The clock goes on from where it stood; otherwise it goes on from what was noted.
            with contextlib.suppress(StoreError):
                self._rows.put_note("last_stamp", str(self._last_stamp))
                self._noted = self._last_stamp
        self._confirmed.close()
        self._rows.close()
