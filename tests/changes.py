"""Changes made by Hypothesis: a few records, fields and devices, so that they meet often."""

from __future__ import annotations

from typing import TypeAlias, cast

from hypothesis import strategies as st

from imr_workbook.domain.changes import DELETED, PURGED, Change, Json
from imr_workbook.domain.stamps import Stamp

Changes: TypeAlias = st.SearchStrategy[Change]

DEVICES = ("a1", "b2", "c3")
KINDS = ("step", "a_kind_of_a_later_version")
RECORDS = ("r1", "r2", "æ\u2028/…")
FIELDS = ("text", "why", "a.field.of.a.later.version")

texts = st.text(max_size=20)
"""Whatever can be typed."""

_plain = st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False) | texts

contents = cast(
    "st.SearchStrategy[Json]",
    _plain | st.lists(_plain, max_size=2) | st.dictionaries(st.text(max_size=2), _plain, max_size=2),
)
"""Whatever a field may hold."""

stamps = st.builds(
    Stamp,
    st.integers(0, 2_000_000) | st.integers(0, 3),
    st.integers(0, 2),
    st.sampled_from(DEVICES),
)
"""Stamps of which some are equal: what copied devices make."""

kinds = st.sampled_from(KINDS)
records = st.sampled_from(RECORDS)
fields = st.sampled_from((*FIELDS, DELETED, PURGED))


def changes(kind: st.SearchStrategy[str] = kinds, record: st.SearchStrategy[str] = records) -> Changes:
    """Changes to any of the records."""
    return st.builds(Change, record, kind, fields, contents, stamps, st.none() | stamps, st.integers(1, 3))


one_record = st.lists(changes(st.just("step"), st.just("r1")), min_size=1, max_size=8)
"""Changes to one and the same record."""
