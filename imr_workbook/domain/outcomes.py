"""Outcome: how a step or a practice went, in the same four words everywhere."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

SINKS_AFTER = timedelta(days=7)
"""How long it is asked how something went; after that it stays under Mål and nothing is asked."""


class Outcome(StrEnum):
    """None of them is better than another; ”not this time” is an answer like the rest."""

    DID_IT = "did_it"
    SOME_OF_IT = "some_of_it"
    NOT_THIS_TIME = "not_this_time"
    SOMETHING_ELSE = "something_else"


def known_outcome(value: object) -> Outcome | None:
    """The outcome that a stored value means; None for none, or for one of a later version."""
    return next((outcome for outcome in Outcome if outcome.value == value), None)
