"""Which overwritten texts are kept, so that no sentence is lost to a slip or to another device."""

from __future__ import annotations

from typing import NamedTuple

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
    """The version to keep when `old` and `new` meet in a field, or none.

    Kept are texts (goals, plans, answers) of an earlier sitting, texts that another device wrote
    unseen, and texts of which more than half went in one stroke.
    """
    winner, loser = (new, old) if supersedes(new, old) else (old, new)
    if winner.stamp == loser.stamp or not isinstance(loser.content, str) or not loser.content.strip():
        return None
    if winner.content == loser.content:
        return None
    unseen = concurrent(winner, loser)
    if unseen or winner.stamp.ms - loser.stamp.ms > SITTING_MS or _cut_short(loser.content, winner.content):
        return Version(kind, record_id, field, loser, unseen)
    return None


def _cut_short(old: str, new: object) -> bool:
    length = len(new) if isinstance(new, str) else 0
    return len(old) > _SHORT and length < len(old) / 2
