"""What is offered on I dag, and when no more."""

from __future__ import annotations

import pytest

from imr_workbook.domain.changes import Change
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.offers import Offer, offered
from imr_workbook.domain.profile import PROFILE_ID
from imr_workbook.domain.stamps import Stamp
from imr_workbook.domain.state import WorkbookState, fold, state_of

DAY_MS = 24 * 60 * 60 * 1000


def state(*changes: Change) -> WorkbookState:
    return fold(state_of([]), changes)


def written(kind: Kind = Kind.STEP) -> Change:
    return Change("r1", kind, "text", "Gå en tur", Stamp(1, 0, "a"))


def declined(offer: Offer, ms: int = 2) -> Change:
    return Change(PROFILE_ID, Kind.PROFILE, f"declined.{offer}", True, Stamp(ms, 0, "a"))


def test_a_kode_is_offered_after_the_first_thing_written() -> None:
    """Not before there is anything to lock, and not again after ”Ikke nu”."""
    assert offered(state(), has_kode=False, has_words=False, now_ms=9) is None
    for kind in (Kind.PROFILE, Kind.PLACE, Kind.BOOKMARK):
        assert offered(state(written(kind)), has_kode=False, has_words=False, now_ms=9) is None
    assert offered(state(written()), has_kode=False, has_words=False, now_ms=9) is Offer.KODE
    said = state(written(), declined(Offer.KODE))
    assert offered(said, has_kode=False, has_words=False, now_ms=10**12) is None


@pytest.mark.parametrize("has_words", [True, False])
def test_with_a_kode_none_is_offered(has_words: bool) -> None:
    """And with words, nothing is."""
    found = offered(state(written()), has_kode=True, has_words=has_words, now_ms=9)
    assert found is (None if has_words else Offer.SPARE_KEY)


def test_a_spare_key_is_offered_once_more_after_a_week() -> None:
    """And then never again by itself."""
    once = declined(Offer.SPARE_KEY)
    for days, expected in ((0, None), (6, None), (8, Offer.SPARE_KEY_AGAIN)):
        found = offered(state(once), has_kode=True, has_words=False, now_ms=2 + days * DAY_MS)
        assert found is expected
    twice = state(once, declined(Offer.SPARE_KEY_AGAIN, 3))
    assert offered(twice, has_kode=True, has_words=False, now_ms=10**12) is None


def test_where_the_system_guards_the_key_a_spare_key_is_offered_without_a_kode_too() -> None:
    """A phone may lose it. After the kode, which comes first, and never before something is written."""
    said = declined(Offer.KODE)
    for guarded in (False, True):
        found = offered(state(written()), has_kode=False, has_words=False, now_ms=9, guarded=guarded)
        assert found is Offer.KODE
        found = offered(state(written(), said), has_kode=False, has_words=False, now_ms=9, guarded=guarded)
        assert found is (Offer.SPARE_KEY if guarded else None)
        assert offered(state(said), has_kode=False, has_words=False, now_ms=9, guarded=guarded) is None
    assert offered(state(written(), said), has_kode=False, has_words=True, now_ms=9, guarded=True) is None


@pytest.mark.parametrize("may_go", [True, False])
def test_a_backup_is_offered_where_what_is_written_may_go(may_go: bool) -> None:
    """Last of all, and again a month after each answer."""
    found = Offer.BACKUP if may_go else None
    said = state(written(), declined(Offer.KODE))
    assert offered(state(), has_kode=False, has_words=False, now_ms=9, may_go=may_go) is None
    assert offered(state(written()), has_kode=False, has_words=False, now_ms=9, may_go=may_go) is Offer.KODE
    assert offered(said, has_kode=False, has_words=False, now_ms=9, may_go=may_go) is found
    assert offered(said, has_kode=True, has_words=False, now_ms=9, may_go=may_go) is Offer.SPARE_KEY
    assert offered(said, has_kode=True, has_words=True, now_ms=9, may_go=may_go) is found
    put_off = state(written(), declined(Offer.BACKUP, 10))
    for days, then in ((29, None), (30, found)):
        now_ms = 10 + days * DAY_MS
        assert offered(put_off, has_kode=True, has_words=True, now_ms=now_ms, may_go=may_go) is then
