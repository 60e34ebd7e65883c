"""The words of the week's questions: what each is called, how it is asked, and its answers."""

from __future__ import annotations

from imr_workbook import wording
from imr_workbook.domain.check_ins import CheckIn
from imr_workbook.domain.instruments import instrument, sign_of
from imr_workbook.ui.state import App


def label(app: App, item: str) -> str:
    """What an item is about, in a word or two; a sign of one's own by its own words."""
    return wording.question_label(app.language, app.records, item)


def question(app: App, item: str) -> str:
    """The question as it stands on the screen."""
    _ = app.language.gettext
    known = instrument(item)
    if known is None:
        return ""
    return _(known.question) if sign_of(item) is None else _(known.question, sign=label(app, item))


def title(app: App, item: str) -> str:
    """The question without the words of the person's own that it may hold."""
    return question(app, item) if sign_of(item) is None else app.language.gettext("A sign of your own")


def steps(app: App, item: str) -> list[str]:
    """The words to choose from, least first; none where the answer is the person's own words."""
    return wording.question_steps(app.language, item)


def answer_word(app: App, given: CheckIn) -> str:
    """What was answered: in the language of the screen, or as it was worded then if that has changed."""
    return wording.answer_word(app.language, given)
