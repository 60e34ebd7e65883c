"""The goal sheet of a handout, and what it has become under Mål."""

from __future__ import annotations

from imr_workbook.domain.goal_sheets import goal_sheet, sheet_goal_id, sheet_step_id
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.state import WorkbookState
from tests.domain.test_goals import a_goal
from tests.domain.test_steps import a_step
from tests.domain.written import Written, written

SHEET = "m01-e-maal"


def a_sheet(**fields: str) -> Written:
    """The answer to a goal sheet."""
    return Kind.ANSWER, SHEET, dict(fields)


def test_an_empty_sheet_waits_for_nothing() -> None:
    """Nothing written, or a reason alone, makes no goal."""
    assert not goal_sheet(WorkbookState(), SHEET).waits
    assert not goal_sheet(written(a_sheet(goal=" ", why="Derfor", step="")), SHEET).waits


def test_what_is_written_waits_until_it_is_under_maal() -> None:
    """The goal and the step each by itself."""
    state = written(a_sheet(goal="Synge", why="Det er sjovt", step="Finde et kor"))
    sheet = goal_sheet(state, SHEET)
    assert (sheet.goal_text, sheet.why, sheet.step_text) == ("Synge", "Det er sjovt", "Finde et kor")
    assert sheet.waits
    state = written(a_goal(sheet_goal_id(SHEET), "Synge i kor"), state=state)
    sheet = goal_sheet(state, SHEET)
    assert sheet.goal is not None
    assert sheet.goal.text == "Synge i kor"
    assert sheet.waits
    state = written(a_step(sheet_step_id(SHEET)), state=state)
    assert not goal_sheet(state, SHEET).waits


def test_a_removed_goal_leaves_the_sheet_as_it_was_written() -> None:
    """The words stand in the sheet again, and can become a goal anew."""
    state = written(a_sheet(goal="Synge"), a_goal(sheet_goal_id(SHEET), "Synge i kor", deleted=True))
    sheet = goal_sheet(state, SHEET)
    assert (sheet.goal, sheet.goal_text, sheet.waits) == (None, "Synge", True)
