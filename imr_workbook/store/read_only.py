"""ReadOnlyStore: what a later version wrote, shown as far as this one can read it, and never written."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Record
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.versions import Version
from imr_workbook.store.appended import by_age
from imr_workbook.store.documents import document_change, document_record, document_version, read_stamp
from imr_workbook.store.later_file import NOTE, opened_in_memory
from imr_workbook.store.rows import Rows
from imr_workbook.store.seals import Seal
from imr_workbook.store.sqlite_file import FORMAT
from imr_workbook.store.store import (
    Lost,
    StoreDamaged,
    StoreError,
    StoreFromNewerVersion,
    StoreNotWritable,
    StoreReadOnly,
)

T = TypeVar("T")

_UNKNOWN = "unknown"
"""In place of the id of a device that cannot be read: nothing is ever written under it."""


class ReadOnlyStore:
    """The store that a later version has left, as it is now. Nothing in its folder is changed, made or held."""

    read_only = True
    """Nothing goes in."""
    lost: Lost | None = None
    """The version that wrote it tells."""

    def __init__(self, path: Path, seal: Seal) -> None:
        """Read it.

        Raises:
            StoreDamaged: it is of this version, and only its head says otherwise.
            StoreFromNewerVersion: this version can make nothing of it.
            StoreNotWritable: it cannot be read at all.
        """
        self._other: set[tuple[str, str]] = set()
        try:
            self._rows = Rows(path, seal, opened_in_memory)
            self._read()
        except StoreNotWritable:
            raise
        except StoreError as error:
            # Never as damaged: that would have it rebuilt from what this version knows of it.
            raise StoreFromNewerVersion("unreadable") from error
        if self._rows.note(NOTE) == FORMAT:
            self._rows.close()
            raise StoreDamaged("version")

    def _read(self) -> None:
        rows = self._rows
        try:
            if not self.records() and (self.damaged or (rows.written and not rows.ours)):
                raise StoreDamaged("nothing that this version knows")
            # Every table is met now: later on nobody could be told.
            self.outbox()
            device, stamp = rows.note("device"), rows.note("last_stamp")
        except BaseException:
            rows.close()
            raise
        self.device = device if isinstance(device, str) else _UNKNOWN
        """Random id of the device that wrote it."""
        self.last_stamp: Stamp | None = _or_none(partial(read_stamp, stamp))
        """The latest stamp that the device has written, or none that can be read."""

    @property
    def damaged(self) -> int:
        """Records and earlier texts that this version cannot read: left out."""
        return len(self._other) + sum(table in {"row", "version"} for table, _ in self._rows.damaged)

    def records(self) -> list[Record]:
        """Every record of a form that this version knows."""
        self._rows.check_versions()
        return list(self._known())

    def _known(self) -> Iterator[Record]:
        for kind, found, document in self._rows.everything():
            record = _or_none(partial(document_record, kind, found, document))
            if record is None:
                self._other.add((kind, found))
            else:
                yield record

    def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:  # noqa: ARG002
        """Always raises StoreReadOnly."""
        raise StoreReadOnly("append")

    def keep(self, versions: Iterable[Version]) -> None:
        """Raises StoreReadOnly where there is anything to keep."""
        if any(True for _ in versions):
            raise StoreReadOnly("keep")

    def acknowledge(self, changes: Iterable[Change]) -> None:  # noqa: ARG002
        """Always raises StoreReadOnly."""
        raise StoreReadOnly("acknowledge")

    def outbox(self) -> list[Change]:
        """What waits to be sent by the version that wrote it, oldest first."""
        waiting = (_or_none(partial(document_change, one)) for one in self._rows.outbox())
        return sorted((one for one in waiting if one is not None), key=lambda change: change.stamp)

    def versions(self, kind: str, record_id: str) -> list[Version]:
        """Kept earlier texts of one record, the one written first first."""
        found = self._rows.versions(json.dumps((kind, record_id)))
        read = (_or_none(partial(document_version, kind, record_id, one)) for one in found)
        return by_age(one for one in read if one is not None)

    def lost_marks(self) -> list[Change]:
        """None: nothing is looked for."""
        return []

    def count_lost(self, backup: int | None) -> None:  # noqa: ARG002
        """Always raises StoreReadOnly."""
        raise StoreReadOnly("count_lost")

    def forget_lost(self) -> None:
        """Always raises StoreReadOnly."""
        raise StoreReadOnly("forget_lost")

    def backed_up(self, backup: int) -> None:  # noqa: ARG002
        """Always raises StoreReadOnly."""
        raise StoreReadOnly("backed_up")

    def cursors(self) -> dict[str, int]:
        """None: nothing is fetched into it."""
        return {}

    def close(self) -> None:
        """Let go of what is in memory."""
        self._rows.close()


def _or_none(read: Callable[[], T]) -> T | None:
    with contextlib.suppress(StoreDamaged):
        return read()
    return None
