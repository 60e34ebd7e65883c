"""What a store has promised by the time of a power cut, and whether it keeps it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.tinydb_store import AHEAD_MS
from tests.faults.images import Image
from tests.faults.real_store import opened
from tests.faults.recording import Recording, scratch, write_files
from tests.faults.workload import FOLDER, KEYS, Workload, do
from tests.store.everything import everything


class Lost(AssertionError):
    """Something that was confirmed is not there, or something is there that never was."""


class Promise:
    """What must be in the store at each moment of a recording: the same steps on a store in memory."""

    def __init__(
        self, workload: Workload, recording: Recording, first: int = 0, device: str | None = None
    ) -> None:
        """Work out what must be there.

        Args:
            workload: what was done.
            recording: of it.
            first: how many steps were certainly there before anything was told.
            device: id of the store that lay there in the beginning; none where there was none.
        """
        self._workload = workload
        self._first = first
        self._known = device
        self.device = device or recording.told("device")[0]
        """Id of the store's device."""
        self._states = _states(workload, self.device)

    def check(self, image: Image, *, finish: bool) -> int:
        """Open the store of an image and see that everything confirmed is there, and nothing that was not begun.

        Args:
            image: of the recording.
            finish: go on with the rest of the workload, and see that nothing is missing in the end.

        Returns:
            How many steps are there.

        Raises:
            Lost: that is not so.
            StoreError: it does not open.
        """
        with scratch() as folder:
            write_files(folder / FOLDER, {})
            write_files(folder, image.files)
            found = _state(folder / FOLDER)
            steps = self._steps(found, image)
            if finish and steps:
                self._finish(folder / FOLDER, steps)
        return steps

    def _steps(self, found: dict[str, Any], image: Image) -> int:
        # What a process has found in the store and goes on from is as certain as what was confirmed.
        confirmed = [int(line.split()[1]) for line in image.told if line.startswith(("from ", "to "))]
        certain = max(confirmed, default=self._first)
        begun = next(
            (
                n + 1
                for n in range(certain, len(self._states) - 1)
                if self._states[n + 1] != self._states[certain]
            ),
            certain,
        )
        for steps in (certain, begun):
            if _same(self._states[steps], found):
                return steps
        if self._known is None and not image.told and found == self._states[0] | {"device": found["device"]}:
            return 0
        raise Lost(f"{certain} steps were confirmed: {_difference(self._states[certain], found)}")

    def _finish(self, folder: Path, steps: int) -> None:
        with closing(opened(folder)) as store:
            for number in range(steps, len(self._workload.steps)):
                do(store, number, self._workload.steps[number])
        if not _same(self._states[-1], found := _state(folder)):
            raise Lost(f"it went on from {steps} steps: {_difference(self._states[-1], found)}")


def _states(workload: Workload, device: str) -> list[dict[str, Any]]:
    """What is in the store before the first step, after the first, after the second …"""
    memory = MemoryStore(device)
    found = [everything(memory, KEYS)]
    for number, step in enumerate(workload.steps):
        do(memory, number, step)
        found.append(everything(memory, KEYS))
    return found


def _state(folder: Path) -> dict[str, Any]:
    with closing(opened(folder)) as store:
        if store.lost is not None:
            raise Lost("told that something is missing")
        return everything(store, KEYS)


def _same(expected: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether it is the same, but for a last stamp that may be noted a little ahead."""
    least, last = expected["last"], found["last"]
    if (least is None) is not (last is None):
        return False
    ahead = None if least is None else least._replace(ms=least.ms + AHEAD_MS)
    return expected | {"last": last} == found and (least is None or least <= last <= ahead)


def _difference(expected: dict[str, Any], found: dict[str, Any]) -> str:
    differ = [name for name in expected if expected[name] != found[name]]
    return ", ".join(f"{name} {str(found[name])[:200]}" for name in differ)
