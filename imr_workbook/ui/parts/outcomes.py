"""The four words for how something went, the same everywhere."""

from __future__ import annotations

from imr_workbook import wording
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.ui.state import App


def outcome_words(app: App) -> dict[Outcome, str]:
    """Outcome -> its words, in the order that never changes."""
    return wording.outcome_words(app.language)
