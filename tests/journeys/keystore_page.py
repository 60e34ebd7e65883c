"""A page that asks the client's service for secrets what the packed app asks of it, and shows the answers.

In a browser that service keeps nothing safe, and the app never asks it there; but it is the same code that takes
the options and answers.
"""

from __future__ import annotations

import asyncio

import flet as ft

from imr_workbook.device.keystore import KeystoreError
from imr_workbook.device.resources import assets_dir
from imr_workbook.ui import keystore
from imr_workbook.ui.incoming import Incoming
from imr_workbook.ui.server.guard import Secrets
from imr_workbook.ui.server.serve import application, bound_socket, server

NAME = "device.00"


async def asked(page: ft.Page) -> list[str]:
    """What was answered, in order."""
    kept = keystore.FletKeystore(answer_s=10.0)
    kept._storage = keystore._storage()
    told = [f"først {await kept.read(NAME)}"]
    await kept.write(NAME, "abc")
    told.append(f"skrevet {await kept.read(NAME)}")
    await kept.write_checked(NAME, "def")
    told.append(f"erstattet {await kept.read(NAME)}")
    await kept.remove(NAME)
    told.append(f"fjernet {await kept.read(NAME)}")
    await kept.remove(NAME)
    kept.be_on(page)
    try:
        await kept.read(NAME)
    except KeystoreError:
        told.append("i en browser: nej")
    return told


async def main(page: ft.Page) -> None:
    """Show it."""
    try:
        told = await asyncio.wait_for(asked(page), 60)
    except KeystoreError:
        told = ["fejl"]
    page.add(ft.TextButton(" · ".join(told)))


def run() -> None:
    """Serve it until the process is ended."""
    sock = bound_socket(0)
    port, secrets = sock.getsockname()[1], Secrets()
    app = application(main, frozenset({"x"}), assets_dir(), port, secrets, Incoming())
    shown = server(app, on_started=lambda: print(secrets.link(port), flush=True), on_ending=lambda: None)
    shown.run(sockets=[sock])


if __name__ == "__main__":
    run()
