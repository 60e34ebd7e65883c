"""JSON as it is kept: the same value comes back, whatever was typed, and Python's own JSON agrees."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.store.json_bytes import json_bytes, read_json

ANY_TEXT = st.text(st.characters(exclude_categories=()))
"""Halves of surrogate pairs too, which a keyboard can leave behind."""
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | ANY_TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner),
    max_leaves=20,
)


@given(st.lists(ANY_JSON) | st.dictionaries(ANY_TEXT, ANY_JSON))
def test_what_is_written_is_read(content: Any) -> None:
    written = json_bytes(content)
    assert read_json(written) == content
    assert json.loads(written.decode("utf-8", "surrogatepass")) == content
    assert read_json(json.dumps(content).encode()) == content


@pytest.mark.parametrize("spoilt", [b"", b"{", b"\xff", b"[1,]", b"nothing"])
def test_what_is_no_json_is_a_value_error(spoilt: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_json(spoilt)
