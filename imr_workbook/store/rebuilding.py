"""Rebuilding a store whose file is damaged: from what can be read in it. The damaged file is kept."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from imr_workbook.device.files import destroy, sync_file, sync_folder
from imr_workbook.store.confirmed import Confirmed
from imr_workbook.store.damaged import damaged_in, finish_rebuilding, keep_damaged
from imr_workbook.store.disk import disk
from imr_workbook.store.documents import change_document, record_document, version_document
from imr_workbook.store.files import BESIDE, CONFIRMED, REBUILDING, REBUILT, SEALED
from imr_workbook.store.losses import note_to_count
from imr_workbook.store.rows import Rows
from imr_workbook.store.salvage import Salvage, salvaged
from imr_workbook.store.seals import Seal
from imr_workbook.store.store import StoreDamaged


def rebuild(folder: Path, seal: Seal, even_empty: bool = False) -> Path:
    """Put a store that can be opened in the place of the damaged one in `folder`.

    Ended anywhere in between, the damaged one is there still, or the new one is whole.

    Args:
        folder: the data folder; nobody has its store open.
        seal: the one that it was written with.
        even_empty: also where nothing can be read in it, because there is a backup to bring in.

    Returns:
        The folder in which the damaged file is kept.

    Raises:
        StoreDamaged: nothing can be read in it; it is left as it is.
        StoreFull, StoreNotWritable, StoreError: it could not be done; the damaged file stands.
    """
    with disk():
        stores = [folder / SEALED, *(place / SEALED for place in damaged_in(folder))]
        found = salvaged(stores, seal)
        if not found.records and not even_empty:
            raise StoreDamaged("nothing can be read")
        told = Confirmed(folder / CONFIRMED, seal).told()
        kept = keep_damaged(folder)
        unfinished = folder / REBUILDING
        _destroy(unfinished)
        with contextlib.closing(Rows(unfinished, seal)) as rows:
            with rows.transaction():
                _write(rows, found)
                note_to_count(rows, kept.name, told)
            rows.settle()
        sync_file(unfinished)
        unfinished.replace(folder / REBUILT)
        sync_folder(folder)
        finish_rebuilding(folder)
        return kept


def _write(rows: Rows, found: Salvage) -> None:
    # No note of the device: which stamps it has given cannot be told any more, and another gives none of them.
    for (kind, record_id), record in found.records.items():
        rows.put(kind, record_id, record_document(record))
    for change in found.outbox:
        rows.send_later(json.dumps((change.kind, change.record_id, change.field)), change_document(change))
    for version in found.versions:
        rows.keep_version(json.dumps((version.kind, version.record_id)), version_document(version))


def _destroy(path: Path) -> None:
    for part in BESIDE:
        destroy(path.with_name(f"{path.name}{part}"))
