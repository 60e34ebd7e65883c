"""Windows on the handouts: a workbook in memory with the handouts of the app."""

from __future__ import annotations

from functools import cache
from typing import Any

from imr_workbook.content.library import Library, load_library
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.domain.settings import Settings
from imr_workbook.store.memory import MemoryStore
from imr_workbook.ui.app import window
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.workbook.turning_calendar import Calendar


@cache
def handouts() -> Library:
    """The handouts of the app, read once."""
    return load_library(assets_dir())


def a_reader(store: MemoryStore | None = None, *, welcomed: bool = True, **settings: Any) -> Workbook:
    """A workbook whose two first pages are behind, with these settings."""
    kept = Settings(**settings)
    workbook = Workbook(store or MemoryStore(), handouts(), Calendar(), kept, lambda changed: None)
    if welcomed:
        workbook.finish_welcome()
    return workbook


def show(workbook: Workbook, route: str, width: int = 390) -> Headless:
    """A window on one of the screens."""
    return Headless(window(workbook, locales_dir()), route=route, width=width)
