"""Handouts and helplines as they are once they are read, so that a start in a browser need not read them.

Written by `make pwa` into what it builds, with the code that it is for; there is none in a checkout.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import NamedTuple

from imr_workbook.content.library import Library
from imr_workbook.domain.helplines import Helplines

FILE = Path(__file__).with_name("ready_made.bin")


class ReadyMade(NamedTuple):
    """What is the same at every start."""

    library: Library
    helplines: Helplines


def ready_made(library: Library, helplines: Helplines) -> bytes:
    """As it is kept; for the same versions of Python's classes and pydantic's alone."""
    return pickle.dumps(ReadyMade(library, helplines), protocol=5)


def read_ready_made(file: Path = FILE) -> ReadyMade:
    """What `ready_made` made.

    Raises:
        FileNotFoundError: there is none.
    """
    # Beside our own code, and as much to be trusted.
    found: ReadyMade = pickle.loads(file.read_bytes())  # noqa: S301
    return found
