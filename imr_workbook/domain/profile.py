"""Profile: what the person wants to be called, and which offers have been answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from imr_workbook.domain.days import day_of
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.state import WorkbookState

PROFILE_ID = "me"
"""There is one profile in a workbook."""
NAME = "name"
"""Field: what the person wants to be called."""
RESTING_ON = "resting_on"
"""Field: the day of ”Gem resten til en anden dag”; the next day everything is as before, by itself."""
HELPFUL_SEEN = "helpful_seen"
"""Field: whether *Det hjælper mig* may be seen before the workbook is unlocked."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The person whose workbook this is."""

    written: str = ""
    """What stands in the field for the name, letter for letter."""
    welcomed: bool = False
    """Whether the two first pages are behind."""
    made_up: bool = False
    """Whether this workbook is the demo's."""
    helpful_seen: bool = False
    """Whether *Det hjælper mig* may be seen without the kode."""

    @property
    def name(self) -> str:
        """A nickname; may be empty."""
        return self.written.strip()


def profile(state: WorkbookState) -> Profile:
    """The profile; an empty one in a new workbook."""
    record = state.record(Kind.PROFILE, PROFILE_ID)
    if record is None:
        return Profile()
    return Profile(
        written=str(record.get(NAME) or ""),
        welcomed=bool(record.get("welcomed", False)),
        made_up=bool(record.get("made_up", False)),
        # Nothing but a plain yes: what a later version may write there must not show it.
        helpful_seen=record.get(HELPFUL_SEEN) is True,
    )


def resting(state: WorkbookState, today: date) -> bool:
    """Whether the person has saved the rest of today for another day."""
    record = state.record(Kind.PROFILE, PROFILE_ID)
    return record is not None and day_of(record.get(RESTING_ON)) == today


def declined(state: WorkbookState, offer: str) -> bool:
    """Whether the person has said ”Ikke nu” to an offer."""
    record = state.record(Kind.PROFILE, PROFILE_ID)
    return record is not None and bool(record.get(f"declined.{offer}", False))
