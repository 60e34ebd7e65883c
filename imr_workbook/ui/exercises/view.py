"""Which component shows which type of exercise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from imr_workbook.content.exercises import (
    Cards,
    Checklist,
    Choose,
    Exercise,
    FreeText,
    GoalSheet,
    Ladder,
    Rating,
    StepsSheet,
)
from imr_workbook.ui.exercises.cards import CardsView
from imr_workbook.ui.exercises.checklist import ChecklistView
from imr_workbook.ui.exercises.choose import ChooseView
from imr_workbook.ui.exercises.goal_sheet import GoalSheetView
from imr_workbook.ui.exercises.rating import LadderView, RatingView
from imr_workbook.ui.exercises.writing import FreeTextView, StepsView


def view(exercise: Exercise, items: Sequence[Any], last: bool) -> ft.Control:
    """The exercise with the items that belong on this screen.

    Args:
        exercise: any exercise of the handouts.
        items: the part of its items, parts or cards for this screen; empty where it has none.
        last: whether this is the last screen of the exercise.
    """
    match exercise:
        case Checklist():
            return ChecklistView(exercise, items, last)
        case Choose():
            return ChooseView(exercise, items, last)
        case Rating():
            return RatingView(exercise, items)
        case Ladder():
            return LadderView(exercise)
        case FreeText():
            return FreeTextView(exercise)
        case StepsSheet():
            return StepsView(exercise, items)
        case Cards():
            return CardsView(exercise)
        case GoalSheet():
            return GoalSheetView(exercise)
