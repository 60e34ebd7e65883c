"""The kinds of record in a workbook. Kinds of a later version are carried as plain text."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Names of kinds as they are stored and sent: never renamed, only added to."""

    PROFILE = "profile"
    PLACE = "place"
    BOOKMARK = "bookmark"
    ANSWER = "answer"
    PRACTICE = "practice"
    LONG_GOAL = "long_goal"
    SHORT_GOAL = "short_goal"
    STEP = "step"
    REVIEW = "review"
    FOLLOWING = "following"
    CHECK_IN = "check_in"
    OWN_SIGN = "own_sign"
    HELPFUL = "helpful"
    CONTACT = "contact"
