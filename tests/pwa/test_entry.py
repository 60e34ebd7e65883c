"""What Python does first in the page: open the workbook, or say in a sentence why it cannot, and let go of it."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

from imr_workbook.content.library import Library
from imr_workbook.device.files import LOCK
from imr_workbook.domain.profile import profile
from imr_workbook.pwa import leaving, opened_or_said
from imr_workbook.ui.autosave import Autosave
from imr_workbook.ui.state import Drafts
from imr_workbook.vault.ring_file import NAMES
from imr_workbook.vault.vault import Vault
from tests.vault.places import opened


def test_it_is_opened_and_let_go(tmp_path: Path) -> None:
    """Another page can have it afterwards, and finds what was written."""
    with contextlib.ExitStack() as held:
        vault = opened_or_said(tmp_path, held, Library(()))
        assert isinstance(vault, Vault)
        vault.workbook.call_me("Aya")
        asyncio.run(leaving(Drafts(), held)())
        again = opened_or_said(tmp_path, held, Library(()))
        assert isinstance(again, Vault)
        assert profile(again.workbook.state).name == "Aya"


def test_without_its_keys_it_is_said_and_nothing_is_changed(tmp_path: Path) -> None:
    with contextlib.closing(opened(tmp_path)) as vault:
        vault.workbook.call_me("Aya")
    for name in NAMES:
        (tmp_path / name).unlink(missing_ok=True)
    before = _files(tmp_path)
    with contextlib.ExitStack() as held:
        said = opened_or_said(tmp_path, held, Library(()))
    assert isinstance(said, str)
    assert said.endswith("Intet er ændret.")
    assert _files(tmp_path) == before


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != LOCK}


def test_where_there_is_no_room_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file in the place of the folder")
    with contextlib.ExitStack() as held:
        said = opened_or_said(tmp_path / "taken", held, Library(()))
    assert isinstance(said, str)
    assert "plads" in said


async def test_nothing_is_let_go_while_something_cannot_be_saved() -> None:
    """The files stay open, for the app goes on trying."""

    def full(_text: str) -> None:
        raise OSError

    drafts, autosave, gone = Drafts(), Autosave(full, lambda _error: None), []
    drafts.follow("step", autosave)
    autosave.typed("Gå en tur")
    with contextlib.ExitStack() as held:
        held.callback(lambda: gone.append(True))
        leave = leaving(drafts, held)
        assert await leave() is False
        assert gone == []
        autosave.save_with(lambda _text: None)
        assert await leave() is True
        assert gone == [True]
