"""What takes the whole workbook out goes through here, and through nothing else."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.state import App, Waiting


def allowed(app: App, action: Callable[[], Any]) -> Callable[[], Awaitable[None]]:
    """`action`, which takes something out of the workbook: with everything in it that is written so far.

    Where there is a kode it is asked for first, each time: whoever finds the app open could do it otherwise.

    Args:
        app: the app of this window.
        action: may be async.
    """

    async def run() -> None:
        app.drafts.flush()
        if app.vault.has_kode:
            app.state.waiting = Waiting(action, ft.context.page.route or routes.DATA)
            show(routes.CONFIRM)
        else:
            await done(action)

    return run


async def done(action: Callable[[], Any]) -> None:
    """Do it, and wait until it is done."""
    result = action()
    if inspect.isawaitable(result):
        await result
