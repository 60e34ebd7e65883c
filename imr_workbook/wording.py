"""The programme's fixed words in the reader's language, where more than one screen uses them.

Each word stands here once, so that what is read on the screen and what is read on paper are the same.
"""

from __future__ import annotations

from imr_workbook.domain.answers import DOES, KNEW, NEW, NOT_ME, WILL_TRY
from imr_workbook.domain.check_ins import CheckIn
from imr_workbook.domain.goals import GoalStatus, LongGoal, ShortGoal
from imr_workbook.domain.instruments import instrument, sign_of
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.own_signs import Pole, own_sign
from imr_workbook.domain.plans import Contact, HelpfulList
from imr_workbook.domain.reviews import Told
from imr_workbook.domain.state import WorkbookState
from imr_workbook.i18n import Language, phone_groups


def outcome_words(language: Language) -> dict[Outcome, str]:
    """Outcome -> its words, in the order that never changes."""
    _ = language.gettext
    return {
        Outcome.DID_IT: _("I did it"),
        Outcome.SOME_OF_IT: _("Some of it"),
        Outcome.NOT_THIS_TIME: _("Not this time"),
        Outcome.SOMETHING_ELSE: _("I would rather do something else"),
    }


def outcome_word(language: Language, outcome: Outcome | None) -> str:
    """How something went; an outcome that only a later version knows is told all the same."""
    return language.gettext("Told") if outcome is None else outcome_words(language)[outcome]


def told_words(language: Language) -> dict[Told, str]:
    """Field of a review -> its label, in the order that never changes; the same whatever the outcome was."""
    _ = language.gettext
    return {
        Told.HELPED: _("What helped"),
        Told.OBSTACLE: _("What got in the way"),
        Told.NEXT: _("My next step"),
    }


def status_word(language: Language, one: LongGoal | ShortGoal) -> str:
    """How a goal stands; empty while it is gone after, or where only a later version knows."""
    _ = language.gettext
    if one.status is None or one.active:
        return ""
    return {
        GoalStatus.REACHED: _("Reached"),
        GoalStatus.CHANGED: _("Changed"),
        GoalStatus.PAUSED: _("Resting") if isinstance(one, LongGoal) else _("Saved for later"),
    }[one.status]


def question_label(language: Language, state: WorkbookState, item: str) -> str:
    """What a question of the week is about, in a word or two; a sign of one's own by its own words."""
    _ = language.gettext
    sign = sign_of(item)
    if sign is not None:
        found = own_sign(state, sign)
        return " ".join(found.text.split()) if found else _("A sign of your own")
    known = instrument(item)
    return _(known.label) if known else ""


def question_steps(language: Language, item: str) -> list[str]:
    """The words to choose from, least first; none where the answer is the person's own words."""
    known = instrument(item)
    return [language.gettext(step) for step in known.steps] if known else []


def answer_word(language: Language, given: CheckIn) -> str:
    """What was answered: in this language, or as it was worded then if that has changed."""
    if given.note.strip():
        return given.note.strip()
    if given.placed and given.step is not None:
        return question_steps(language, given.asked.item)[given.step]
    return given.word


def pole_words(language: Language) -> dict[Pole, str]:
    """When a sign of one's own is there, in words."""
    _ = language.gettext
    return {
        Pole.UP: _("When my mood is very high"),
        Pole.DOWN: _("When my mood is very low"),
        Pole.NEITHER: _("Neither"),
    }


def list_name(language: Language, which: HelpfulList) -> str:
    """What a list of *Det hjælper mig* is called."""
    _ = language.gettext
    return {
        HelpfulList.HELPS_ME: _("This can help"),
        HelpfulList.NOT_HELPFUL: _("Others should avoid this"),
    }[which]


def checklist_words(language: Language) -> dict[str, str]:
    """The three answers to an item of a checklist, in the order that never changes."""
    _ = language.gettext
    return {DOES: _("I do that"), WILL_TRY: _("Will try"), NOT_ME: _("Not for me")}


def card_words(language: Language) -> dict[str, str]:
    """The two answers to a card."""
    _ = language.gettext
    return {KNEW: _("I knew that"), NEW: _("That is new to me")}


def shown_number(contact: Contact) -> str:
    """A contact's number as it is read aloud; as it was written while it is not whole."""
    return phone_groups(contact.number) if contact.number else contact.written.strip()
