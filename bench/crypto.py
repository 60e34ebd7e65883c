"""How long an unlocking takes at each level of Argon2id, and a seal around one row: beside another library.

In rounds taken in turn, so that both meet the same machine; of each the lower quartile counts.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from bench.scale import Scale
from bench.store import quartile
from imr_workbook.crypto.passphrase import AIM_S, MIB, Effort, new_salt, stretch
from imr_workbook.crypto.sealing import new_key, seal, unseal

UNLOCKINGS = 5
ROW_BYTES = (100, 300, 1_000, 10_000)
"""About an answer, a step, a record with everything in it, and the longest text."""
ROWS = 200
"""Rows in one round: one is over before the clock has moved."""
ROUNDS = 40
PLACE = b"step|6f1c9f4e"

Act = Callable[[], object]


@dataclass(frozen=True)
class Unlocked:
    """Time of one guess at a kode, in milliseconds."""

    effort: Effort
    ours: float
    other: float

    @property
    def memory_mib(self) -> int:
        """What one guess fills."""
        return self.effort.memory // MIB

    @property
    def within(self) -> bool:
        """Whether this machine would be given this level."""
        return self.ours <= AIM_S * 1000


@dataclass(frozen=True)
class Row:
    """Time to seal and to unseal one row of so many bytes, in microseconds."""

    size: int
    seal: float
    unseal: float
    other_seal: float
    other_unseal: float


def measure_unlockings(scale: Scale) -> list[Unlocked]:
    """Every level, the least first."""
    return [_unlocked(effort, min(scale.openings, UNLOCKINGS)) for effort in scale.levels]


def measure_rows(scale: Scale) -> list[Row]:
    """Every size, smallest first."""
    return [_row(size, min(scale.rounds, ROUNDS)) for size in ROW_BYTES]


def _unlocked(effort: Effort, rounds: int) -> Unlocked:
    kode, salt = b"142536", new_salt()
    memory_kib = effort.memory // 1024

    def other() -> bytes:
        kdf = Argon2id(salt=salt, length=32, iterations=effort.passes, lanes=1, memory_cost=memory_kib)
        return kdf.derive(kode)

    ours, others = _in_turn(rounds, lambda: stretch(kode, salt, effort), other)
    return Unlocked(effort, ours * 1e3, others * 1e3)


def _row(size: int, rounds: int) -> Row:
    key, plain = new_key(), os.urandom(size)
    box = seal(key, plain, PLACE)
    cipher, nonce = ChaCha20Poly1305(key), os.urandom(12)
    other_box = cipher.encrypt(nonce, plain, PLACE)
    acts: list[Act] = [
        lambda: seal(key, plain, PLACE),
        lambda: unseal(key, box, PLACE),
        lambda: ChaCha20Poly1305(key).encrypt(os.urandom(12), plain, PLACE),
        lambda: ChaCha20Poly1305(key).decrypt(nonce, other_box, PLACE),
    ]
    sealed, unsealed, other_sealed, other_unsealed = _in_turn(rounds, *(_many(act) for act in acts))
    each = 1e6 / ROWS
    return Row(size, sealed * each, unsealed * each, other_sealed * each, other_unsealed * each)


def _many(act: Act) -> Act:
    def run() -> None:
        for _ in range(ROWS):
            act()

    return run


def _in_turn(rounds: int, *acts: Act) -> Iterator[float]:
    """Seconds that each takes."""
    times = [[_seconds(act) for act in acts] for _ in range(rounds)]
    return (quartile(column) for column in zip(*times, strict=True))


def _seconds(act: Act) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
