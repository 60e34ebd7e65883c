"""What takes the whole workbook out goes through here, and through nothing else."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from imr_workbook.ui.state import App


def allowed(app: App, action: Callable[[], Any]) -> Callable[[], Awaitable[None]]:
    """`action`, which takes something out of the workbook: with everything in it that is written so far.

    The one place to ask once more whose workbook it is, before anything leaves it.

    Args:
        app: the app of this window.
        action: may be async.
    """

    async def run() -> None:
        app.drafts.flush()
        result = action()
        if inspect.isawaitable(result):
            await result

    return run
