"""How long a seal around one row takes in the Python of the browser, and an unlocking: beside the same natively."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.scale import Scale
from bench.store import quartile
from imr_workbook.crypto.passphrase import MIB, new_salt, stretch
from imr_workbook.crypto.sealing import new_key, seal, unseal
from tools.pwa.in_pyodide import prepared, started

ROW_BYTES = 300
ROWS = 500
PLACE = b"step|r1"
MOST_ROUNDS = 20


@dataclass(frozen=True)
class Beside:
    """One measure in both, in microseconds."""

    what: str
    browser: float
    native: float
    bar: int | None = None
    """What it may take in the browser."""


def measure(scale: Scale) -> list[Beside]:
    """Rows first, then the levels of Argon2id, the least first."""
    there = _there(scale)
    key, plain, salt = new_key(), os.urandom(ROW_BYTES), new_salt()
    box = seal(key, plain, PLACE)
    rounds = min(scale.rounds, MOST_ROUNDS)
    found = [
        Beside(f"a row of {ROW_BYTES} bytes {what}", there[name] * 1e6, _each(rounds, act) * 1e6, bar)
        for what, name, act, bar in (
            ("sealed", "seal", lambda: seal(key, plain, PLACE), None),
            ("opened", "unseal", lambda: unseal(key, box, PLACE), 25),
        )
    ]
    for effort in scale.levels:
        name = f"{effort.passes} x {effort.memory}"
        what = f"Argon2id, {effort.passes} passes over {effort.memory // MIB} MiB"
        native = min(_seconds(partial(stretch, b"142536", salt, effort)) for _ in range(3))
        found.append(Beside(what, there[name] * 1e6, native * 1e6))
    return found


def _there(scale: Scale) -> dict[str, float]:
    asked = {
        "rounds": min(scale.rounds, MOST_ROUNDS),
        "efforts": [(one.passes, one.memory) for one in scale.levels],
    }
    with tempfile.TemporaryDirectory() as folder:
        run = started(
            prepared(), ["-q", "bench/measured_in_pyodide.py"], {"MEASURE": json.dumps(asked)}, Path(folder)
        )
        printed, _ = run.communicate()
        if run.returncode:
            raise RuntimeError(printed)
        found: dict[str, float] = json.loads(Path(folder, "measured.json").read_text(encoding="utf-8"))
    return found


def _each(rounds: int, act: Callable[[], object]) -> float:
    def rows() -> None:
        for _ in range(ROWS):
            act()

    return quartile([_seconds(rows) for _ in range(rounds)]) / ROWS


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
