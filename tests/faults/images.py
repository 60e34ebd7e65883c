"""What may lie on the disk after a power cut: images, each known by a seed and a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.faults.disk import Disk
from tests.faults.operations import Files, Operation, Told
from tests.faults.recording import Recording


@dataclass(frozen=True, slots=True)
class Image:
    """The files on the disk, and what had been confirmed before the power went."""

    name: str
    """Which one it is, and where the cut was."""
    files: Files
    told: list[str]
    """Every line told before the cut."""


def images(
    recording: Recording, seed: int, count: int, *, heeds_syncs: bool = True, heeds_folder_syncs: bool = True
) -> Iterator[Image]:
    """So many power cuts, from the earliest to the latest. The same seed gives the same ones."""
    operations = recording.operations
    chances = [Random(f"{seed}/{number}") for number in range(count)]
    cuts = sorted((_cut(operations, chance), number) for number, chance in enumerate(chances))
    disk = Disk(recording.start, heeds_syncs=heeds_syncs, heeds_folder_syncs=heeds_folder_syncs)
    told: list[str] = []
    done = 0
    for cut, number in cuts:
        for operation in operations[done:cut]:
            disk.do(operation)
            if isinstance(operation, Told):
                told.append(operation.line)
        done = cut
        name = f"image {number} of seed {seed}: cut after {cut} of {len(operations)} calls"
        yield Image(name, disk.after_power_cut(chances[number]), list(told))


def _cut(operations: list[Operation], chance: Random) -> int:
    """Anywhere; often just after something was confirmed, where the most is promised."""
    confirmed = [number + 1 for number, one in enumerate(operations) if isinstance(one, Told)]
    if confirmed and chance.random() < 0.3:
        return chance.choice(confirmed)
    return chance.randint(0, len(operations))
