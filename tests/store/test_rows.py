"""Rows are written by the number they were read under, and that number is never that of another row or of none."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from imr_workbook.store.rows import Rows
from tests.store.sealed import SEAL


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[Rows]:
    with closing(Rows(tmp_path / "vault.db", SEAL)) as found:
        yield found


class Undone(Exception):
    pass


def test_one_that_was_undone_is_put_anew(rows: Rows) -> None:
    """Read inside a transaction that came to nothing, there is no such row afterwards."""
    with contextlib.suppress(Undone), rows.transaction():
        rows.put("step", "s1", {"n": 1})
        rows.send_later("f", {"n": 1})
        assert rows.get("step", "s1") == rows.waiting("f") == {"n": 1}
        raise Undone
    assert rows.most == 0
    rows.put("step", "s1", {"n": 2})
    rows.send_later("f", {"n": 2})
    assert rows.get("step", "s1") == rows.waiting("f") == {"n": 2}
    assert rows.most == 1


@pytest.mark.parametrize("taken_by", ["delete", "drop"])
def test_one_that_was_taken_away_is_put_anew(rows: Rows, taken_by: str) -> None:
    """Also when another has its number by then."""
    rows.put("step", "s1", {"n": 1})
    assert rows.get("step", "s1") == {"n": 1}
    if taken_by == "delete":
        rows.delete("step", "s1")
    else:
        rows.drop("step")
    rows.put("goal", "g1", {"n": 2})
    rows.put("step", "s1", {"n": 3})
    assert (rows.get("goal", "g1"), rows.get("step", "s1")) == ({"n": 2}, {"n": 3})


def test_one_that_was_sent_is_put_anew(rows: Rows) -> None:
    rows.send_later("f", {"n": 1})
    assert rows.waiting("f") == {"n": 1}
    rows.sent("f")
    rows.send_later("g", {"n": 2})
    rows.send_later("f", {"n": 3})
    assert (rows.waiting("f"), rows.waiting("g")) == ({"n": 3}, {"n": 2})


def test_many_more_than_are_at_hand(rows: Rows) -> None:
    for number in range(300):
        rows.put("step", f"s{number}", {"n": number})
        assert rows.get("step", f"s{number}") == {"n": number}
    for number in range(300):
        rows.put("step", f"s{number}", {"n": -number})
    assert [document for _, document in rows.documents("step")] == [{"n": -number} for number in range(300)]
    assert rows.most == 300
