"""*Det hjælper mig* where the person lets it be read before the workbook is unlocked: the copy for there."""

from __future__ import annotations

from collections.abc import Iterable

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.plans import HelpfulLine, HelpfulList, helpful
from imr_workbook.domain.profile import profile
from imr_workbook.domain.records import Record, Value
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.state import WorkbookState

_NEVER = Stamp(0, 0, "locked")


def seen_helpful(state: WorkbookState) -> list[HelpfulLine]:
    """The lines of both lists, in their order; none unless the person has chosen that they may be seen."""
    if not profile(state).helpful_seen:
        return []
    return [line for which in HelpfulList for line in helpful(state, which)]


def records_of_lines(lines: Iterable[HelpfulLine]) -> list[Record]:
    """The lines as records, for a workbook that is locked: it shows them as it shows its own, and no more."""
    return [
        Record(
            Kind.HELPFUL,
            line.id,
            {"list": Value(line.list.value, _NEVER, None), "text": Value(line.text, _NEVER, None)},
        )
        for line in lines
    ]
