"""The folder that a demo is made in: empty, so that nobody's real workbook is mixed with it."""

from __future__ import annotations

from pathlib import Path

from imr_workbook.device.files import LOCK


class NotEmpty(Exception):
    """Something lies in the folder already; it is left as it is."""


def require_empty(path: Path) -> None:
    """See that nothing but the lock of a running command lies in the folder; a missing one is empty.

    Raises:
        NotEmpty: something does.
    """
    if path.is_dir() and any(entry.name != LOCK for entry in path.iterdir()):
        raise NotEmpty(path)
