"""The words of the week's questions: what each is called, how it is asked, and its answers."""

from __future__ import annotations

from imr_workbook.domain.check_ins import CheckIn
from imr_workbook.domain.instruments import instrument, sign_of
from imr_workbook.domain.own_signs import own_sign
from imr_workbook.ui.state import App


def label(app: App, item: str) -> str:
    """What an item is about, in a word or two; a sign of one's own by its own words."""
    _ = app.language.gettext
    sign = sign_of(item)
    if sign is not None:
        found = own_sign(app.records, sign)
        return " ".join(found.text.split()) if found else _("A sign of your own")
    known = instrument(item)
    return _(known.label) if known else ""


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
    _ = app.language.gettext
    known = instrument(item)
    return [_(step) for step in known.steps] if known else []


def answer_word(app: App, given: CheckIn) -> str:
    """What was answered: in the language of the screen, or as it was worded then if that has changed."""
    if given.note.strip():
        return given.note.strip()
    if given.placed and given.step is not None:
        return steps(app, given.asked.item)[given.step]
    return given.word
