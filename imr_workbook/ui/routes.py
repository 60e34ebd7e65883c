"""Paths of the screens. Built here and nowhere else."""

from __future__ import annotations

TODAY = "/"
WELCOME = "/velkommen"
HANDOUTS = "/haefter"
ALL_TOPICS = "/haefter/alle"
GOALS = "/maal"
WEEK = "/min-uge"
PLANS = "/planer"
HELPFUL = "/planer/det-hjaelper-mig"
WRITE_HELPS_ME = "/planer/det-hjaelper-mig/hjaelper"
WRITE_NOT_HELPFUL = "/planer/det-hjaelper-mig/helst-ikke"
CONTACTS = "/planer/kontakter"
HELP = "/hjaelp"
HELP_REGION = "/hjaelp/hvor-bor-du"
HELP_MORE = "/hjaelp/mere"
HELP_TALK = "/hjaelp/tal-med-nogen"
HELP_TOPICS = "/hjaelp/andre-numre"
HELP_OWN = "/hjaelp/det-hjaelper-mig"
HARD_DAY = "/svaer-dag"
RESTING = "/svaer-dag/gemt"
SETTINGS = "/indstillinger"
TEXT_SIZE = "/indstillinger/tekst"
COLOURS = "/indstillinger/farver"
CALM = "/indstillinger/ro"
LANGUAGE = "/indstillinger/sprog"
REGION = "/indstillinger/region"
NAME = "/indstillinger/navn"
ABOUT = "/indstillinger/om"
BOOKMARKS = "/haefter/bogmaerker"


def module(module_id: str) -> str:
    """One module's topics."""
    return f"{HANDOUTS}/{module_id}"


def page(module_id: str, topic_id: str, page_id: str, part: int = 0) -> str:
    """One screen of a topic."""
    return f"{HANDOUTS}/{module_id}/{topic_id}/{page_id}/{part + 1}"


def practice(practice_id: str) -> str:
    """How a practice went."""
    return f"/proev/{practice_id}"


def contact(contact_id: str) -> str:
    """One contact."""
    return f"{CONTACTS}/{contact_id}"


WEEK_MORE = f"{WEEK}/mere"
WEEK_CHOICE = f"{WEEK}/spoergsmaal"
WEEK_ANSWERS = f"{WEEK}/svar"


def week_question(week: int, position: int) -> str:
    """One of a week's questions; both counted from 0."""
    return f"{WEEK}/uge/{week + 1}/{position + 1}"


def week_saved(week: int) -> str:
    """The end of a week's questions."""
    return f"{WEEK}/uge/{week + 1}/gemt"


def week_correction(check_in_id: str) -> str:
    """One answer, to be put right."""
    return f"{WEEK}/ret/{check_in_id}"


def week_curve(span: str) -> str:
    """The answers as curves, as far back as the `Span` of that name goes."""
    return f"{WEEK}/kurve/{span}"


def week_table(span: str) -> str:
    """The answers as tables."""
    return f"{WEEK}/tabel/{span}"


def own_sign(sign_id: str, *, offered: bool = False) -> str:
    """A sign of one's own; `offered` leads back to the offer after the first week's questions."""
    return f"{WEEK_MORE if offered else WEEK_CHOICE}/tegn/{sign_id}"
