"""A text nested beyond reason is told apart before it is read, and no other one is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.nesting import MOST_DEEP, refuse_nested

deep_at_most = st.integers(0, MOST_DEEP)
around = st.sampled_from([("[", "]"), ('{"a":', "}"), ('[1, {"b": ', "}]")])


@given(st.recursive(st.text() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_what_people_and_programs_write_passes(value: object) -> None:
    """Whatever is in its strings: brackets, quotation marks, backslashes."""
    for ensure_ascii in (True, False):
        refuse_nested(json.dumps(value, ensure_ascii=ensure_ascii))


@pytest.mark.parametrize(("begin", "end"), [("[", "]"), ('{"a":', "}")])
def test_one_too_deep_is_refused(begin: str, end: str) -> None:
    """As deep as may be passes, and so do many beside each other."""
    deepest = begin * MOST_DEEP + "1" + end * MOST_DEEP
    refuse_nested(deepest)
    refuse_nested(",".join([deepest] * 3))
    with pytest.raises(RecursionError):
        refuse_nested(begin + deepest + end)
    with pytest.raises(RecursionError):
        refuse_nested(begin * 1_000_000)


@given(st.text(alphabet='[{]}"\\a', max_size=300))
def test_brackets_in_a_string_are_none(text: str) -> None:
    """Nor in one that has lost its end, as in a file that was cut."""
    whole = json.dumps(text + "[" * 2 * MOST_DEEP)
    refuse_nested(whole)
    refuse_nested(whole[: len(whole) - MOST_DEEP])
