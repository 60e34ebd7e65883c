"""What is wrong with a reservenøgle that was written, in the person's language."""

from __future__ import annotations

from imr_workbook.ui.state import App
from imr_workbook.vault.words import UnknownWord, WordsRefused, WrongCount


def word_mistake(app: App, error: WordsRefused) -> str:
    """One sentence that says where to look."""
    _ = app.language.gettext
    match error:
        case WrongCount(count=count):
            return app.language.ngettext(
                "There must be 12 words. There is %(count)d.",
                "There must be 12 words. There are %(count)d.",
                count,
            )
        case UnknownWord(place=place):
            return _("Word number %(place)d cannot be right. Look at it once more.", place=place)
        case _:
            return _(
                "One of the words is not the right one, or two have changed places. Look through them once more."
            )
