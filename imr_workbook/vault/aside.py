"""A sealed workbook that nobody can open now is kept aside, for the day when the kode or the words turn up."""

from __future__ import annotations

import shutil
from pathlib import Path

from imr_workbook.device.files import sync_file, sync_folder
from imr_workbook.device.secret_file import NAMES as SECRETS
from imr_workbook.device.secret_file import SecretFile
from imr_workbook.device.settings_file import NAME as SETTINGS
from imr_workbook.store.files import BESIDE, CONFIRMED, SEALED
from imr_workbook.vault import entries
from imr_workbook.vault.own_files import own_files

PREFIX = "kept-"
"""Folders inside the data folder: each is a whole data folder of its own."""
_STAYS = {SETTINGS, entries.NAME, *SECRETS}


def keep_aside(folder: Path, secret: bytes | None) -> Path:
    """Move what belongs to the workbook in `folder` into a folder of its own, and give its path.

    It is copied whole and made durable before anything is taken away: ended in between, it is there at
    least once. The device secret goes with it, for a kode opens only together with that; those in the
    folder stay until there is another.

    Args:
        folder: the data folder.
        secret: the device secret that it needs, wherever that is kept; none where it is not known.

    Raises:
        OSError: no room, or not allowed; what was there is there.
    """
    files = [path for path in own_files(folder) if path.exists() and path.name not in _STAYS]
    with_it = [path for name in SECRETS if (path := folder / name).exists()]
    kept = _free(folder)
    unfinished = kept.with_name(f"{kept.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    for path in [*files, *with_it]:
        shutil.copy2(path, unfinished / path.name)
        sync_file(unfinished / path.name)
    if secret is not None and secret not in SecretFile(unfinished).read():
        SecretFile(unfinished).keep(secret)
    sync_folder(unfinished)
    unfinished.rename(kept)
    sync_folder(folder)
    # What it has confirmed first: a store that is gone is missed by that. Then the store: a ring without its
    # store begins anew, a store without its ring could not be opened.
    stores = [folder / CONFIRMED, *(folder / f"{SEALED}{part}" for part in BESIDE)]
    for path in [*stores, *(file for file in files if file not in stores)]:
        path.unlink(missing_ok=True)
    sync_folder(folder)
    return kept


def kept_in(folder: Path) -> list[Path]:
    """The folders of what was kept aside, also where it was ended in between."""
    return sorted(path for path in folder.glob(f"{PREFIX}*") if path.is_dir())


def _free(folder: Path) -> Path:
    number = 1
    while (folder / f"{PREFIX}{number}").exists():
        number += 1
    return folder / f"{PREFIX}{number}"
