"""Which overwritten texts are kept, so that no sentence is lost to a slip or to another device."""

from __future__ import annotations

from typing import NamedTuple

from imr_workbook.domain.changes import Json
from imr_workbook.domain.records import Value, concurrent, supersedes

SITTING_MS = 10 * 60 * 1000
"""Texts of one sitting replace each other silently: autosave writes every other second."""

_SHORT = 24


class Version(NamedTuple):
    """A text that no longer stands in its field."""

    kind: str
    record_id: str
    field: str
    value: Value
    concurrent: bool
    """Written at the same time on another device: shown as ”Du skrev også: …”."""


def kept(kind: str, record_id: str, field: str, old: Value, new: Value) -> Version | None:
    """The version to keep when `new` arrives where `old` stands, or none.

    Kept are texts (goals, plans, answers) of an earlier sitting, texts that another device wrote
    unseen, and texts of which more than half went in one stroke. A text that arrives after the one
    that was written over it has had its time, and is not kept.
    """
    winner, loser = (new, old) if supersedes(new, old) else (old, new)
    if not isinstance(loser.content, str) or not loser.content.strip() or loser.content == winner.content:
        return None
    if concurrent(winner, loser):
        return Version(kind, record_id, field, loser, concurrent=True)
    if winner is new and (_later_sitting(new, old) or _cut_short(loser.content, new.content)):
        return Version(kind, record_id, field, loser, concurrent=False)
    return None


def _later_sitting(new: Value, old: Value) -> bool:
    return new.stamp.ms - old.stamp.ms > SITTING_MS


def _cut_short(old: str, new: Json) -> bool:
    length = len(new) if isinstance(new, str) else 0
    return len(old) > _SHORT and length < len(old) / 2
