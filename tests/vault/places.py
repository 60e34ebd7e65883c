"""Vaults in a folder, with a clock that is set by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from imr_workbook.content.library import Library
from imr_workbook.crypto.passphrase import FLOOR
from imr_workbook.device.secret_file import SecretFile
from imr_workbook.domain.settings import Settings
from imr_workbook.export.contents import CopyContents
from imr_workbook.store.opening import open_store
from imr_workbook.store.rebuilding import rebuild
from imr_workbook.store.seals import Sealed
from imr_workbook.store.store import Store
from imr_workbook.store.tinydb_store import TinyDBStore
from imr_workbook.vault.kept_ring import SecretKeeper
from imr_workbook.vault.vault import Vault
from imr_workbook.workbook import Workbook

KODE = "hest 4711"


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, seconds: float) -> None:
        """Let time pass; less than nothing sets it back."""
        self.now += timedelta(seconds=seconds)


def opened(
    folder: Path,
    clock: Clock | None = None,
    keeper: SecretKeeper | None = None,
    settings: Settings | None = None,
) -> Vault:
    """The vault in a folder, opened or made."""
    calendar = clock or Clock()

    def workbook(store: Store) -> Workbook:
        return Workbook(store, Library(()), calendar, settings or Settings(), lambda _: None)

    secret = keeper or SecretFile(folder)
    return Vault(
        folder,
        partial(open_store, folder),
        workbook,
        calendar,
        secret,
        lambda: FLOOR,
        CopyContents(),
        FLOOR,
        partial(rebuild, folder),
    )


def store_of(folder: Path) -> TinyDBStore:
    """The store of a vault without a kode, opened beside the vault."""
    vault = opened(folder)
    key = vault.key_for("rows")
    vault.close()
    return TinyDBStore(folder, Sealed(key))
