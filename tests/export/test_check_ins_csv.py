"""The table for spreadsheets: every answer that stands, read rightly by a program set up for Danish, never run."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from imr_workbook.domain.state import WorkbookState
from imr_workbook.export.check_ins_csv import HEAD, check_ins_csv
from tests.domain.written import MONDAY, a_period, an_answer, written
from tests.export.taken import taken


def table(state: WorkbookState) -> list[dict[str, str]]:
    """The lines as a spreadsheet reads them."""
    text = check_ins_csv(taken(state)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_one_line_for_each_answer_oldest_first() -> None:
    """Steps from 1, weeks from 1, and skipped questions nowhere."""
    state = written(
        a_period(),
        an_answer("sleep", 4, week=1, day=date(2026, 9, 14)),
        an_answer("hope", 0),
        an_answer("mood", None),
        an_answer("hope_source", None, note="Sol; og\n”kaffe”"),
    )
    lines = table(state)
    assert [
        (one["dag"], one["emne"], one["svar"], one["trin"], one["egne ord"], one["uge"]) for one in lines
    ] == [
        ("2026-09-07", "Håb", "Intet lige nu", "1", "", "1"),
        ("2026-09-07", "Det gav håb", "", "", "Sol; og\n”kaffe”", "1"),
        ("2026-09-14", "Søvn", "Meget godt", "5", "", "2"),
    ]
    assert lines[0]["skala"] == "hope"
    assert tuple(lines[0]) == HEAD


def test_it_is_what_danish_spreadsheets_open() -> None:
    """A mark for UTF-8, semicolons, and lines that end as theirs do."""
    data = check_ins_csv(taken(written(a_period(), an_answer("hope", 1))))
    assert data.startswith(b"\xef\xbb\xbfdag;emne;")
    assert data.count(b"\r\n") == data.count(b"\n") == 2


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_can_become_a_formula(begin: str) -> None:
    """Whatever was written: `=HYPERLINK(…)` would send it away at a click."""
    (line,) = table(written(a_period(), an_answer("hope_source", None, note=f"{begin}1+1")))
    assert line["egne ord"] == f"'{begin}1+1"


def test_half_a_character_stops_nothing() -> None:
    """It can be typed, and no program can read it."""
    (line,) = table(written(a_period(), an_answer("hope_source", None, day=MONDAY, note="\ud83d sol")))
    assert line["egne ord"] == "? sol"
