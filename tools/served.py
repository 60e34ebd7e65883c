"""The app served in this process, so that pictures and tests can change settings under open windows."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from imr_workbook.content.helplines import load_helplines
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.ui.app import ROUTES, window
from imr_workbook.ui.incoming import Incoming
from imr_workbook.ui.server.guard import Secrets
from imr_workbook.ui.server.run import first_parts
from imr_workbook.ui.server.serve import application, bound_socket, server
from imr_workbook.vault.vault import StandingOpen
from imr_workbook.workbook import Workbook

T = TypeVar("T")

START_S = 30.0
"""How long the server may take to answer."""


class Served:
    """One workbook behind the real server, in a thread of its own; `link` holds the token.

    What touches the workbook goes through `do`, or it would meet the server's thread on the way.
    """

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._socket = bound_socket(0)
        port, secrets = self._socket.getsockname()[1], Secrets()
        self.link = secrets.link(port)
        self._started = threading.Event()
        incoming = Incoming()
        main = window(StandingOpen(workbook), locales_dir(), load_helplines(), incoming=incoming)
        app = application(main, first_parts(ROUTES), assets_dir(), port, secrets, incoming)
        self._server = server(app, on_started=self._started.set, on_ending=lambda: None)
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        # Signals belong to the main thread, which is not this one.
        self._server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign, assignment]
        await self._server.serve(sockets=[self._socket])

    def do(self, action: Callable[[], T]) -> T:
        """What `action` returns, called where the app itself runs."""

        async def run() -> T:
            return action()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(START_S)

    def settings(self, **values: object) -> None:
        """Change settings; every open window follows."""
        self.do(lambda: self.workbook.change_settings(**values))

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._started.wait(START_S):
            raise TimeoutError("the server did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(START_S)
        self._socket.close()
