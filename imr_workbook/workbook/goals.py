"""What a person means to do with goals and steps."""

from __future__ import annotations

from imr_workbook.workbook.door import Door


class GoalIntentions(Door):
    """Intentions on goals and steps."""
