"""Windows on the week's screens: a workbook in memory, and a calendar that a test can turn."""

from __future__ import annotations

from collections.abc import Mapping

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.instruments import HOPE_SOURCE
from imr_workbook.domain.rounds import due
from imr_workbook.ui.app import window
from imr_workbook.vault.vault import StandingOpen
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.workbook.turning_calendar import Calendar, open_workbook

Answers = Mapping[str, int | str | None]
"""Item -> the step that is chosen, the words that are written, or none where it is skipped."""


def a_workbook(calendar: Calendar) -> Workbook:
    """A workbook whose two first pages are behind."""
    workbook = open_workbook(calendar)
    workbook.finish_welcome()
    return workbook


def show(workbook: Workbook, route: str = "/min-uge", width: int = 390) -> Headless:
    """A window on one of the screens."""
    return Headless(window(StandingOpen(workbook), locales_dir()), route=route, width=width)


def answer_week(workbook: Workbook, answers: Answers) -> None:
    """Answer what is due as a person would; questions that are not named are skipped."""
    asked = due(workbook.state, workbook.today())
    assert asked is not None
    for item in asked.questions:
        given = answers.get(item)
        if isinstance(given, int):
            workbook.answer_question(item, given, week=asked.week)
        elif isinstance(given, str):
            workbook.note_hope(given, week=asked.week)
        if item == HOPE_SOURCE or not isinstance(given, int):
            workbook.skip_question(item, week=asked.week)
