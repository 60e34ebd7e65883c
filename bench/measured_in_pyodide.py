"""Measured by the Python of the browser, which `bench.pyodide` starts: writes what each takes, in seconds, as JSON."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from imr_workbook.crypto.passphrase import Effort, new_salt, stretch
from imr_workbook.crypto.sealing import new_key, seal, unseal

PLACE = b"step|r1"
ROWS = 500


def test_measure() -> None:
    """As pytest finds it; it fails where one of the parts does."""
    asked = json.loads(os.environ["MEASURE"])
    key, plain, salt = new_key(), os.urandom(300), new_salt()
    box = seal(key, plain, PLACE)
    found = {
        "seal": _least(asked["rounds"], lambda: _rows(lambda: seal(key, plain, PLACE))) / ROWS,
        "unseal": _least(asked["rounds"], lambda: _rows(lambda: unseal(key, box, PLACE))) / ROWS,
        **{f"{passes} x {memory}": _stretched(salt, passes, memory) for passes, memory in asked["efforts"]},
    }
    Path("/shared/measured.json").write_text(json.dumps(found), encoding="utf-8")


def _stretched(salt: bytes, passes: int, memory: int) -> float:
    return _least(3, lambda: stretch(b"142536", salt, Effort(passes, memory)))


def _rows(act: Callable[[], object]) -> None:
    for _ in range(ROWS):
        act()


def _least(rounds: int, act: Callable[[], object]) -> float:
    """The quickest of some: whatever else the machine does only ever adds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return min(times)
