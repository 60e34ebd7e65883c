"""Runs the app for the browser of this computer, from start to end."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path

import flet as ft

from imr_workbook.domain.helplines import Helplines
from imr_workbook.ui.app import ROUTES, window
from imr_workbook.ui.incoming import Incoming
from imr_workbook.ui.server.guard import Secrets
from imr_workbook.ui.server.serve import application, server
from imr_workbook.ui.state import Drafts
from imr_workbook.vault.vault import Vault


def run_server(
    vault: Vault,
    locales: Path,
    helplines: Helplines,
    assets: Path,
    sock: socket.socket,
    show: Callable[[str], None],
) -> None:
    """Serve the workbook until the process is asked to end; what is being typed then is saved.

    Args:
        vault: what to show.
        locales: the catalogues of words.
        helplines: whom to call.
        assets: fonts, pictures and the web page.
        sock: see `bound_socket`.
        show: is given the link when it works.
    """
    port, secrets, drafts = sock.getsockname()[1], Secrets(), Drafts()
    incoming = Incoming()
    main = window(vault, locales, helplines, drafts, incoming=incoming)
    app = application(main, first_parts(ROUTES), assets, port, secrets, incoming)
    served = server(app, on_started=lambda: show(secrets.link(port)), on_ending=drafts.flush)
    served.run(sockets=[sock])


def first_parts(routes: Iterable[ft.Route]) -> frozenset[str]:
    """The first part of the path of every screen in a table, such as "haefter"; never empty."""
    found: set[str] = set()
    for route in routes:
        first = (route.path or "").strip("/").partition("/")[0]
        found |= {first} if first else first_parts(route.children or ())
    return frozenset(found)


def open_browser(link: str) -> None:
    """Open the link in the person's browser, where there is a screen to show it on."""
    if _has_screen():
        # Some browsers are started in the foreground: they must not hold the server back.
        threading.Thread(target=_open, args=(link,), daemon=True).start()


def _open(link: str) -> None:
    with contextlib.suppress(webbrowser.Error, OSError):
        webbrowser.open(link)


def _has_screen() -> bool:
    """Without one, a browser of the terminal would take the terminal over."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
