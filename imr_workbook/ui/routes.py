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
HELP = "/hjaelp"
HARD_DAY = "/svaer-dag"
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
