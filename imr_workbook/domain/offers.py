"""Offers: a kode once there is something to lock, a reservenøgle once there is a key to lose. One at a time."""

from __future__ import annotations

from enum import StrEnum

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import PROFILE_ID, declined
from imr_workbook.domain.state import WorkbookState

_NOT_WRITTEN = {Kind.PROFILE, Kind.PLACE, Kind.BOOKMARK}
"""What is kept of reading, and says nothing of the person's own."""
_WEEK_MS = 7 * 24 * 60 * 60 * 1000


class Offer(StrEnum):
    """What is offered; the names are kept when one is declined."""

    KODE = "kode"
    SPARE_KEY = "spare_key"
    SPARE_KEY_AGAIN = "spare_key_again"


def offered(
    state: WorkbookState, *, has_kode: bool, has_words: bool, now_ms: int, guarded: bool = False
) -> Offer | None:
    """What to offer on I dag now, or none.

    A kode is offered once, after the first thing written. The reservenøgle is offered with the kode, or where
    the system guards the key and might lose it, and once more a week after ”Ikke nu”.

    Args:
        state: of the workbook.
        has_kode: whether there is one.
        has_words: whether there is a reservenøgle.
        now_ms: the time now.
        guarded: whether the key is where only the system can give it out.
    """
    if not has_kode:
        if not _written(state):
            return None
        if not declined(state, Offer.KODE):
            return Offer.KODE
        if not guarded:
            return None
    if has_words or declined(state, Offer.SPARE_KEY_AGAIN):
        return None
    since = state.saved_ms(Kind.PROFILE, PROFILE_ID, f"declined.{Offer.SPARE_KEY}")
    if since is None:
        return Offer.SPARE_KEY
    return Offer.SPARE_KEY_AGAIN if now_ms - since >= _WEEK_MS else None


def _written(state: WorkbookState) -> bool:
    return any(state.living(kind) for kind in Kind if kind not in _NOT_WRITTEN)
