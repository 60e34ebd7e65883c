"""Problem: one thing a writer should look at."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from imr_workbook.content.errors import place


class Problem(NamedTuple):
    """What is wrong, and where."""

    file: Path
    line: int
    """Counted from 1."""
    message: str

    def __str__(self) -> str:
        return f"{place(self.file, self.line)}: {self.message}"
