"""A kode made slow to guess: Argon2id (RFC 9106)."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from imr_workbook.crypto.libsodium import argon2id, random_bytes

SALT_BYTES = 16
STRETCHED_BYTES = 32
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work one guess costs."""

    passes: int
    memory: int
    """Bytes."""

    @property
    def work(self) -> int:
        """Bytes filled in all: what the time is in proportion to."""
        return self.passes * self.memory


FLOOR = Effort(passes=2, memory=19 * MIB)
"""Never less: OWASP's minimum for Argon2id with one lane."""

LEVELS: tuple[Effort, ...] = (
    FLOOR,
    Effort(passes=3, memory=32 * MIB),
    Effort(passes=3, memory=64 * MIB),
    Effort(passes=4, memory=96 * MIB),
    Effort(passes=4, memory=128 * MIB),
)
"""From the least to the most; the third is RFC 9106's second choice, with one lane."""

AIM_S = 0.5
"""How long one unlocking may take, at the most, on the device that the kode was made on."""


def new_salt() -> bytes:
    """16 random bytes."""
    return random_bytes(SALT_BYTES)


def stretch(secret: bytes, salt: bytes, effort: Effort) -> bytes:
    """32 bytes that cost `effort` for each guess at the secret.

    Raises:
        Refused: a salt that is not 16 bytes, or an effort that the library does not take.
        MemoryError: the device has not so much memory to give now. It says nothing about the secret.
    """
    return argon2id(secret, salt, effort.passes, effort.memory, STRETCHED_BYTES)


def calibrated(clock: Callable[[], float] = time.perf_counter) -> Effort:
    """The highest of the levels that this device has just done within `AIM_S`; never below the floor.

    Reckoned from the floor, and then tried: no kode is made that the device has not the memory to open.

    Args:
        clock: seconds.
    """
    each = _seconds(FLOOR, clock) / FLOOR.work
    for level in reversed(LEVELS[1:]):
        if level.work * each <= AIM_S and _seconds(level, clock) <= AIM_S:
            return level
    return FLOOR


def _seconds(effort: Effort, clock: Callable[[], float]) -> float:
    """How long it takes; for ever where there is not the memory."""
    begun = clock()
    try:
        stretch(b"", bytes(SALT_BYTES), effort)
    except MemoryError:
        return math.inf
    return clock() - begun
