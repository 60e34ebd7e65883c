"""Destroying all that the app has made in a data folder: the keys first, so that what is left is noise.

A mark is set before anything goes and taken away after everything has: ended anywhere in between, it is
done to its end when the folder is opened next.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from imr_workbook.device.files import destroy, sync_folder
from imr_workbook.store.damaged import damaged_in
from imr_workbook.vault.aside import kept_in
from imr_workbook.vault.own_files import own_files

MARK = "erasing"
"""Its being there says that everything is to be destroyed."""


def destroy_everything(folder: Path) -> None:
    """Destroy every file of ours in a folder; what others have put there is left.

    The lock stays, which is empty and tells only that the app was here, and so does a centre's file of
    numbers.

    Raises:
        OSError: not everything could be destroyed. The mark stands: it is tried again at the next start.
    """
    os.close(os.open(folder / MARK, os.O_CREAT | os.O_WRONLY, 0o600))
    sync_folder(folder)
    inside = [*kept_in(folder), *damaged_in(folder)]
    for place in (folder, *inside):
        for path in own_files(place):
            destroy(path)
    for place in inside:
        # One that holds something of another's stays with it.
        with contextlib.suppress(OSError):
            place.rmdir()
    destroy(folder / MARK)


def destroy_the_rest(folder: Path) -> None:
    """Go on where `destroy_everything` was ended; nothing where it was not.

    Raises:
        OSError: as there.
    """
    if (folder / MARK).exists():
        destroy_everything(folder)
