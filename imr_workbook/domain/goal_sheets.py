"""What a goal sheet in the handouts has become under Mål: found by ids that all devices agree on."""

from __future__ import annotations

from dataclasses import dataclass

from imr_workbook.domain.answers import answer
from imr_workbook.domain.goals import LongGoal, goal
from imr_workbook.domain.state import WorkbookState
from imr_workbook.domain.steps import Step, step

GOAL, WHY, STEP = "goal", "why", "step"
"""Fields of the exercise's answer."""


@dataclass(frozen=True, slots=True)
class GoalSheet:
    """One goal sheet: what is written in it, and what that has become."""

    goal_text: str
    why: str
    step_text: str
    goal: LongGoal | None
    """The goal it became; none before, and again when that goal was removed or emptied."""
    step: Step | None
    """The step it became, likewise."""

    @property
    def waits(self) -> bool:
        """Whether something written in it is not under Mål."""
        goal_waits = self.goal is None and bool(self.goal_text.strip())
        return goal_waits or (self.step is None and bool(self.step_text.strip()))


def goal_sheet(state: WorkbookState, exercise_id: str) -> GoalSheet:
    """The goal sheet of one exercise; an empty one where nothing is written."""
    given = answer(state, exercise_id)
    its_goal, its_step = goal(state, sheet_goal_id(exercise_id)), step(state, sheet_step_id(exercise_id))
    return GoalSheet(
        goal_text=given.text(GOAL),
        why=given.text(WHY),
        step_text=given.text(STEP),
        goal=its_goal if its_goal is not None and its_goal.text.strip() else None,
        step=its_step if its_step is not None and its_step.text.strip() else None,
    )


def sheet_goal_id(exercise_id: str) -> str:
    """Id of the goal that a sheet becomes: a second tap, here or on another device, makes no second one."""
    return f"{exercise_id}.{GOAL}"


def sheet_step_id(exercise_id: str) -> str:
    """Id of the step that a sheet becomes."""
    return f"{exercise_id}.{STEP}"
