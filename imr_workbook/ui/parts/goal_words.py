"""The words for how a goal stands."""

from __future__ import annotations

from imr_workbook import wording
from imr_workbook.domain.goals import LongGoal, ShortGoal
from imr_workbook.ui.state import App


def status_line(app: App, one: LongGoal | ShortGoal) -> str:
    """How a goal stands and since when; empty while it is gone after, or where only a later version knows."""
    word = wording.status_word(app.language, one)
    return word if not word or one.since is None else f"{word} · {app.language.short_date(one.since)}"
