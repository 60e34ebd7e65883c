"""GoalEvent: something that happened with the person's goals, for a line of time. Days and words, no weight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from imr_workbook.domain.goals import GoalStatus, LongGoal, ShortGoal, goals, short_goals
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.reviews import reviews
from imr_workbook.domain.state import WorkbookState
from imr_workbook.domain.steps import step


class What(StrEnum):
    """What happened. Pauses and steps that did not come to anything are nobody's business here."""

    BEGUN = "begun"
    REACHED = "reached"
    CHANGED = "changed"
    STEP_DONE = "step_done"
    STEP_PARTLY = "step_partly"


@dataclass(frozen=True, slots=True, order=True)
class GoalEvent:
    """One event; sorts by day."""

    day: date
    text: str
    """The goal or step in the person's words."""
    what: What


_TURNS = {GoalStatus.REACHED: What.REACHED, GoalStatus.CHANGED: What.CHANGED}
_OUTCOMES = {Outcome.DID_IT: What.STEP_DONE, Outcome.SOME_OF_IT: What.STEP_PARTLY}


def goal_events(state: WorkbookState) -> tuple[GoalEvent, ...]:
    """Everything that happened with goals and steps, oldest first; removed ones leave nothing behind."""
    return tuple(sorted([*_of_goals(state), *_of_steps(state)]))


def _of_goals(state: WorkbookState) -> Iterator[GoalEvent]:
    for one in goals(state):
        if one.started is not None:
            yield GoalEvent(one.started, one.text.strip(), What.BEGUN)
        yield from _turn(one)
    for part in short_goals(state):
        yield from _turn(part)


def _turn(one: LongGoal | ShortGoal) -> Iterator[GoalEvent]:
    if one.status in _TURNS and one.since is not None:
        yield GoalEvent(one.since, one.text.strip(), _TURNS[one.status])


def _of_steps(state: WorkbookState) -> Iterator[GoalEvent]:
    for told in reviews(state, Kind.STEP):
        there = step(state, told.about)
        if there is not None and told.outcome in _OUTCOMES:
            words = (told.text or there.text).strip()
            yield GoalEvent(told.day, words, _OUTCOMES[told.outcome])
