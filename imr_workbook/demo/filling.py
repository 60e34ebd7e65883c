"""Fills an empty folder with the demo's workbook."""

from __future__ import annotations

import itertools
import uuid
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path

from imr_workbook.content.library import load_library
from imr_workbook.demo import aya
from imr_workbook.demo.diary import Calendar
from imr_workbook.demo.folder import require_empty
from imr_workbook.demo.telling import told
from imr_workbook.device.clock import Clock, system_clock
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.device.secret_file import SecretFile
from imr_workbook.device.settings_file import SettingsFile
from imr_workbook.i18n import DANISH, language
from imr_workbook.store.disk import disk
from imr_workbook.store.store import Store
from imr_workbook.store.tinydb_store import TinyDBStore
from imr_workbook.vault.vault import Vault
from imr_workbook.workbook import Workbook

_IDS = uuid.UUID("1b5c9a0e-6f0d-4c7e-9d55-0f2f5e0a9a11")
"""Name space of a demo's record ids: the same nine months have the same ids."""


def fill(path: Path, clock: Clock = system_clock) -> None:
    """Write nine months that end today. The same day gives the same workbook.

    Args:
        path: an empty folder that exists.
        clock: tells what today is.

    Raises:
        NotEmpty: something lies in the folder; nothing is written.
        StoreError: the folder cannot be written.
    """
    require_empty(path)
    now = clock()
    calendar = Calendar(now)
    settings, library, count = SettingsFile(path), load_library(assets_dir()), itertools.count()

    def made(store: Store) -> Workbook:
        return Workbook(
            store,
            library,
            calendar,
            settings.read(),
            settings.write,
            new_id=lambda: uuid.uuid5(_IDS, str(next(count))).hex,
        )

    with disk():
        vault = Vault(path, partial(TinyDBStore, path), made, calendar, SecretFile(path))
    try:
        first = datetime.combine(now.date() - timedelta(days=aya.TODAY), time(), now.tzinfo)
        told(language(DANISH, locales_dir()).gettext).live(vault.workbook, calendar, first)
    finally:
        vault.close()
