"""Practice: ”Prøv i hverdagen”, one small thing chosen from a handout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import Outcome, known_outcome
from imr_workbook.domain.records import Record
from imr_workbook.domain.state import WorkbookState


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice that the person has chosen to try."""

    id: str
    """Id of the practice in the handouts."""
    text: str
    """Its wording when it was chosen."""
    chosen: date
    outcome: Outcome | None = None
    put_away: bool = False
    """Saved for another day with ”Gem resten til en anden dag”."""


def practice(state: WorkbookState, practice_id: str) -> Practice | None:
    """One practice, or none where it was not chosen."""
    record = state.record(Kind.PRACTICE, practice_id)
    return None if record is None or record.deleted else _practice(record)


def practices(state: WorkbookState) -> list[Practice]:
    """Every practice chosen, oldest first."""
    return [_practice(record) for record in state.living(Kind.PRACTICE)]


def _practice(record: Record) -> Practice:
    return Practice(
        id=record.id,
        text=str(record.get("text") or ""),
        chosen=date.fromisoformat(str(record.get("chosen"))),
        outcome=known_outcome(record.get("outcome")),
        put_away=bool(record.get("put_away", False)),
    )
