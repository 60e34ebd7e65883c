"""The words for what may be told besides the outcome."""

from __future__ import annotations

from imr_workbook import wording
from imr_workbook.domain.reviews import Told
from imr_workbook.ui.state import App


def told_words(app: App) -> dict[Told, str]:
    """Field -> its label, in the order that never changes; the same whatever the outcome was."""
    return wording.told_words(app.language)
