"""Values that a later version, or a damaged one, may have written into any field."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from imr_workbook.domain.changes import Json

values: st.SearchStrategy[Json] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=5)
    | st.sampled_from(["2026-09-07", "active", "did_it", "step", "g1", "s1"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


def fields(names: Sequence[str]) -> st.SearchStrategy[dict[str, Json]]:
    """Some of the named fields, each with anything in it."""
    return st.dictionaries(st.sampled_from(names), values, min_size=1)
