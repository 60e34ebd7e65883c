"""What may lie on the disk after a power cut: images, each known by a seed and a number."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.faults.disk import Disk
from tests.faults.operations import Files, Synced, Told
from tests.faults.recording import Recording

IMAGES = int(os.environ.get("IMAGES", "1000"))
"""How many are tried where Hypothesis chooses what is done."""


@dataclass(frozen=True, slots=True)
class Image:
    """The files on the disk, and what had been confirmed before the power went."""

    name: str
    """Which one it is, and where the cut was."""
    files: Files
    cut: int
    """How many operations there were before it."""
    told: list[str]
    """Every line told before it."""


def images(
    recording: Recording, seed: int, count: int, *, heeds_syncs: bool = True, heeds_folder_syncs: bool = True
) -> Iterator[Image]:
    """So many power cuts, from the earliest to the latest. The same seed gives the same ones."""
    operations = recording.operations
    chances = [Random(f"{seed}/{number}") for number in range(count)]
    cuts = sorted((_cut(recording, chance), number) for number, chance in enumerate(chances))
    disk = Disk(recording.start, heeds_syncs=heeds_syncs, heeds_folder_syncs=heeds_folder_syncs)
    told: list[str] = []
    done = 0
    for cut, number in cuts:
        for operation in operations[done:cut]:
            disk.do(operation)
            if isinstance(operation, Told):
                told.append(operation.line)
        done = cut
        name = f"image {number} of seed {seed}, cut after {cut} of {len(operations)} operations"
        yield Image(name, disk.after_power_cut(chances[number]), cut, list(told))


def left_in_memory(recording: Recording, seed: int) -> Image:
    """What the next process finds when one is killed anywhere: all that was done; the power stays on."""
    cut = _cut(recording, Random(seed))
    disk = Disk(recording.start)
    for operation in recording.operations[:cut]:
        disk.do(operation)
    told = [one.line for one in recording.operations[:cut] if isinstance(one, Told)]
    files = {name: data or b"" for name, data in disk.now().items()}
    return Image(f"killed after {cut} of {len(recording.operations)} operations", files, cut, told)


def _cut(recording: Recording, chance: Random) -> int:
    """Anywhere in the recording; often where most is promised, just after something was told, or most is at stake.

    That is where everything is written, and the sync has not begun.
    """
    operations, places = recording.operations, range(recording.before, len(recording.operations) + 1)
    told = [at for at in places[1:] if isinstance(operations[at - 1], Told)]
    written = [at for at in places[:-1] if isinstance(operations[at], Synced)]
    return chance.choice(chance.choice([told, written, places]) or places)
