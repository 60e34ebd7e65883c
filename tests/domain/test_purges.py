"""Purges: a copy may hold what it does not know to be gone, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.changes import PURGED
from imr_workbook.domain.purges import MARK_BYTES, Purges, lacks, mark, purges
from imr_workbook.domain.records import Record, Value
from imr_workbook.domain.stamps import Stamp

STAMPS = st.builds(Stamp, st.integers(0, 5), st.integers(0, 1), st.sampled_from(["a", "b"]))
KEYS = st.tuples(st.sampled_from(["goal", "step"]), st.sampled_from(["1", "2", "3"]))
KNOWN = st.dictionaries(KEYS, STAMPS)


def test_only_records_that_were_purged_are_known() -> None:
    """By the stamp of the purge, also where something was written since."""
    stamp, later = Stamp(1, 0, "a"), Stamp(2, 0, "a")
    gone = Record("goal", "1", {PURGED: Value(True, stamp), "text": Value("Nyt", later)})
    assert purges([gone, Record("goal", "2", {"text": Value("Her", later)})]) == {("goal", "1"): stamp}


@given(KNOWN, KNOWN)
def test_a_copy_lacks_what_was_purged_after_it(copy: Purges, now: Purges) -> None:
    """Nothing where it knows of the same, or of later ones; else what it does not know of."""
    assert not lacks(now, now)
    assert not lacks(now | copy, {key: stamp for key, stamp in now.items() if key not in copy})
    assert lacks(copy, now) == any(copy.get(key, Stamp(-1, 0, "")) < stamp for key, stamp in now.items())


@given(KNOWN, KNOWN)
def test_the_mark_tells_them_apart(one: Purges, other: Purges) -> None:
    """And is the same in whatever order they came."""
    assert (mark(one) == mark(other)) == (one == other)
    assert mark(dict(reversed(one.items()))) == mark(one)
    assert len(mark(one)) == MARK_BYTES
