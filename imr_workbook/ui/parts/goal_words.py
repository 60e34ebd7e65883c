"""The words for how a goal stands."""

from __future__ import annotations

from imr_workbook.domain.goals import GoalStatus, LongGoal, ShortGoal
from imr_workbook.ui.state import App


def status_line(app: App, one: LongGoal | ShortGoal) -> str:
    """How a goal stands and since when; empty while it is gone after, or where only a later version knows."""
    _ = app.language.gettext
    if one.status is None or one.active:
        return ""
    word = {
        GoalStatus.REACHED: _("Reached"),
        GoalStatus.CHANGED: _("Changed"),
        GoalStatus.PAUSED: _("Resting") if isinstance(one, LongGoal) else _("Saved for later"),
    }[one.status]
    return word if one.since is None else f"{word} · {app.language.short_date(one.since)}"
