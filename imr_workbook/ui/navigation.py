"""Going to another screen: it is shown at once, and the browser is told."""

from __future__ import annotations

import asyncio
import contextlib
import weakref

import flet as ft

ANSWER_S = 1.0
"""How long the next way waits for the browser's answer to this one; one that went away never answers."""

_ways: weakref.WeakKeyDictionary[ft.Page, asyncio.Lock] = weakref.WeakKeyDictionary()
"""One way at a time in each window, or the answer to one would lead back from the next."""

_under_way: set[asyncio.Task[None]] = set()
"""The loop by itself keeps no task."""


def show(path: str) -> None:
    """Show the screen of a path in this window, and give its history the path.

    Flet's own way asks the browser to change its path, and draws when the browser has answered: there and back
    before anything is seen. Here the answer finds the screen drawn.
    """
    task = asyncio.get_running_loop().create_task(_show(ft.context.page, path))
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)


async def _show(page: ft.Page, path: str) -> None:
    # The window may go meanwhile, or never answer.
    with contextlib.suppress(RuntimeError, TimeoutError):
        async with _ways.setdefault(page, asyncio.Lock()):
            # What the client tells of a change of path; when it tells of this one, Flet knows it already.
            page.session.apply_page_patch({"route": path})
            await page.session.dispatch_event(page._i, "route_change", {"route": path})
            await asyncio.wait_for(page.push_route(path), ANSWER_S)
