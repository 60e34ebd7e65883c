"""Stamps: a total order of changes that holds whatever the clocks say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from imr_workbook.domain.stamps import MAX_AHEAD_MS, Stamp, next_stamp, observe
from tests.changes import stamps

NOW = 1_795_420_800_000
clocks = st.integers(0, 9_999_999_999_999)
any_stamps = st.builds(
    Stamp, clocks, st.integers(0, 0xFFFF), st.from_regex(r"[0-9a-f]{1,16}", fullmatch=True)
)


def test_the_text_form_is_the_one_that_is_documented() -> None:
    """The form never changes: it lies in every file and every change sent."""
    assert str(Stamp(NOW, 3, "a1b2c3d4")) == "1795420800000-0003-a1b2c3d4"


@given(any_stamps)
def test_the_text_form_is_read_as_it_was_written(stamp: Stamp) -> None:
    """Nothing of a stamp is lost on the disk."""
    assert Stamp.parse(str(stamp)) == stamp


@given(any_stamps, any_stamps)
def test_the_text_form_sorts_as_the_stamp_does(one: Stamp, other: Stamp) -> None:
    """A database may order by the text."""
    assert (str(one) < str(other)) == (one < other)


@pytest.mark.parametrize("text", ["", "1795420800000", "1795420800000-0003", "now-0003-a1", "1-zz-a1"])
def test_what_is_no_stamp_is_refused(text: str) -> None:
    """A damaged stamp is never taken for another one."""
    with pytest.raises(ValueError, match=r"unpack|invalid literal"):
        Stamp.parse(text)


def test_the_first_stamp_is_the_clock() -> None:
    """With nothing before it, the device's clock is believed."""
    assert next_stamp(None, NOW, "a1") == Stamp(NOW, 0, "a1")


@given(st.integers(-(10**15), 0))
def test_a_clock_before_1970_is_taken_for_1970(now_ms: int) -> None:
    """A device whose battery was empty: what is written then can be read again."""
    stamp = next_stamp(None, now_ms, "a1")
    assert Stamp.parse(str(stamp)) == stamp == Stamp(0, 0, "a1")


@given(st.lists(clocks, min_size=1), st.none() | any_stamps)
@example([NOW, NOW, NOW - 1, NOW - MAX_AHEAD_MS * 400, 0], None)
def test_own_stamps_always_move_on(readings: list[int], last: Stamp | None) -> None:
    """Also when the clock stands still, is set back, or runs backwards all day."""
    written = [] if last is None else [last]
    for now_ms in readings:
        written.append(next_stamp(written[-1] if written else None, now_ms, "a1"))
    assert all(earlier < later for earlier, later in pairwise(written))


@given(st.none() | any_stamps, clocks, any_stamps)
def test_a_stamp_is_later_than_the_value_it_is_written_over(
    last: Stamp | None, now_ms: int, over: Stamp
) -> None:
    """What a person has just written stands, however wrong the clock was of what stood there."""
    new = next_stamp(last, now_ms, "a1", over)
    assert new > over
    assert last is None or new > last


def test_a_full_counter_moves_the_time() -> None:
    """65,536 changes of one millisecond are not the end."""
    assert next_stamp(Stamp(NOW, 0xFFFF, "a1"), NOW, "a1") == Stamp(NOW + 1, 0, "a1")


@given(st.none() | any_stamps, any_stamps, clocks)
def test_what_is_seen_is_never_before_what_was_known(last: Stamp | None, seen: Stamp, now_ms: int) -> None:
    """Seeing a stamp moves ours on or leaves it."""
    after = observe(last, [seen], now_ms)
    assert after in (last, seen)
    assert last is None or (after is not None and after >= last)


@given(stamps, st.integers(0, MAX_AHEAD_MS))
def test_a_clock_somewhat_ahead_is_adopted(seen: Stamp, ahead_ms: int) -> None:
    """What we write after having seen it comes after it in every list."""
    after = observe(None, [seen], max(0, seen.ms - ahead_ms))
    assert next_stamp(after, max(0, seen.ms - ahead_ms), "z9") > seen


@given(st.lists(any_stamps), clocks)
def test_a_clock_far_ahead_is_not_adopted(seen: list[Stamp], now_ms: int) -> None:
    """One bad clock does not move everybody's: ours stays within a day of the time."""
    assert next_stamp(observe(None, seen, now_ms), now_ms, "z9").ms <= now_ms + MAX_AHEAD_MS + 1
