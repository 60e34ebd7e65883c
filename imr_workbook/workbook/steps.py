"""What a person means to do with steps: take one, say when, make it smaller, let it wait."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from imr_workbook.domain.changes import DELETED, Json
from imr_workbook.domain.goal_sheets import goal_sheet, sheet_goal_id, sheet_step_id
from imr_workbook.domain.goals import UnknownGoal, short_goal
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.steps import Detail, Step, UnknownStep, step
from imr_workbook.workbook.goals import GoalIntentions


class StepIntentions(GoalIntentions):
    """Intentions on steps.

    A step needs its words and nothing else; it is there from the first of them, and what is being
    written is kept letter for letter.
    """

    def take_step(
        self,
        text: str,
        day: date | None = None,
        *,
        goal_id: str | None = None,
        short_goal_id: str | None = None,
        step_id: str | None = None,
    ) -> str:
        """Take a step, in one go; gives its id.

        A step that is there already is left as it is; one that was removed comes back with these words.

        Raises:
            UnknownGoal: there is no such short goal.
        """
        record_id = step_id or self._new_id()
        fields = self._whole_step(record_id, text, day, self._belongs(goal_id, short_goal_id))
        self._write(Kind.STEP, record_id, fields)
        return record_id

    def write_step(
        self, step_id: str, text: str, *, goal_id: str | None = None, short_goal_id: str | None = None
    ) -> None:
        """Write what the step is; one of a new id belongs to the goal or short goal that is named.

        Raises:
            UnknownGoal: there is no such short goal.
        """
        begun = {**self._taken(), **self._belongs(goal_id, short_goal_id)}
        self._begin(Kind.STEP, step_id, {"text": text}, begun)

    def set_step_day(
        self,
        step_id: str,
        day: date | None,
        *,
        goal_id: str | None = None,
        short_goal_id: str | None = None,
    ) -> None:
        """Say on which day, or on none; may be said before the step has words.

        A step that was put away is taken out by it.

        Raises:
            UnknownGoal: there is no such short goal.
        """
        chosen = None if day is None else day.isoformat()
        begun = {**self._taken(), **self._belongs(goal_id, short_goal_id)}
        new = self.state.record(Kind.STEP, step_id) is None
        again: Mapping[str, Json] = {} if new else {"put_away": False, **self._taken()}
        self._begin(Kind.STEP, step_id, {"day": chosen, **again}, begun)

    def detail_step(
        self,
        step_id: str,
        which: Detail,
        text: str,
        *,
        goal_id: str | None = None,
        short_goal_id: str | None = None,
    ) -> None:
        """Write when, where, with whom, what reminds one or what may come in the way.

        Raises:
            UnknownGoal: there is no such short goal.
        """
        begun = {**self._taken(), **self._belongs(goal_id, short_goal_id)}
        self._begin(Kind.STEP, step_id, {which.value: text}, begun)

    def write_smaller(self, step_id: str, text: str) -> None:
        """Write a smaller step; the step itself stays as it is meanwhile.

        Raises:
            UnknownStep: there is no such step.
        """
        self._known(step_id)
        self._write(Kind.STEP, step_id, {"smaller": text})

    def make_smaller(self, step_id: str) -> None:
        """Take the smaller step instead; what it was is kept beside it. Nothing where none is written.

        Raises:
            UnknownStep: there is no such step.
        """
        found = self._known(step_id)
        if found.smaller.strip():
            fields: dict[str, Json] = {"text": found.smaller, "larger": found.text, "smaller": ""}
            self._write(Kind.STEP, step_id, fields)

    def put_step_away(self, step_id: str) -> None:
        """Keep a step for another day. Raises UnknownStep."""
        self._known(step_id)
        self._write(Kind.STEP, step_id, {"put_away": True})

    def try_step_again(self, step_id: str, day: date | None = None) -> None:
        """Take the same step once more, or take it out again; what was told about it stays told.

        Raises:
            UnknownStep: there is no such step.
        """
        self._known(step_id)
        chosen = None if day is None else day.isoformat()
        self._write(
            Kind.STEP,
            step_id,
            {"outcome": None, "told_on": None, "day": chosen, "put_away": False, **self._taken()},
        )

    def lift_step(self, step_id: str) -> str:
        """Let a step that stands alone be the beginning of a goal; gives the goal's id.

        The goal begins with the step's words and can be worded anew; the step stays, as its first.

        Raises:
            UnknownStep: there is no such step.
        """
        found = self._known(step_id)
        goal_id = f"{step_id}.goal"
        self._write_all(
            [
                (Kind.LONG_GOAL, goal_id, self._whole_goal(goal_id, found.text, "")),
                (Kind.STEP, step_id, {"goal": goal_id, "short_goal": None}),
            ]
        )
        return goal_id

    def take_sheet(self, exercise_id: str) -> None:
        """Let what is written in a goal sheet become a goal, a step, or both. What already did stays.

        Doing it again, here or on another device, makes no second one.
        """
        sheet = goal_sheet(self.state, exercise_id)
        goal_id, step_id = sheet_goal_id(exercise_id), sheet_step_id(exercise_id)
        has_goal = sheet.goal is not None or bool(sheet.goal_text.strip())
        belongs = {"goal": goal_id if has_goal else None, "short_goal": None}
        self._write_all(
            [
                (Kind.LONG_GOAL, goal_id, self._whole_goal(goal_id, sheet.goal_text, sheet.why)),
                (Kind.STEP, step_id, self._whole_step(step_id, sheet.step_text, None, belongs)),
            ]
        )

    def remove_step(self, step_id: str) -> None:
        """Take a step away."""
        self._delete(Kind.STEP, step_id)

    def put_step_back(self, step_id: str) -> None:
        """A step was taken away by mistake."""
        self._write(Kind.STEP, step_id, {DELETED: False})

    def _known(self, step_id: str) -> Step:
        found = step(self.state, step_id)
        if found is None:
            raise UnknownStep(step_id)
        return found

    def _taken(self) -> Mapping[str, Json]:
        return {"taken": self.today().isoformat()}

    def _belongs(self, goal_id: str | None, short_goal_id: str | None) -> Mapping[str, Json]:
        if short_goal_id is None:
            return {"goal": goal_id, "short_goal": None}
        part = short_goal(self.state, short_goal_id)
        if part is None:
            raise UnknownGoal(short_goal_id)
        return {"goal": part.parent, "short_goal": short_goal_id}

    def _whole_step(
        self, step_id: str, text: str, day: date | None, belongs: Mapping[str, Json]
    ) -> Mapping[str, Json]:
        """The fields of a step taken in one go; none where there is no text, or the step is there already."""
        there = step(self.state, step_id)
        if not text.strip() or (there is not None and there.text.strip()):
            return {}
        chosen = None if day is None else day.isoformat()
        return {
            "text": text,
            "day": chosen,
            "outcome": None,
            "told_on": None,
            "put_away": False,
            **self._taken(),
            **belongs,
            DELETED: False,
        }
