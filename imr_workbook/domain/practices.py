"""Practice: ”Prøv i hverdagen”, one small thing chosen from a handout.

Left unanswered for a week it sinks, as a step does: it stays under Mål and leaves I dag.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from imr_workbook.domain.days import day_of
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import SINKS_AFTER, Outcome, known_outcome
from imr_workbook.domain.records import Record
from imr_workbook.domain.state import WorkbookState


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice that the person has chosen to try."""

    id: str
    """Id of the practice in the handouts."""
    text: str
    """Its wording when it was chosen."""
    chosen: date | None = None
    """The day it was chosen; none where that cannot be read."""
    outcome: Outcome | None = None
    told: bool = False
    """Whether it was told how it went; also true of an outcome that only a later version knows."""
    told_on: date | None = None
    put_away: bool = False
    """Saved for another day with ”Gem resten til en anden dag”."""


def practice(state: WorkbookState, practice_id: str) -> Practice | None:
    """One practice, or none where it was not chosen."""
    record = state.record(Kind.PRACTICE, practice_id)
    return None if record is None or record.deleted else _practice(record)


def practices(state: WorkbookState) -> list[Practice]:
    """Every practice chosen, oldest first. Those without words are left out."""
    found = (_practice(record) for record in state.living(Kind.PRACTICE))
    return [one for one in found if one.text.strip()]


def this_weeks_practice(state: WorkbookState, today: date) -> Practice | None:
    """The practice for I dag: the one chosen last that is not told about, put away or sunk."""
    waiting = [one for one in practices(state) if not one.told and not one.put_away]
    near = [one for one in waiting if one.chosen is not None and today <= one.chosen + SINKS_AFTER]
    return max(near, key=lambda one: one.chosen or today, default=None)


def _practice(record: Record) -> Practice:
    return Practice(
        id=record.id,
        text=record.text("text"),
        chosen=day_of(record.get("chosen")),
        outcome=known_outcome(record.get("outcome")),
        told=bool(record.get("outcome")),
        told_on=day_of(record.get("told_on")),
        put_away=bool(record.get("put_away", False)),
    )
