"""Days as they are stored: ISO text."""

from __future__ import annotations

from datetime import date

from imr_workbook.domain.changes import Json


def day_of(value: Json) -> date | None:
    """The day that a field holds; none where it holds anything else."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
