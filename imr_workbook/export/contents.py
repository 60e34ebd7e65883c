"""What stands in a backup: the machine-readable copy."""

from __future__ import annotations

from imr_workbook.domain.purges import Purges, purges
from imr_workbook.export.machine_json import Copy, UnreadableCopy, read_copy, written_copy
from imr_workbook.workbook import Workbook


class CopyContents:
    """Everything in the workbook as JSON, merged when it comes back."""

    def written(self, workbook: Workbook) -> bytes:
        """All of a workbook."""
        return written_copy(*workbook.everything(), workbook.now())

    def purges(self, content: bytes) -> Purges:
        """Which purges the workbook knew of; raises ValueError where it is no copy that this version can read."""
        return purges(_read(content).records)

    def merged(self, workbook: Workbook, content: bytes) -> int:
        """Merge a copy, and give how many records are other than before.

        Raises:
            ValueError: it is no copy that this version can read.
            StoreError: nothing that stands has changed.
        """
        copy = _read(content)
        return workbook.bring_in(copy.records, copy.versions)


def _read(content: bytes) -> Copy:
    try:
        # It was sealed by the app itself: no size is too large.
        return read_copy(content, most_bytes=len(content))
    except UnreadableCopy as error:
        raise ValueError(type(error).__name__) from None
