"""What takes a moment, as stretching a kode does: a calm word comes first, and nobody is pulled back afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import flet as ft

from imr_workbook.ui.state import App, made

MOMENT_S = 0.05
"""Until what was drawn is with the client, and until what was tapped while everything stood still has been heard."""


class Patience:
    """Of one screen."""

    def __init__(self, app: App) -> None:
        """Nothing is under way on it.

        Args:
            app: the app of this window.
        """
        self._app = app
        self.left = False
        """Whether the screen is gone."""

    def leave(self) -> None:
        """The screen is gone."""
        self.left = True

    async def run(self, work: Callable[[], Any]) -> bool:
        """Say that it takes a moment, and do the work; nothing where the screen is left before it begins.

        In a browser there is one thread for everything: while the work is done no word can be drawn and no tap heard.
        What is tapped on the screen meanwhile does nothing, but leaving it counts.

        Args:
            work: what takes long; what it raises is raised.

        Returns:
            Whether it is done, and the person is still where it was begun: else nothing leads them elsewhere.
        """
        state, page = self._app.state, ft.context.page
        here = page.route
        if state.patience:
            return False
        state.patience = True
        try:
            await asyncio.sleep(MOMENT_S)
            if self.left or page.route != here:
                return False
            try:
                work()
            finally:
                await asyncio.sleep(MOMENT_S)
        finally:
            state.patience = False
        return page.route == here


def use_patience(app: App) -> Patience:
    """The patience of the calling screen, for as long as it stands."""
    patience = made(lambda: Patience(app))
    ft.on_unmounted(patience.leave)
    return patience
