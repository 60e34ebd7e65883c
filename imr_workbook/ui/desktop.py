"""The app in a window of its own, with a Flet client that is already on the machine."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import flet as ft

from imr_workbook.domain.helplines import Helplines
from imr_workbook.ui.app import window
from imr_workbook.vault.vault import Vault

CLIENT_PATH = "FLET_VIEW_PATH"
"""Environment variable: folder of an unpacked Flet client."""


_OTHER_WAYS = (
    "FLET_DISPLAY_URL_PREFIX",
    "FLET_FORCE_WEB_SERVER",
    "FLET_PLATFORM",
    "FLET_SERVER_IP",
    "FLET_SERVER_PORT",
)
"""Environment variables that would have Flet serve the app to others instead of showing a window."""


class NoClient(Exception):
    """There is no Flet client here, and none is fetched: nothing is downloaded at run time."""


class NoScreen(Exception):
    """There is no screen to show a window on: Flet would serve the app to the whole network instead."""


class NotPrivate(Exception):
    """On Windows the client is reached through a port that everyone on the machine may open."""


def run_window(client: Path, vault: Vault, locales: Path, helplines: Helplines, assets: Path) -> None:
    """Show the workbook in a window until it is closed.

    Args:
        client: folder of an unpacked Flet client; see `find_client`.
        vault: what to show.
        locales: the catalogues of words.
        helplines: whom to call.
        assets: fonts and pictures.
    """
    # Flet would download a client when it is not told where one is.
    os.environ[CLIENT_PATH] = str(client)
    # The socket that the client is reached through is this user's alone.
    os.umask(0o077)
    ft.run(window(vault, locales, helplines), view=ft.AppView.FLET_APP, assets_dir=str(assets))


def find_client(home: Path) -> Path:
    """The folder of a client: the one named in the environment, else one that Flet unpacked earlier.

    Raises:
        NoClient: neither is there.
        NoScreen, NotPrivate: a window cannot be shown, or not without others reading along.
    """
    if sys.platform == "win32":
        raise NotPrivate
    for name in _OTHER_WAYS:
        os.environ.pop(name, None)
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        raise NoScreen
    if importlib.util.find_spec("flet_desktop") is None:
        raise NoClient
    named = os.environ.get(CLIENT_PATH)
    unpacked = sorted((home / ".flet" / "client").glob(f"flet-desktop-*-{ft.__version__}*"), reverse=True)
    folders = [*([Path(named)] if named else []), *unpacked, *(folder / "flet" for folder in unpacked)]
    found = next(filter(_holds_client, folders), None)
    if found is None:
        raise NoClient
    return found


def _holds_client(folder: Path) -> bool:
    """Where there is none, Flet would look further, and fetch one in the end."""
    return (folder / "flet").is_file() or any(folder.glob("*.app"))
