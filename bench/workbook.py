"""The whole intention, from the tap's method to the published state, through the sealed store."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.scale import Scale
from bench.store import filled_store, quartile
from imr_workbook.content.library import Library, load_library
from imr_workbook.device.clock import system_clock
from imr_workbook.device.resources import assets_dir
from imr_workbook.domain.changes import Change
from imr_workbook.domain.settings import Settings
from imr_workbook.store.tinydb_store import TinyDBStore
from imr_workbook.workbook import Workbook
from tests.store.sealed import SEAL


@dataclass(frozen=True)
class Meant:
    """Time of one intention with so many records, and of the store's part in it, in milliseconds."""

    records: int
    whole: float
    store: float


class TimedStore(TinyDBStore):
    """Notes how long each append takes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, SEAL)
        self.times: list[float] = []

    def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:
        """As the store's, timed."""
        begun = time.perf_counter()
        kept = super().append(changes, cursor)
        self.times.append((time.perf_counter() - begun) * 1000)
        return kept


def measure(scale: Scale) -> list[Meant]:
    """Every size, smallest first."""
    library = load_library(assets_dir())
    return [_meant(library, records, scale.rounds) for records in scale.meant]


def _meant(library: Library, records: int, rounds: int) -> Meant:
    exercise = next(one for one in library.exercises() if one.type == "text")
    with tempfile.TemporaryDirectory() as folder:
        filled_store(Path(folder), records).close()
        store = TimedStore(Path(folder))
        workbook = Workbook(store, library, system_clock, Settings(), lambda _settings: None)
        workbook.answer(exercise.id, "text", "Først")
        store.times.clear()
        whole: list[float] = []
        for number in range(rounds):
            begun = time.perf_counter()
            workbook.answer(exercise.id, "text", f"Nøgler til min egen dør. {number}")
            whole.append((time.perf_counter() - begun) * 1000)
        workbook.close()
        return Meant(records, quartile(whole), quartile(store.times))
