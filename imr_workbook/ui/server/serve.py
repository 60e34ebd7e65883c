"""Serves the app on 127.0.0.1 for the browser of the same computer."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Any

import flet as ft
import flet_web.fastapi as flet_fastapi
import uvicorn
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from imr_workbook.ui.incoming import Incoming
from imr_workbook.ui.server.guard import HOST, OnlyOwnPage, Secrets
from imr_workbook.ui.server.neighbours import same_user
from imr_workbook.ui.server.receiving import Receiving

SESSION_TIMEOUT_S = 60
"""How long a closed window's session is kept, so that a reload finds its place."""

MOST_BYTES = 64 * 1024 * 1024
"""The largest message from the page. A larger one would end the connection: files come in by themselves."""


class PortInUse(Exception):
    """The asked-for port is taken."""


class PortNotAllowed(Exception):
    """The asked-for port is kept for the system."""


def bound_socket(port: int = 0) -> socket.socket:
    """A listening socket on 127.0.0.1; port 0 lets the system choose.

    The system's choice is another one each time, so no other program can have left anything in the
    browser under our address, such as a service worker that would read along.

    Raises:
        PortInUse: another program has the port.
        PortNotAllowed: this user may not serve on it.
    """
    sock = socket.socket()
    # On Windows, SO_REUSEADDR would let another program take over a port that is in use.
    alone = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR if alone is None else alone, 1)
    try:
        sock.bind((HOST, port))
        sock.listen()
    except PermissionError as error:
        sock.close()
        raise PortNotAllowed(port) from error
    except OSError as error:
        sock.close()
        raise PortInUse(port) from error
    return sock


def application(
    main: Callable[[ft.Page], Any],
    screens: Iterable[str],
    assets: Path,
    port: int,
    secrets: Secrets,
    incoming: Incoming,
) -> ASGIApp:
    """The whole app behind its guard.

    Args:
        main: is called for each new window.
        screens: first parts of the paths of screens.
        assets: fonts, pictures and the web page.
        port: the port that is served.
        secrets: those of this run.
        incoming: files that the page is asked for.
    """
    root = flet_fastapi.FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    root.mount(
        "/",
        flet_fastapi.app(
            main,
            assets_dir=str(assets),
            app_name="IMR-arbejdsbogen",
            app_short_name="Arbejdsbog",
            no_cdn=True,
            web_renderer=ft.WebRenderer.CANVAS_KIT,
            session_timeout_seconds=SESSION_TIMEOUT_S,
        ),
    )
    # Level 1: the way is short, and harder packing would hold back the first screen for longer than it saves.
    root.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=1)
    inside = Receiving(_ended_quietly(root), incoming)
    return OnlyOwnPage(inside, port=port, secrets=secrets, screens=screens, known=same_user)


def _ended_quietly(app: ASGIApp) -> ASGIApp:
    """`app`, without a traceback for a WebSocket that was opened and never used when the server ends."""

    async def run(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await app(scope, receive, send)
        except asyncio.CancelledError:
            if scope["type"] != "websocket":
                raise

    return run


class Server(uvicorn.Server):
    """Tells when it answers, so that a link is shown only when it works, and when it is about to end."""

    def __init__(
        self, config: uvicorn.Config, on_started: Callable[[], None], on_ending: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._on_started = on_started
        self._on_ending = on_ending

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets=sockets)
        if self.started:
            self._on_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell, then end."""
        self._on_ending()
        await super().shutdown(sockets=sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        """End in good order at Ctrl+C, at a request to end, and when the terminal is closed.

        uvicorn raises the signal again afterwards, which would end the process before the workbook is
        closed.
        """
        before = {number: signal.signal(number, self.handle_exit) for number in _ENDING}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


_ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
]
"""Signals that ask a program to end, as far as the platform has them."""


def server(app: ASGIApp, on_started: Callable[[], None], on_ending: Callable[[], None]) -> Server:
    """A server for `app`, ready to run on a bound socket."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        ws="websockets-sansio",
        ws_max_size=MOST_BYTES,
        # No proxy stands before it: who asks is read from the connection and never from a header.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    return Server(config, on_started, on_ending)
