"""Handouts and helplines as they are once they are read, so that a start in a browser need not read them.

Written by `make pwa` into what it builds, with the code that it is for; there is none in a checkout.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, NamedTuple, cast

from pydantic import BaseModel

from imr_workbook.content.library import Library
from imr_workbook.domain.helplines import Helplines

FILE = Path(__file__).with_name("ready_made.bin")


class ReadyMade(NamedTuple):
    """What is the same at every start."""

    library: Library
    helplines: Helplines


def ready_made(library: Library, helplines: Helplines) -> bytes:
    """As it is kept, the same bytes each time; for the same versions of Python's classes and pydantic's alone."""
    kept = io.BytesIO()
    _SameEachTime(kept, protocol=5).dump(ReadyMade(library, helplines))
    return kept.getvalue()


def read_ready_made(file: Path = FILE) -> ReadyMade:
    """What `ready_made` made.

    Raises:
        FileNotFoundError: there is none.
    """
    # Beside our own code, and as much to be trusted.
    found: ReadyMade = pickle.loads(file.read_bytes())  # noqa: S301
    return found


class _SameEachTime(pickle.Pickler):
    """A set has another order in each process; what pydantic keeps of a model has one in it."""

    def reducer_override(self, value: object) -> Any:
        """As the model would be kept by itself, but for the order of its sets."""
        if not isinstance(value, BaseModel):
            return NotImplemented
        make, arguments, state = cast("tuple[Any, ...]", value.__reduce_ex__(5))[:3]
        return make, arguments, {name: _sorted(part) for name, part in state.items()}


class _Sorted:
    """Stands for a set, and is one again when it is read."""

    def __init__(self, values: AbstractSet[str]) -> None:
        self.values = values

    def __reduce__(self) -> tuple[type[set[str]], tuple[list[str]]]:
        return set, (sorted(self.values),)


def _sorted(part: object) -> object:
    return _Sorted(part) if isinstance(part, set) else part
