"""A screen whose drawing fails."""

from __future__ import annotations

import flet as ft
import pytest

from imr_workbook.content.library import load_library
from imr_workbook.device.clock import system_clock
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.domain.settings import Settings
from imr_workbook.store.memory import MemoryStore
from imr_workbook.ui import app as ui
from imr_workbook.ui.safety import component
from imr_workbook.vault.vault import StandingOpen
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless


@component
def Broken() -> ft.Control:
    ft.use_state(0)
    raise RuntimeError("what a person wrote")


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        (Settings(language="da"), "Siden kan ikke vises lige nu. Det, du har skrevet, er der stadig."),
        (Settings(language="en"), "This page cannot be shown right now. What you have written is kept."),
    ],
)
async def test_one_calm_line_in_the_persons_language_and_nothing_of_the_error(
    settings: Settings, line: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The line stands in the language of the interface; the error's words are neither shown nor logged."""
    workbook = Workbook(MemoryStore(), load_library(assets_dir()), system_clock, settings, lambda _: None)
    workbook.finish_welcome()
    monkeypatch.setattr(ui, "ROUTES", [ft.Route(index=True, component=Broken)])
    async with Headless(ui.window(StandingOpen(workbook), locales_dir())) as screen:
        assert screen.sees(line)
        assert not screen.sees("what a person wrote")
    logged = [record.getMessage() for record in caplog.records if record.levelname != "DEBUG"]
    assert any("RuntimeError" in message for message in logged)
    assert not any("what a person wrote" in message for message in logged)
