"""What a person means to do with goals: want something, change it, reach it, let it rest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from imr_workbook.domain.changes import DELETED, Json
from imr_workbook.domain.goals import NOT_YET, GoalStatus, LongGoal, ShortGoal, UnknownGoal, goal, short_goal
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import PROFILE_ID
from imr_workbook.domain.versions import Version
from imr_workbook.workbook.door import Door

_WORDS = ("text", "why")
"""The fields of a goal that the person writes in."""


class GoalIntentions(Door):
    """Intentions on goals and short goals.

    Texts are kept letter for letter: a field that is still being written in must not change under the
    writer's hands. A goal of a new id is there from its first word.
    """

    def have_no_goal_yet(self) -> None:
        """”Jeg har ikke et mål endnu”: kept as an answer like any other, and never asked again."""
        self._write(Kind.PROFILE, PROFILE_ID, {NOT_YET: True})

    def set_goal(self, text: str, why: str = "", *, goal_id: str | None = None) -> str:
        """Want this from today, in one go; gives the goal's id.

        A goal that is there already is left as it is; one that was removed comes back with these words.
        """
        record_id = goal_id or self._new_id()
        self._write_all([(Kind.LONG_GOAL, record_id, self._whole_goal(record_id, text, why))])
        return record_id

    def write_goal(self, goal_id: str, text: str, *, instead_of: str | None = None) -> None:
        """Write what the goal is, as far as it is written.

        Args:
            goal_id: an id of its own; see `fresh_id`.
            text: all that stands in the field.
            instead_of: the goal that this one grew out of; kept when the goal is new.
        """
        origin: dict[str, Json] = {} if instead_of is None else {"instead_of": instead_of}
        self._begin(Kind.LONG_GOAL, goal_id, {"text": text}, {**self._begun(), **origin})

    def write_why(self, goal_id: str, text: str) -> None:
        """Write why it matters; may be written before the goal itself."""
        self._begin(Kind.LONG_GOAL, goal_id, {"why": text}, self._begun())

    def reach_goal(self, goal_id: str) -> None:
        """The person is where they wanted to be. Raises UnknownGoal."""
        self._turn_goal(goal_id, GoalStatus.REACHED)

    def change_goal(self, goal_id: str) -> None:
        """The goal has become another one, or none. Raises UnknownGoal."""
        self._turn_goal(goal_id, GoalStatus.CHANGED)

    def pause_goal(self, goal_id: str) -> None:
        """Let the goal rest; its steps rest with it. Raises UnknownGoal."""
        self._turn_goal(goal_id, GoalStatus.PAUSED)

    def resume_goal(self, goal_id: str) -> None:
        """Go after it again. Raises UnknownGoal."""
        self._turn_goal(goal_id, GoalStatus.ACTIVE)

    def remove_goal(self, goal_id: str) -> None:
        """Take a goal away. Its steps stay, and stand alone."""
        self._delete(Kind.LONG_GOAL, goal_id)

    def put_goal_back(self, goal_id: str) -> None:
        """A goal was taken away by mistake."""
        self._write(Kind.LONG_GOAL, goal_id, {DELETED: False})

    def write_short_goal(self, short_goal_id: str, text: str, *, parent: str) -> None:
        """Write a part of a goal; one of a new id belongs to the goal `parent`."""
        self._begin(Kind.SHORT_GOAL, short_goal_id, {"text": text}, {"parent": parent, **self._begun()})

    def set_short_goal_day(self, short_goal_id: str, day: date | None, *, parent: str) -> None:
        """Say when one would like to be there; none takes the day away. May be said before the words."""
        chosen = None if day is None else day.isoformat()
        self._begin(Kind.SHORT_GOAL, short_goal_id, {"day": chosen}, {"parent": parent, **self._begun()})

    def reach_short_goal(self, short_goal_id: str) -> None:
        """This part is reached. Raises UnknownGoal."""
        self._turn_short_goal(short_goal_id, GoalStatus.REACHED)

    def keep_short_goal_for_later(self, short_goal_id: str) -> None:
        """”Gem det til senere”; its steps rest with it. Raises UnknownGoal."""
        self._turn_short_goal(short_goal_id, GoalStatus.PAUSED)

    def resume_short_goal(self, short_goal_id: str) -> None:
        """Go after this part again. Raises UnknownGoal."""
        self._turn_short_goal(short_goal_id, GoalStatus.ACTIVE)

    def remove_short_goal(self, short_goal_id: str) -> None:
        """Take a part away. Its steps stay with the goal."""
        self._delete(Kind.SHORT_GOAL, short_goal_id)

    def put_short_goal_back(self, short_goal_id: str) -> None:
        """A part was taken away by mistake."""
        self._write(Kind.SHORT_GOAL, short_goal_id, {DELETED: False})

    def earlier_words(self, goal_id: str) -> list[Version]:
        """What stood in a goal before, its text and its why, newest first; reads the store."""
        return [
            version
            for version in reversed(self._store.versions(Kind.LONG_GOAL, goal_id))
            if version.field in _WORDS and str(version.value.content).strip()
        ]

    def _whole_goal(self, goal_id: str, text: str, why: str) -> Mapping[str, Json]:
        """The fields of a goal set in one go; none where there is no text, or the goal is there already."""
        there = goal(self.state, goal_id)
        if not text.strip() or (there is not None and there.text.strip()):
            return {}
        return {"text": text, "why": why, **self._begun(), "since": None, DELETED: False}

    def _begun(self) -> Mapping[str, Json]:
        return {"started": self.today().isoformat(), "status": GoalStatus.ACTIVE.value}

    def _turn_goal(self, goal_id: str, status: GoalStatus) -> None:
        self._turn(Kind.LONG_GOAL, goal(self.state, goal_id), goal_id, status)

    def _turn_short_goal(self, short_goal_id: str, status: GoalStatus) -> None:
        self._turn(Kind.SHORT_GOAL, short_goal(self.state, short_goal_id), short_goal_id, status)

    def _turn(self, kind: Kind, found: LongGoal | ShortGoal | None, goal_id: str, status: GoalStatus) -> None:
        """Let it stand as `status` from today; the day stays where it stood so already."""
        if found is None:
            raise UnknownGoal(goal_id)
        if found.status is not status:
            self._write(kind, goal_id, {"status": status.value, "since": self.today().isoformat()})
