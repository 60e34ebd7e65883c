"""The app in a window of its own, with a Flet client that is already on the machine."""

from __future__ import annotations

import os
from pathlib import Path

import flet as ft

from imr_workbook.domain.helplines import Helplines
from imr_workbook.ui.app import window
from imr_workbook.workbook import Workbook

CLIENT_PATH = "FLET_VIEW_PATH"
"""Environment variable: folder of an unpacked Flet client."""


class NoClient(Exception):
    """There is no Flet client here, and none is fetched: nothing is downloaded at run time."""


def run_window(workbook: Workbook, locales: Path, helplines: Helplines, assets: Path) -> None:
    """Show the workbook in a window until it is closed.

    Raises:
        NoClient: no client was found, or no screen to show it on.
    """
    # Flet would download a client when it is not told where one is.
    os.environ[CLIENT_PATH] = str(find_client(Path.home()))
    ft.run(window(workbook, locales, helplines), view=ft.AppView.FLET_APP, assets_dir=str(assets))


def find_client(home: Path) -> Path:
    """The folder of a client: the one named in the environment, else one that Flet unpacked earlier.

    Raises:
        NoClient: neither is there.
    """
    named = os.environ.get(CLIENT_PATH)
    if named and Path(named).is_dir():
        return Path(named)
    unpacked = sorted((home / ".flet" / "client").glob(f"flet-desktop-*-{ft.__version__}*"))
    if unpacked:
        return unpacked[-1]
    raise NoClient
