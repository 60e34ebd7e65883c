"""The app in a browser without a server: what Python runs in the page's worker."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path

import browser
import flet as ft

from imr_workbook.cli import CannotStart, opened
from imr_workbook.content.helplines import load_helplines
from imr_workbook.content.library import Library
from imr_workbook.device.clock import system_clock
from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.settings import Settings
from imr_workbook.store.memory import MemoryStore
from imr_workbook.ui.app import window
from imr_workbook.ui.safety import hush
from imr_workbook.ui.state import Drafts
from imr_workbook.vault.vault import StandingOpen
from imr_workbook.workbook import Workbook

DATA = Path("/data/arbejdsbog")
"""On the files that the browser keeps for this page alone."""


def main() -> None:
    """Show the workbook that this browser has; or a sentence, where it cannot be opened."""
    hush()
    drafts, held = Drafts(), contextlib.ExitStack()
    browser.leave = _leaving(drafts, held)
    try:
        vault = held.enter_context(opened(DATA))
    except CannotStart as error:
        ft.run(window(_nothing(), locales_dir(), load_helplines(), instead=str(error)))
        return
    ft.run(window(vault, locales_dir(), load_helplines(), drafts))


def _leaving(drafts: Drafts, held: contextlib.ExitStack) -> Callable[[], Awaitable[None]]:
    """What the page calls before another one takes over."""

    async def leave() -> None:
        drafts.flush()
        held.close()

    return leave


def _nothing() -> StandingOpen:
    return StandingOpen(Workbook(MemoryStore(), Library(()), system_clock, Settings(), lambda _: None))
