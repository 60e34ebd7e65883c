"""What the app in a browser finds ready made is what it would have read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from imr_workbook.content.helplines import load_helplines
from imr_workbook.content.library import load_library
from imr_workbook.content.ready_made import read_ready_made, ready_made
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.i18n import DANISH, READY_MADE, language


def test_handouts_and_numbers_come_back_the_same(tmp_path: Path) -> None:
    library, helplines = load_library(assets_dir()), load_helplines()
    (tmp_path / "ready").write_bytes(ready_made(library, helplines))
    found = read_ready_made(tmp_path / "ready")
    assert found.library.modules == library.modules
    assert found.helplines == helplines
    assert found.library.topic("m01-t1") == library.topic("m01-t1")


def test_there_is_none_in_a_checkout() -> None:
    with pytest.raises(FileNotFoundError):
        read_ready_made()


def test_words_come_back_the_same_with_their_plurals(tmp_path: Path) -> None:
    danish = language(DANISH, locales_dir())
    assert any(isinstance(text, tuple) for text in danish.messages.values())
    folder = tmp_path / DANISH / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / READY_MADE).write_text(json.dumps(dict(danish.messages)), encoding="utf-8")
    assert language(DANISH, tmp_path) == danish
