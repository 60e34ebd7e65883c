"""How much is measured: everything for the report, and a little to see that it runs."""

from __future__ import annotations

from dataclasses import dataclass

from imr_workbook.crypto.passphrase import LEVELS, Effort


@dataclass(frozen=True)
class Scale:
    """Numbers of records and of rounds."""

    saved: tuple[int, ...]
    """Records behind one durable change."""
    meant: tuple[int, ...]
    """Records behind one intention."""
    opened: tuple[int, ...]
    """Records of a workbook that is opened, as large as it is on the disk."""
    nine_months: int
    """Records of a workbook after nine months, as the design reckons."""
    rounds: int
    """Of what is short."""
    openings: int
    """Of what takes longer."""
    levels: tuple[Effort, ...]
    """Of Argon2id."""


FULL = Scale((100, 1_000, 10_000, 100_000), (100, 1_000, 10_000), (3_000, 100_000), 3_000, 200, 15, LEVELS)
SMALL = Scale((20, 50), (20, 50), (30, 60), 30, 20, 2, LEVELS[:1])
