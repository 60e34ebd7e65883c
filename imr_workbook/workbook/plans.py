"""What a person means to do with plans and contacts."""

from __future__ import annotations

from imr_workbook.workbook.door import Door


class PlanIntentions(Door):
    """Intentions on plans and contacts."""
