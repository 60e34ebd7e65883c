"""I dag says how much cannot be read, and says nothing where all can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from imr_workbook.content.library import Library
from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.settings import Settings
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import Lost
from imr_workbook.ui.app import window
from imr_workbook.vault.vault import StandingOpen
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.workbook.turning_calendar import Calendar


@pytest.mark.parametrize(
    ("damaged", "told"),
    [
        (0, None),
        (1, "1 ting i arbejdsbogen kan ikke læses. Alt det andet er, som det var."),
        (3, "3 ting i arbejdsbogen kan ikke læses. Alt det andet er, som det var."),
    ],
)
async def test_what_cannot_be_read_is_said_with_its_number(
    calendar: Calendar, damaged: int, told: str | None
) -> None:
    """Never less in silence."""
    store = MemoryStore()
    store.damaged = damaged
    opened = Workbook(store, Library(()), calendar, Settings(), lambda _: None)
    opened.finish_welcome()
    async with Headless(window(StandingOpen(opened), locales_dir())) as screen:
        found = [line for line in screen.texts() if "kan ikke læses" in line]
        assert found == ([] if told is None else [told])


@pytest.mark.parametrize(
    ("restored", "told"),
    [
        (0, None),
        (
            1,
            "1 ting i filen var gået i stykker. Den er hentet fra en kopi ved siden af. Se, om det nyeste er med.",
        ),
        (
            2,
            "2 ting i filen var gået i stykker. De er hentet fra en kopi ved siden af. Se, om det nyeste er med.",
        ),
    ],
)
async def test_what_was_mended_is_said_too(calendar: Calendar, restored: int, told: str | None) -> None:
    """A person who saw a fault is told how it ended."""
    opened = Workbook(MemoryStore(), Library(()), calendar, Settings(), lambda _: None)
    opened.finish_welcome()
    vault = StandingOpen(opened)
    vault.backups.restored = restored
    async with Headless(window(vault, locales_dir())) as screen:
        found = [line for line in screen.texts() if "gået i stykker" in line]
        assert found == ([] if told is None else [told])


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        (Lost("damaged-1", 0), "Alt, der var gemt i den, er her."),
        (Lost("damaged-1", 1), "1 ting mangler eller står i en ældre udgave. Alt det andet er her."),
        (Lost("damaged-1", 3), "3 ting mangler eller står i en ældre udgave. Alt det andet er her."),
        (Lost("damaged-1", 3, counted=False), "Mindst 3 ting mangler eller står i en ældre udgave."),
        (Lost("damaged-1", 0, counted=False), "Det, der kunne læses i den, er her. Noget kan mangle."),
        (Lost("damaged-1", None, counted=False), "Det, der kunne læses i den, er her. Noget kan mangle."),
    ],
)
async def test_a_rebuilt_workbook_says_how_much_is_missing_until_it_is_read(
    calendar: Calendar, tmp_path: Path, lost: Lost, told: str
) -> None:
    """Nobody has to wonder what became of the rest, nor what can be done."""
    store = MemoryStore()
    store.lost = lost
    opened = Workbook(store, Library(()), calendar, Settings(), lambda _: None)
    opened.finish_welcome()
    vault = StandingOpen(opened)
    vault.damaged_kept = tmp_path / "damaged-1"
    async with Headless(window(vault, locales_dir())) as screen:
        (line,) = [line for line in screen.texts() if "gået i stykker" in line]
        what = "Se, om det nyeste, du skrev, er her. Har du en sikkerhedskopi, kan du hente den ind under Dine data. "
        assert line == (
            f"Filen med arbejdsbogen var gået i stykker. {told} {'' if lost == Lost('damaged-1', 0) else what}"
            "Filen, der gik i stykker, ligger i mappen damaged-1 ved siden af arbejdsbogen."
        )
        await screen.tap("Det har jeg læst")
        assert not [line for line in screen.texts() if "gået i stykker" in line]
    assert store.lost is None
