"""LongGoal and ShortGoal: what the person wants, in their own words, and how it stands.

A goal is reached, changed or put on pause, and none of these is better than another. An emptied text is
shown nowhere and can be written anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from imr_workbook.domain.days import day_of
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import PROFILE_ID
from imr_workbook.domain.records import Record
from imr_workbook.domain.state import WorkbookState

MOST_AT_A_TIME = 3
"""Short goals under way at the same time before one more is offered a rest. Source: curriculum, goals sheet."""

NOT_YET = "no_goal_yet"
"""Field of the profile: ”Jeg har ikke et mål endnu”."""


class GoalError(ValueError):
    """That cannot be done with goals, steps or what was told about them."""


class UnknownGoal(GoalError):
    """There is no such goal."""


class GoalStatus(StrEnum):
    """How a goal stands: names as they are stored, never renamed."""

    ACTIVE = "active"
    REACHED = "reached"
    CHANGED = "changed"
    """It has become another goal, or none."""
    PAUSED = "paused"
    """It rests; for a short goal also ”gemt til senere”."""


@dataclass(frozen=True, slots=True)
class LongGoal:
    """”Mit mål”: something to go after for a long while."""

    id: str
    text: str
    why: str = ""
    """”Derfor”; may be empty."""
    started: date | None = None
    status: GoalStatus | None = GoalStatus.ACTIVE
    """None for a status that only a later version knows: the goal is shown and not acted on."""
    since: date | None = None
    """The day it came to stand as it does; none where it never changed."""
    instead_of: str | None = None
    """Id of the goal that it grew out of, or none."""

    @property
    def active(self) -> bool:
        """Whether the person is going after it now."""
        return self.status is GoalStatus.ACTIVE


@dataclass(frozen=True, slots=True)
class ShortGoal:
    """”Delmål”: a part of a goal, for some weeks or months."""

    id: str
    text: str
    parent: str
    """Id of the long goal."""
    day: date | None = None
    """When the person would like to be there; none is fine."""
    status: GoalStatus | None = GoalStatus.ACTIVE
    since: date | None = None

    @property
    def active(self) -> bool:
        """Whether the person is going after it now."""
        return self.status is GoalStatus.ACTIVE


def goal(state: WorkbookState, goal_id: str) -> LongGoal | None:
    """One goal, also while nothing is written in it; none where it was removed or never was."""
    record = state.record(Kind.LONG_GOAL, goal_id)
    return None if record is None or record.deleted else _goal(record)


def goals(state: WorkbookState) -> list[LongGoal]:
    """Every goal with words in it, oldest first."""
    found = (_goal(record) for record in state.living(Kind.LONG_GOAL))
    return [one for one in found if one.text.strip()]


def short_goal(state: WorkbookState, short_goal_id: str) -> ShortGoal | None:
    """One short goal, also while nothing is written in it; none where it was removed or never was."""
    record = state.record(Kind.SHORT_GOAL, short_goal_id)
    return None if record is None or record.deleted else _short_goal(record)


def short_goals(state: WorkbookState, parent: str | None = None) -> list[ShortGoal]:
    """The short goals with words in them, oldest first; those of one goal, or of all that are there."""
    there = {one.id for one in goals(state)} if parent is None else {parent}
    found = (_short_goal(record) for record in state.living(Kind.SHORT_GOAL))
    return [one for one in found if one.text.strip() and one.parent in there]


def one_too_many(state: WorkbookState, short_goal_id: str) -> bool:
    """Whether a short goal is one more than most people can go after at a time.

    Counts those of goals under way that were there before it. Nothing is decided by it but whether the
    person is asked ”Vil du gemme det til senere?”.
    """
    under_way = [one for one in short_goals(state) if one.active and _active(state, one.parent)]
    place = next((index for index, one in enumerate(under_way) if one.id == short_goal_id), 0)
    return place >= MOST_AT_A_TIME


def no_goal_yet(state: WorkbookState) -> bool:
    """Whether the person has said ”Jeg har ikke et mål endnu”. Nobody is reminded of it."""
    record = state.record(Kind.PROFILE, PROFILE_ID)
    return record is not None and record.get(NOT_YET) is True


def known_status(value: object) -> GoalStatus | None:
    """The status that a stored value means; active where none was written, none for a later version's."""
    if value is None:
        return GoalStatus.ACTIVE
    return next((status for status in GoalStatus if status.value == value), None)


def _active(state: WorkbookState, goal_id: str) -> bool:
    found = goal(state, goal_id)
    return found is not None and found.active


def _goal(record: Record) -> LongGoal:
    return LongGoal(
        id=record.id,
        text=record.text("text"),
        why=record.text("why"),
        started=day_of(record.get("started")),
        status=known_status(record.get("status")),
        since=day_of(record.get("since")),
        instead_of=record.text("instead_of") or None,
    )


def _short_goal(record: Record) -> ShortGoal:
    return ShortGoal(
        id=record.id,
        text=record.text("text"),
        parent=record.text("parent"),
        day=day_of(record.get("day")),
        status=known_status(record.get("status")),
        since=day_of(record.get("since")),
    )
