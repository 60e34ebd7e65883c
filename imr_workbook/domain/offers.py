"""Offers: a kode once there is something to lock, a reservenøgle once there is a key to lose. One at a time.

Where the browser may throw away what is written, a backup too.
"""

from __future__ import annotations

from enum import StrEnum

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import PROFILE_ID, declined
from imr_workbook.domain.state import WorkbookState

_NOT_WRITTEN = {Kind.PROFILE, Kind.PLACE, Kind.BOOKMARK}
"""What is kept of reading, and says nothing of the person's own."""
_WEEK_MS = 7 * 24 * 60 * 60 * 1000
_MONTH_MS = 30 * 24 * 60 * 60 * 1000


class Offer(StrEnum):
    """What is offered; the names are kept when one is declined."""

    KODE = "kode"
    SPARE_KEY = "spare_key"
    SPARE_KEY_AGAIN = "spare_key_again"
    BACKUP = "backup"


def offered(
    state: WorkbookState,
    *,
    has_kode: bool,
    has_words: bool,
    now_ms: int,
    guarded: bool = False,
    may_go: bool = False,
) -> Offer | None:
    """What to offer on I dag now, or none.

    A kode is offered once, after the first thing written. The reservenøgle is offered with the kode, or where
    the system guards the key and might lose it, and once more a week after ”Ikke nu”. A backup is offered after
    these, where what is written may go, and a month after each answer.

    Args:
        state: of the workbook.
        has_kode: whether there is one.
        has_words: whether there is a reservenøgle.
        now_ms: the time now.
        guarded: whether the key is where only the system can give it out.
        may_go: whether the browser has not promised to keep what is written.
    """
    found = _lock(state, has_kode=has_kode, has_words=has_words, now_ms=now_ms, guarded=guarded)
    if found is None and may_go and has_written(state) and _month_since(state, Offer.BACKUP, now_ms):
        return Offer.BACKUP
    return found


def _lock(
    state: WorkbookState, *, has_kode: bool, has_words: bool, now_ms: int, guarded: bool
) -> Offer | None:
    if not has_kode:
        if not has_written(state):
            return None
        if not declined(state, Offer.KODE):
            return Offer.KODE
        if not guarded:
            return None
    if has_words or declined(state, Offer.SPARE_KEY_AGAIN):
        return None
    since = _answered_ms(state, Offer.SPARE_KEY)
    if since is None:
        return Offer.SPARE_KEY
    return Offer.SPARE_KEY_AGAIN if now_ms - since >= _WEEK_MS else None


def _month_since(state: WorkbookState, offer: Offer, now_ms: int) -> bool:
    since = _answered_ms(state, offer)
    return since is None or now_ms - since >= _MONTH_MS


def _answered_ms(state: WorkbookState, offer: Offer) -> int | None:
    return state.saved_ms(Kind.PROFILE, PROFILE_ID, f"declined.{offer}")


def has_written(state: WorkbookState) -> bool:
    """Whether there is anything of the person's own."""
    return any(state.living(kind) for kind in Kind if kind not in _NOT_WRITTEN)
