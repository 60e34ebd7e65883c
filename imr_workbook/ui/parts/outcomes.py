"""The four words for how something went, the same everywhere."""

from __future__ import annotations

from imr_workbook.domain.outcomes import Outcome
from imr_workbook.ui.state import App


def outcome_words(app: App) -> dict[Outcome, str]:
    """Outcome -> its words, in the order that never changes."""
    _ = app.language.gettext
    return {
        Outcome.DID_IT: _("I did it"),
        Outcome.SOME_OF_IT: _("Some of it"),
        Outcome.NOT_THIS_TIME: _("Not this time"),
        Outcome.SOMETHING_ELSE: _("I would rather do something else"),
    }
