"""Paths of the screens. Built here and nowhere else."""

from __future__ import annotations

TODAY = "/"
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
HARD_DAY_HELPFUL = "/svaer-dag/det-hjaelper-mig"
RESTING = "/svaer-dag/gemt"
SETTINGS = "/indstillinger"
TEXT_SIZE = "/indstillinger/tekst"
KODE = "/indstillinger/kode"
NEW_KODE = "/indstillinger/kode/ny"
NO_KODE = "/indstillinger/kode/fra"
FACE = "/indstillinger/kode/ansigt"
SPARE_KEY = "/indstillinger/kode/reservenoegle"
LOCK_AFTER = "/indstillinger/kode/tid"
COLOURS = "/indstillinger/farver"
LANGUAGE = "/indstillinger/sprog"
REGION = "/indstillinger/region"
NAME = "/indstillinger/navn"
ABOUT = "/indstillinger/om"
DATA = "/indstillinger/data"
COPY = "/indstillinger/data/kopi"
COPY_HANDOUTS = "/indstillinger/data/kopi/haefter"
COPY_PREVIEW = "/indstillinger/data/kopi/se"
CONFIRM = "/indstillinger/data/kode"
ADVANCED = "/indstillinger/data/avanceret"
BRING_IN = "/indstillinger/data/avanceret/hent"
BACKUP = "/indstillinger/data/sikkerhedskopi"
RESTORE = "/indstillinger/data/sikkerhedskopi/hent"
BACKUP_KODE = f"{BACKUP}/kode"
BACKUP_WORDS = f"{BACKUP}/reservenoegle"
"""The same screens as under the kode; these lead back to the backup."""
BACKUP_BY_ITSELF = f"{BACKUP}/automatisk"
BOOKMARKS = "/haefter/bogmaerker"
DELETED = f"{DATA}/slettet"
DELETE = f"{DATA}/slet"
DELETE_ANSWERS = f"{DELETE}/svar"
DELETE_ALL = f"{DELETE}/alt"


def backup_folder(every: str, *, written: bool = False) -> str:
    """Which folder backups go to, so often; `written` is the screen for its path."""
    return f"{BACKUP_BY_ITSELF}/mappe/{every}{'/skriv' if written else ''}"


def kode_or_backup(path: str) -> str:
    """Where the screens of the kode and of the reservenøgle lead back to from a path of theirs."""
    return BACKUP if path.startswith(f"{BACKUP}/") else KODE


def deleted_one(kind: str, record_id: str) -> str:
    """One thing that was deleted. No kind has a dot in its name; ids may."""
    return f"{DELETED}/{kind}.{record_id}"


def delete_answers_in(module_id: str) -> str:
    """The answers in one module, to be deleted."""
    return f"{DELETE_ANSWERS}/{module_id}"


def module(module_id: str) -> str:
    """One module's topics."""
    return f"{HANDOUTS}/{module_id}"


def page(module_id: str, topic_id: str, page_id: str, part: int = 0) -> str:
    """One screen of a topic."""
    return f"{HANDOUTS}/{module_id}/{topic_id}/{page_id}/{part + 1}"


FROM_TODAY = "/i-dag"
"""Screens reached from a card on I dag; they lead back to it. The same screens under Mål lead back there."""
WELCOME = f"{FROM_TODAY}/velkommen"
"""The second of the first two pages, so that Back leads to the first; I dag once they are behind."""
EARLIER = "/maal/tidligere"


def practice(practice_id: str, *, today: bool = False) -> str:
    """How a practice went."""
    return f"{_near(today)}/proev/{practice_id}"


def goal(goal_id: str) -> str:
    """One goal."""
    return f"{GOALS}/maal/{goal_id}"


def goal_more(goal_id: str) -> str:
    """What else can be done with a goal."""
    return f"{goal(goal_id)}/mere"


def goal_writing(goal_id: str) -> str:
    """The words of a goal, new or known."""
    return f"{goal(goal_id)}/skriv"


def goal_instead(goal_id: str, new_id: str) -> str:
    """The words of a new goal that takes the place of another."""
    return f"{goal(goal_id)}/i-stedet/{new_id}"


def goal_standing(goal_id: str) -> str:
    """How a goal stands."""
    return f"{goal(goal_id)}/staar"


def goal_onward(goal_id: str) -> str:
    """After a goal was reached or changed."""
    return f"{goal(goal_id)}/videre"


def goal_earlier(goal_id: str) -> str:
    """What a goal was before, and the steps taken."""
    return f"{goal(goal_id)}/tidligere"


def short_goal(goal_id: str, short_goal_id: str) -> str:
    """A part of a goal, new or known."""
    return f"{goal(goal_id)}/del/{short_goal_id}"


def new_step(step_id: str, goal_id: str | None = None, short_goal_id: str | None = None) -> str:
    """A new step: alone, under a goal, or under a part of it."""
    if goal_id is None:
        return f"{GOALS}/nyt/{step_id}"
    if short_goal_id is None:
        return f"{goal(goal_id)}/nyt/{step_id}"
    return f"{short_goal(goal_id, short_goal_id)}/nyt/{step_id}"


def step(step_id: str) -> str:
    """One step."""
    return f"{GOALS}/skridt/{step_id}"


def step_writing(step_id: str, *, today: bool = False) -> str:
    """The words of a step, and when."""
    return f"{_near(today)}/skridt/{step_id}/ret"


def step_smaller(step_id: str, *, today: bool = False) -> str:
    """A step made smaller."""
    return f"{_near(today)}/skridt/{step_id}/mindre"


def step_outcome(step_id: str, *, today: bool = False) -> str:
    """How a step went."""
    return f"{_near(today)}/skridt/{step_id}/gik"


def review(review_id: str, *, today: bool = False) -> str:
    """A few words on how something went."""
    return f"{_near(today)}/gik/{review_id}"


def from_today(path: str) -> bool:
    """Whether a path is that of a screen reached from I dag."""
    return path.startswith(f"{FROM_TODAY}/")


def _near(today: bool) -> str:
    return FROM_TODAY if today else GOALS


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
