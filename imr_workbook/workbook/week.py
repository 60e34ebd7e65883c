"""What a person means to do with the week's questions."""

from __future__ import annotations

from imr_workbook.workbook.door import Door


class WeekIntentions(Door):
    """Intentions on the week's questions."""
