"""The words for how a goal stands and for what happened with it."""

from __future__ import annotations

from imr_workbook.domain.goal_events import GoalEvent, What
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


def event_words(app: App, event: GoalEvent) -> str:
    """One event of a line of time, without its day."""
    _ = app.language.gettext
    match event.what:
        case What.BEGUN:
            return _("New goal: %(text)s", text=event.text)
        case What.REACHED:
            return _("Goal reached: %(text)s", text=event.text)
        case What.CHANGED:
            return _("Goal changed: %(text)s", text=event.text)
        case What.STEP_PARTLY:
            return _("Some of it: %(text)s", text=event.text)
        case What.STEP_DONE:
            return event.text
