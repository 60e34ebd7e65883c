"""The folder that a demo is made in: empty, so that nobody's real workbook is mixed with it."""

from __future__ import annotations

from pathlib import Path

from imr_workbook.device.files import LOCK


class NotEmpty(Exception):
    """Something lies in the folder already; it is left as it is."""


def require_empty(path: Path) -> None:
    """See that nothing but the lock of a running command lies in the folder.

    One that is not there is empty, and so is what can be no folder: whoever opens it tells.

    Raises:
        NotEmpty: something does, or it cannot be seen.
    """
    try:
        names = {entry.name for entry in path.iterdir()}
    except PermissionError as error:
        raise NotEmpty(path) from error
    except OSError:
        return
    if names - {LOCK}:
        raise NotEmpty(path)
