"""On Linux the link opens the workbook only for the person who started it."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from imr_workbook.ui.server.neighbours import same_user
from tests.server.asking import Asker

TABLE = """  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:2166 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
   1: 0100007F:2166 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 2 1 0 20 4 30 10 -1
   2: 0200007F:{client} 0300007F:2166 05 00000000:00000000 03:00001744 00000000     0        0 0 3 0
   3: {before}0100007F:{client} {before}0100007F:2166 01 00000000:00000000 00:00000000 00000000 {user:5}        0 3
"""
"""Line 2 is of a connection between two other addresses of this computer, which its owner has let go of."""
SERVER, CLIENT = 0x2166, 0xC001
SCOPE = {"type": "http", "client": ("127.0.0.1", CLIENT), "server": ("127.0.0.1", SERVER)}
NOBODY = 65534


def table(folder: Path, user: int, client: int = CLIENT, before: str = "") -> tuple[Path]:
    """A table of connections as Linux writes it, in which `user` has our client's end."""
    path = folder / "tcp"
    path.write_text(TABLE.format(client=f"{client:04X}", user=user, before=before), encoding="ascii")
    return (path,)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no user ids here")
def test_another_user_is_told_from_oneself(tmp_path: Path) -> None:
    """By the owner of the other end, not of ours; who may read every file anyway is let through."""
    assert same_user(SCOPE, table(tmp_path, os.getuid()))
    assert same_user(SCOPE, table(tmp_path, 0))
    assert not same_user(SCOPE, table(tmp_path, os.getuid() + 1))
    assert not same_user(SCOPE, table(tmp_path, NOBODY))


@pytest.mark.skipif(sys.byteorder != "little", reason="the table is written in the computer's own byte order")
def test_a_client_that_comes_by_ipv6(tmp_path: Path) -> None:
    """Programs may name our address in the longer way; then they stand in the other table."""
    assert not same_user(SCOPE, table(tmp_path, NOBODY, before="0000000000000000FFFF0000"))


def test_what_cannot_be_known_is_left_to_the_secrets(tmp_path: Path) -> None:
    """No table, a connection that is in none, or one that has no port."""
    assert same_user(SCOPE, (tmp_path / "none",))
    assert same_user(SCOPE, table(tmp_path, NOBODY, client=CLIENT + 1))
    assert same_user({**SCOPE, "client": None}, table(tmp_path, NOBODY))


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="takes being able to be another user")
def test_another_user_with_the_link_is_refused(asker: Asker) -> None:
    """The arguments of the command that opens the browser can be read by all; the link is in them."""
    cookie = asker.cookie
    assert as_nobody(lambda: asker.ask(f"/?token={asker.key}").status) == 403
    assert as_nobody(lambda: asker.knock(cookie=cookie)) == 403
    assert asker.ask(f"/?token={asker.key}").status == 200


def as_nobody(ask: Callable[[], int]) -> int:
    """What `ask` gives to another user."""
    here, there = multiprocessing.get_context("fork").Pipe()

    def run() -> None:
        os.setuid(NOBODY)
        there.send(ask())

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    process.join(20)
    assert process.exitcode == 0
    status: int = here.recv()
    return status
