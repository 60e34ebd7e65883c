"""Step: one small thing to do, which needs only its words. When it comes up, and when it goes quiet again.

A step with a day is asked about from the evening of that day; one without, from the evening after it was
taken. Left unanswered for a week it sinks: it stays under Mål and is never asked about again by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from imr_workbook.domain.days import day_of
from imr_workbook.domain.goals import GoalError, GoalStatus, LongGoal, ShortGoal, goal, short_goal
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import SINKS_AFTER, Outcome, known_outcome
from imr_workbook.domain.records import Record
from imr_workbook.domain.state import WorkbookState

EVENING = time(17)
"""From when a step is asked about on its day."""
_WEEK = timedelta(days=7)
"""How far ahead I dag looks."""


class UnknownStep(GoalError):
    """There is no such step."""


class Detail(StrEnum):
    """What may be said about a step besides: names of fields as they are stored, never renamed."""

    WHEN = "when"
    """In words: ”efter frokost”."""
    WHERE = "where"
    WITH_WHOM = "with_whom"
    CUE = "cue"
    """What will remind one."""
    OBSTACLE = "obstacle"
    """What may come in the way."""


class Stage(StrEnum):
    """Where a step that is not told about stands in time."""

    AHEAD = "ahead"
    """Its day is to come, or it has none and was just taken."""
    TODAY = "today"
    """It is its day, and not evening yet."""
    ASKING = "asking"
    """”Hvordan gik det?”"""
    SUNK = "sunk"
    """A week went by. Nothing is asked."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step."""

    id: str
    text: str
    day: date | None = None
    """When, if it has a day."""
    when: str = ""
    """When in words, besides the day or instead of it; empty like the rest where nothing was said."""
    where: str = ""
    with_whom: str = ""
    cue: str = ""
    obstacle: str = ""
    taken: date | None = None
    """The day it was taken; none where that cannot be read."""
    outcome: Outcome | None = None
    told: bool = False
    """Whether it was told how it went; also true of an outcome that only a later version knows."""
    told_on: date | None = None
    put_away: bool = False
    """Kept for another day."""
    larger: str = ""
    """What it was before it was made smaller."""
    smaller: str = ""
    """A smaller step that is being written."""
    goal: str | None = None
    """Id of the long goal it was taken under, or none."""
    short_goal: str | None = None
    """Id of the short goal it was taken under, or none."""

    def detail(self, which: Detail) -> str:
        """What was said about it, letter for letter."""
        return str(getattr(self, which.value))


def step(state: WorkbookState, step_id: str) -> Step | None:
    """One step, also while nothing is written in it; none where it was removed or never was."""
    record = state.record(Kind.STEP, step_id)
    return None if record is None or record.deleted else _step(record)


def steps(state: WorkbookState) -> list[Step]:
    """Every step with words in it, oldest first."""
    found = (_step(record) for record in state.living(Kind.STEP))
    return [one for one in found if one.text.strip()]


def short_goal_of(state: WorkbookState, one: Step) -> ShortGoal | None:
    """The short goal a step belongs to; none where it has none, or that or its goal was removed or emptied."""
    has_one = one.short_goal is not None and goal_of(state, one) is not None
    found = short_goal(state, one.short_goal or "") if has_one else None
    return found if found is not None and found.text.strip() else None


def goal_of(state: WorkbookState, one: Step) -> LongGoal | None:
    """The goal a step belongs to; none where it stands alone, or the goal was removed or emptied."""
    found = None if one.goal is None else goal(state, one.goal)
    return found if found is not None and found.text.strip() else None


def steps_of(state: WorkbookState, goal_id: str | None) -> list[Step]:
    """The steps of one goal, or with none those that stand alone, oldest first."""
    found = ((one, goal_of(state, one)) for one in steps(state))
    return [one for one, its in found if goal_id == (None if its is None else its.id)]


def stage(one: Step, now: datetime) -> Stage | None:
    """Where a step stands; none once it was told how it went."""
    if one.told:
        return None
    today, due = now.date(), _due(one)
    if due is None or today > due + SINKS_AFTER:
        return Stage.SUNK
    if today > due or (today == due and now.time() >= EVENING):
        return Stage.ASKING
    return Stage.TODAY if one.day == today else Stage.AHEAD


def this_weeks_step(state: WorkbookState, now: datetime) -> Step | None:
    """The one step for I dag: the nearest to today, and of two as near the one that can be told about.

    Of two that come up on the same day, the one whose day was chosen goes before the one without.

    Steps that are put away, that sank, or whose goal rests are left in peace.
    """
    today = now.date()
    near = [
        (abs(due - today), due, one.day is None, one)
        for one in steps(state)
        if (due := _due(one)) is not None and due - today <= _WEEK and _comes_up(state, one, now)
    ]
    found = min(near, key=lambda each: each[:3], default=None)
    return None if found is None else found[-1]


def rests(state: WorkbookState, one: Step) -> bool:
    """Whether a step is left in peace for now: put away, or of a goal on pause or changed."""
    resting = (GoalStatus.PAUSED, GoalStatus.CHANGED)
    its = (goal_of(state, one), short_goal_of(state, one))
    return one.put_away or any(found is not None and found.status in resting for found in its)


def _comes_up(state: WorkbookState, one: Step, now: datetime) -> bool:
    return stage(one, now) not in (None, Stage.SUNK) and not rests(state, one)


def _due(one: Step) -> date | None:
    """The day from whose evening it is asked about."""
    if one.day is not None or one.taken is None:
        return one.day
    return one.taken + timedelta(days=1)


def _step(record: Record) -> Step:
    return Step(
        id=record.id,
        text=record.text("text"),
        day=day_of(record.get("day")),
        when=record.text("when"),
        where=record.text("where"),
        with_whom=record.text("with_whom"),
        cue=record.text("cue"),
        obstacle=record.text("obstacle"),
        taken=day_of(record.get("taken")),
        outcome=known_outcome(record.get("outcome")),
        told=bool(record.get("outcome")),
        told_on=day_of(record.get("told_on")),
        put_away=bool(record.get("put_away", False)),
        larger=record.text("larger"),
        smaller=record.text("smaller"),
        goal=record.text("goal") or None,
        short_goal=record.text("short_goal") or None,
    )
