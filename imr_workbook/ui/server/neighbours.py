"""Who on this computer is at the other end of a connection.

The command that opens the browser has the link in its arguments, and on Linux everyone who is logged in
can read the arguments of every command. So there, the link opens the workbook only for the person who
started it. (On macOS the link goes by an Apple event, on Windows others cannot read the arguments.)
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from starlette.types import Scope

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
"""Linux's tables of connections: one line each, with the user who owns this end of it."""

_LOCAL, _REMOTE, _USER = 1, 2, 7
"""Columns."""
_ROOT = 0
_MAPPED = f"{0:016X}{socket.htonl(0xFFFF):08X}"
"""What stands before an IPv4 address in the table of IPv6."""


def same_user(scope: Scope, tables: tuple[Path, ...] = TABLES) -> bool:
    """Whether the one who asks is the one who runs this process, or may read all files anyway.

    Also true where that cannot be known: then the secrets alone must do.
    """
    client, server = scope.get("client"), scope.get("server")
    if client is None or server is None or not hasattr(os, "getuid"):
        return True
    user = _owner(_end(*client), _end(*server), tables)
    return user is None or user in {_ROOT, os.getuid()}


def _owner(local: str, remote: str, tables: tuple[Path, ...]) -> int | None:
    """Id of the user whose connection goes from one end to the other; none where none is listed."""
    for table in tables:
        try:
            lines = table.read_text(encoding="ascii").splitlines()[1:]
        except OSError:
            continue
        for columns in map(str.split, lines):
            if (columns[_LOCAL].removeprefix(_MAPPED), columns[_REMOTE].removeprefix(_MAPPED)) == (
                local,
                remote,
            ):
                return int(columns[_USER])
    return None


def _end(address: str, port: int) -> str:
    """One end of a connection as the tables write it.

    The address too: between other addresses of this computer, anyone can have a connection with the same two
    ports, and one that its owner has let go of counts as root's.
    """
    return f"{int.from_bytes(socket.inet_aton(address), sys.byteorder):08X}:{port:04X}"
