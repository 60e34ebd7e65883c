"""Following: a period of at most six weeks in which the week's questions are asked.

A period ends by itself; the person can stop it any day. Beginning again is a new period. Nothing here
writes: whether a period has ended is worked out from the date each time, so a clock that was wrong and
is set right leaves no trace.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from imr_workbook.domain.days import day_of
from imr_workbook.domain.instruments import OFFERED, sign_of
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.own_signs import own_sign
from imr_workbook.domain.records import Record
from imr_workbook.domain.state import WorkbookState

WEEKS = 6
"""How long the questions go on by themselves. Source: studies of self-monitoring say four to six weeks."""

MOST = 4
"""How many items can be followed besides hope."""

OVER = "over."
"""Field of the period: `over.<week>` is the day on which that week's questions were done with."""

_WEEK = timedelta(days=7)


class FollowingError(ValueError):
    """The week's questions cannot be asked in that way."""


class NotFollowing(FollowingError):
    """There is no period to answer in, or to change."""


class UnknownItem(FollowingError):
    """No such question."""


class UnknownWeek(FollowingError):
    """A period has the weeks 0..5 and no other."""


class TooManyItems(FollowingError):
    """More than `MOST` items besides hope."""


@dataclass(frozen=True, slots=True)
class Following:
    """One period."""

    id: str
    items: tuple[str, ...]
    """What is asked besides hope, in the order of asking; may hold items that only a later version knows."""
    started: date
    stopped: date | None = None
    """The day the person stopped it; none while it runs and when it ended by itself."""
    over: tuple[tuple[int, date], ...] = ()
    """(week, day on which it was done with), in order of weeks."""

    @property
    def ends(self) -> date:
        """The first day after the six weeks."""
        return self.started + WEEKS * _WEEK

    def runs(self, today: date) -> bool:
        """Whether questions are asked in it on this day.

        A day more than a week before the start means that the clock was wrong when it started: then it
        waits, and the person can begin a new one.
        """
        if self.stopped is not None or self.is_over(WEEKS - 1):
            return False
        return self.started - _WEEK <= today < self.ends

    def week_on(self, today: date) -> int:
        """Which of its weeks a day lies in, 0..5; days before and after belong to the first and last."""
        return min(WEEKS - 1, max(0, (today - self.started).days // 7))

    def opens(self, week: int) -> date:
        """The first day of one of its weeks."""
        return self.started + week * _WEEK

    def is_over(self, week: int) -> bool:
        """Whether that week's questions are done with: answered, skipped or left."""
        return any(done == week for done, _day in self.over)


def followings(state: WorkbookState) -> list[Following]:
    """Every period, oldest first. Records that cannot be read are left out."""
    found = (_following(record) for record in state.living(Kind.FOLLOWING))
    return [period for period in found if period is not None]


def following(state: WorkbookState) -> Following | None:
    """The latest period, running or not; none where nothing was ever followed."""
    return next(reversed(followings(state)), None)


def checked(state: WorkbookState, items: Sequence[str]) -> tuple[str, ...]:
    """The items as they can be followed: each once, in the given order.

    Raises:
        UnknownItem: one of them is nothing that can be followed.
        TooManyItems: more than `MOST`.
    """
    once = tuple(dict.fromkeys(items))
    for item in once:
        if not can_follow(state, item):
            raise UnknownItem(item)
    if len(once) > MOST:
        raise TooManyItems(len(once))
    return once


def can_follow(state: WorkbookState, item: str) -> bool:
    """Whether an item can be followed now: offered by us, or an own sign with words in it."""
    sign = sign_of(item)
    return item in OFFERED or (sign is not None and own_sign(state, sign) is not None)


def _following(record: Record) -> Following | None:
    started, items = day_of(record.get("started")), record.get("items")
    if started is None:
        return None
    weeks = {week: day_of(record.get(f"{OVER}{week}")) for week in range(WEEKS)}
    return Following(
        id=record.id,
        items=tuple(item for item in items if isinstance(item, str)) if isinstance(items, list) else (),
        started=started,
        stopped=day_of(record.get("stopped")),
        over=tuple((week, day) for week, day in weeks.items() if day is not None),
    )
