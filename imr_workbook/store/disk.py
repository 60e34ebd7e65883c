"""What the system says of files, as the store says it."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator

from imr_workbook.store.store import StoreFull, StoreNotWritable


@contextlib.contextmanager
def disk() -> Iterator[None]:
    """An OSError inside comes out as StoreFull or StoreNotWritable."""
    try:
        yield
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise (StoreFull if full else StoreNotWritable)(type(error).__name__) from error
