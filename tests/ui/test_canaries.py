"""What is written on any screen lies nowhere in the open: not in a file, not in a log."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.changes import Change
from imr_workbook.ui import routes
from imr_workbook.ui.app import window
from imr_workbook.vault.vault import Vault
from tests.ui.harness import Headless
from tests.vault.places import KODE, opened
from tools.screens import screens
from tools.workbooks import first_week

CANARY = "Kanariefugl"
NAMED = {"settings.json"}
"""The one file that may say something: language, text size, colours, calm mode, region."""


def filled(folder: Path) -> Vault:
    """A real vault with a first week in it."""
    vault, week = opened(folder), first_week()
    records = [record for kind in week.state.kinds.values() for record in kind.values()]
    vault.workbook.library = week.library
    vault.workbook._accept(
        Change(record.id, record.kind, name, value.content, value.stamp, value.base, record.schema)
        for record in records
        for name, value in record.fields.items()
    )
    return vault


def words_of(vault: Vault) -> set[bytes]:
    """Every text in it that is long enough not to be there by chance."""
    records = [record for kind in vault.workbook.state.kinds.values() for record in kind.values()]
    texts = {
        value.content
        for record in records
        for value in record.fields.values()
        if isinstance(value.content, str)
    }
    # A backup says in the open on which day it was made, as its date in the folder does.
    texts.discard(vault.workbook.today().isoformat())
    return {text.encode() for text in texts if len(text) > 7}


def found_in(folder: Path, words: set[bytes]) -> list[str]:
    """The files that hold any of the words."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in NAMED]
    return [path.name for path in files if any(word in path.read_bytes() for word in words)]


async def test_nothing_written_on_any_screen_can_be_read_on_the_disk(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Through every field of every screen, with everything logged that can be; open, locked and closed."""
    caplog.set_level(logging.DEBUG)
    vault = filled(tmp_path)
    written = 0
    async with Headless(window(vault, locales_dir())) as screen:
        for one in screens(vault.workbook):
            await screen.go(one.path)
            for label in () if one.path.startswith(routes.KODE) else tuple(screen.fields()):
                written += 1
                await screen.write(label, f"{CANARY} {written}")
    words = {CANARY.encode(), KODE.encode(), *words_of(vault)}
    assert written > 15
    assert len(words) > 15
    vault.set_kode(KODE)
    # A copy of what helps lies beside the vault then.
    vault.workbook.let_helpful_be_seen(True)
    assert (tmp_path / "seen.sealed").exists()
    for step in (lambda: None, vault.lock, lambda: vault.unlock(KODE), vault.close):
        step()
        assert found_in(tmp_path, words) == []
    assert CANARY not in caplog.text
    assert KODE not in caplog.text
