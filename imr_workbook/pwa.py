"""The app in a browser without a server: what Python runs in the page's worker."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import flet as ft

from imr_workbook.cli import opened_vault
from imr_workbook.content.library import Library
from imr_workbook.content.ready_made import read_ready_made
from imr_workbook.device.clock import system_clock
from imr_workbook.device.files import FolderNotWritable, open_data_folder
from imr_workbook.device.resources import locales_dir
from imr_workbook.device.web_page import WebPage
from imr_workbook.domain.settings import Settings
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import StoreError, StoreFromNewerVersion, StoreFull, StoreNotWritable
from imr_workbook.ui.app import window
from imr_workbook.ui.safety import hush
from imr_workbook.ui.state import Drafts
from imr_workbook.vault.ring_file import RingDamaged, RingFromNewerVersion
from imr_workbook.vault.vault import NoKey, StandingOpen, Vault
from imr_workbook.workbook import Workbook

DATA = Path("/data/arbejdsbog")
"""On the files that the browser keeps for this page alone."""


def main() -> None:
    """Show the workbook that this browser has; or a sentence, where it cannot be opened."""
    # The page has put it there; nowhere else is there such a module.
    import browser

    hush()
    drafts, held, page = Drafts(), contextlib.ExitStack(), WebPage(browser.tell)
    browser.heard = page.heard
    browser.leave = leaving(drafts, held)
    ready = read_ready_made()
    shown = opened_or_said(DATA, held, ready.library)
    if isinstance(shown, str):
        ft.run(window(_nothing(), locales_dir(), ready.helplines, instead=shown))
    else:
        ft.run(window(shown, locales_dir(), ready.helplines, drafts, web_page=page))


def opened_or_said(path: Path, held: contextlib.ExitStack, library: Library) -> Vault | str:
    """The vault in a folder, held until the end; or why it cannot be opened and what to do, in Danish."""
    try:
        folder = open_data_folder(path)
        held.callback(folder.close)
        return held.enter_context(opened_vault(folder, ready=library))
    except (FolderNotWritable, StoreNotWritable, StoreFull):
        return "Browseren har ikke plads til arbejdsbogen lige nu. Slet noget andet, og åbn den igen. Intet er ændret."
    except (StoreFromNewerVersion, RingFromNewerVersion):
        return "Arbejdsbogen er gemt med en nyere version. Luk alle faner med den, og åbn den igen. Intet er ændret."
    except (NoKey, RingDamaged):
        return (
            "Nøglen til arbejdsbogen mangler i denne browser. Slet ikke noget, og få hjælp, før du gør mere. "
            "Intet er ændret."
        )
    except StoreError as error:
        return f"Arbejdsbogen kan ikke åbnes lige nu ({type(error).__name__}). Åbn den igen. Intet er ændret."


def leaving(drafts: Drafts, held: contextlib.ExitStack) -> Callable[[], Coroutine[Any, Any, bool]]:
    """What the page calls before another one takes over: whether everything is saved, and so the files let go."""

    async def leave() -> bool:
        drafts.flush()
        if drafts.pending:
            return False
        held.close()
        return True

    return leave


def _nothing() -> StandingOpen:
    return StandingOpen(Workbook(MemoryStore(), Library(()), system_clock, Settings(), lambda _: None))
