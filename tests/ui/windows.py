"""Windows for tests of screens: a workbook with the real handouts, a clock that is set, the app's numbers."""

from __future__ import annotations

from datetime import date, time, tzinfo
from functools import cache

import flet as ft

from imr_workbook.content.helplines import load_helplines
from imr_workbook.content.library import Library, load_library
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.domain.helplines import Helplines
from imr_workbook.domain.settings import Settings
from imr_workbook.store.memory import MemoryStore
from imr_workbook.ui.app import window
from imr_workbook.vault.vault import StandingOpen
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.workbook.turning_calendar import COPENHAGEN, Calendar

TUESDAY = date(2026, 11, 24)
NIGHT, MORNING = time(2), time(10)


@cache
def library() -> Library:
    return load_library(assets_dir())


@cache
def shipped() -> Helplines:
    return load_helplines()


def a_workbook(
    calendar: Calendar | None = None,
    *,
    welcomed: bool = True,
    store: MemoryStore | None = None,
    **settings: object,
) -> Workbook:
    """A workbook in memory on Tuesday morning; past the first pages unless it is to be new."""
    workbook = Workbook(
        store or MemoryStore(),
        library(),
        calendar or at(MORNING),
        Settings.model_validate(settings),
        lambda _: None,
    )
    if welcomed:
        workbook.finish_welcome()
    return workbook


def at(clock: time, day: date = TUESDAY, zone: tzinfo = COPENHAGEN) -> Calendar:
    """A clock that stands still."""
    return Calendar(day, clock, zone)


def a_window(
    workbook: Workbook, route: str = "/", *, helplines: Helplines | None = None, width: int = 390
) -> Headless:
    """One window of it, at a path."""
    return Headless(
        window(StandingOpen(workbook), locales_dir(), helplines or shipped()), route=route, width=width
    )


def links(screen: Headless) -> list[str]:
    """What the buttons that call and write would open, from the top."""
    urls = (one.url for one in screen.walk() if isinstance(one, ft.OutlinedButton))
    return [url for url in urls if isinstance(url, str)]


def keys(screen: Headless) -> list[str]:
    """The keys on the screen, from the top."""
    return [str(one.key) for one in screen.walk() if getattr(one, "key", None) is not None]
