"""Serves the app on 127.0.0.1 for the browser of the same computer."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import flet as ft
import flet_web.fastapi as flet_fastapi
import uvicorn
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from imr_workbook.ui.server.guard import OnlyOwnPage

HOST = "127.0.0.1"
SCREENS = ("haefter", "proev", "maal", "min-uge", "planer", "hjaelp", "svaer-dag", "indstillinger")
SESSION_TIMEOUT_S = 60
"""How long a closed window's session is kept, so that a reload finds its place."""


class PortInUse(Exception):
    """The asked-for port is taken."""


def bound_socket(port: int) -> socket.socket:
    """A socket on 127.0.0.1; port 0 lets the system choose.

    Raises:
        PortInUse: another program has the port.
    """
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((HOST, port))
    except OSError as error:
        sock.close()
        raise PortInUse(port) from error
    return sock


def application(main: Callable[[ft.Page], Any], assets: Path, port: int, token: str) -> ASGIApp:
    """The whole app behind its guard."""
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
    root.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    return OnlyOwnPage(root, port=port, token=token, screens=SCREENS)


class Server(uvicorn.Server):
    """Tells when it answers, so that a link is shown only when it works."""

    def __init__(self, config: uvicorn.Config, on_started: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_started = on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets=sockets)
        if self.started:
            self._on_started()


def server(app: ASGIApp, on_started: Callable[[], None]) -> Server:
    """A server for `app`, ready to run on a bound socket."""
    config = uvicorn.Config(app, log_level="warning", ws="websockets-sansio", timeout_graceful_shutdown=1)
    return Server(config, on_started)
