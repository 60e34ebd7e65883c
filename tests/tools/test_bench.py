"""The measures run, and print numbers; what they come to is for a quiet machine."""

from __future__ import annotations

import re

import pytest

from bench.__main__ import RESULTS, SECTIONS, main

HEADINGS = {
    "store": ["One change made durable"],
    "workbook": ["The whole intention"],
    "opening": ["Opening a workbook once its key is there", "On the disk"],
    "vault": ["From the kode to I dag"],
    "crypto": ["Unlocking, at each level", "One row sealed"],
    "pyodide": ["Seals in the Python of the browser"],
}


@pytest.mark.parametrize("section", sorted(HEADINGS))
def test_a_section_prints_whole_tables(section: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every row as long as its heading, every number positive; the committed results are left alone."""
    before = RESULTS.read_bytes()
    assert main(["small", section]) == 0
    printed = capsys.readouterr().out
    headings = re.findall(r"^## (.*)$", printed, re.MULTILINE)
    assert len(headings) == len(HEADINGS[section])
    assert all(found.startswith(one) for found, one in zip(headings, HEADINGS[section], strict=True))
    tables = re.findall(r"(?:^\|.*\|\n)+", printed, re.MULTILINE)
    assert len(tables) == len(headings)
    for table in tables:
        first, dashes, *rows = (
            [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()
        )
        assert rows
        assert {len(row) for row in rows} == {len(first)} == {len(dashes)}
        numbers = [cell.replace(",", "") for row in rows for cell in row[1:]]
        assert any(re.fullmatch(r"[0-9.]+", number) for number in numbers)
        assert not [number for number in numbers if number.startswith("-")]
    assert RESULTS.read_bytes() == before


def test_every_section_but_the_browsers_is_tried() -> None:
    """The one that needs Chromium is run with the report."""
    assert set(SECTIONS) == {*HEADINGS, "start", "pwa"}
