"""Erasure: ”Slet alt om 3 dage”, as an intention of the person that can be taken back until then."""

from __future__ import annotations

from datetime import datetime, timedelta

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import PROFILE_ID
from imr_workbook.domain.state import WorkbookState

ERASE_AT = "erase_at"
"""Field of the profile: when everything is to be deleted, in milliseconds since 1970 UTC; none when it is not."""

WAIT = timedelta(days=3)
"""Long enough to sleep on it."""


def erasure(state: WorkbookState, now: datetime) -> datetime | None:
    """When everything is to be deleted, in the time zone of `now`; none where nobody has asked for it."""
    record = state.record(Kind.PROFILE, PROFILE_ID)
    at = None if record is None else record.get(ERASE_AT)
    if not isinstance(at, int) or isinstance(at, bool):
        return None
    try:
        return datetime.fromtimestamp(at / 1000, now.tzinfo)
    except (OverflowError, OSError, ValueError):
        return None


def erasure_due(state: WorkbookState, now: datetime) -> bool:
    """Whether the three days have gone."""
    at = erasure(state, now)
    return at is not None and at <= now
