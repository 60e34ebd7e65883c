"""Everything near a good value that is none, and how a refusal must look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from imr_workbook.crypto.errors import Refused

CANARY = b"kanariefugl-0123456789-abcdefghi"
"""32 bytes that may not be found in any refusal."""
NOT_BYTES: tuple[Any, ...] = (None, 0, 32, "", "x" * 32, bytearray(32), memoryview(bytes(32)), [0] * 32)


def refused(function: Callable[..., object], *arguments: Any) -> None:
    """It raises Refused, and what it raises holds nothing: no words, no cause, no other error behind it."""
    with pytest.raises(Refused) as caught:
        function(*arguments)
    error = caught.value
    assert error.args == ()
    assert str(error) == ""
    assert error.__cause__ is None
    assert error.__context__ is None


def flipped(good: bytes) -> Iterator[bytes]:
    """With one byte another, at each place: its lowest bit, and all its bits."""
    for place in range(len(good)):
        for bits in (0x01, 0xFF):
            yield good[:place] + bytes([good[place] ^ bits]) + good[place + 1 :]


def cut(good: bytes) -> Iterator[bytes]:
    """Cut at each length, from either end."""
    for length in range(len(good)):
        yield good[:length]
        yield good[len(good) - length :]


def wrong_sizes(right: int) -> Iterator[bytes]:
    """Of every length about the right one, and nothing."""
    yield from (bytes(length) for length in range(right + 9) if length != right)
    yield bytes(2 * right)
