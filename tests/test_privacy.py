"""The page on privacy: easy to read for whom it is about, and true in what it says of files and controls."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from imr_workbook.cli import opened_folder, opened_vault
from imr_workbook.content.proofreading.measures import measure
from imr_workbook.content.proofreading.passages import Passage
from imr_workbook.content.proofreading.wording import wording_problems
from imr_workbook.content.proofreading.words import is_running
from imr_workbook.domain.settings import Settings
from imr_workbook.vault.vault import WrongKode
from tests.installing import ROOT

FILE = ROOT / "docs" / "privacy.md"
PAGE = FILE.read_text(encoding="utf-8")
FOR_A_PERSON, FOR_A_REVIEWER = PAGE.split("## For dig, der bruger arbejdsbogen")[1].split("## For a reviewer")

MASVS = {
    "STORAGE": 2,
    "CRYPTO": 2,
    "AUTH": 3,
    "NETWORK": 2,
    "PLATFORM": 3,
    "CODE": 4,
    "RESILIENCE": 4,
    "PRIVACY": 4,
}
"""How many controls of each kind the standard has in version 2.1."""
STATES = {"met", "partly", "not yet", "accepted", "does not apply"}


def passages() -> list[str]:
    """What a person reads, one paragraph, line of a list or cell of a table after the other."""
    text = re.sub(r"\n(?![\n|#-])", " ", FOR_A_PERSON)
    lines = [line.strip() for line in text.splitlines() if not line.startswith(("#", "| ---"))]
    cells = [cell for line in lines for cell in (line.split("|") if line.startswith("|") else [line])]
    return [cell.strip().removeprefix("- ") for cell in cells if cell.strip()]


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of the reviewer's part."""
    table = FOR_A_REVIEWER.split(f"### {heading}\n")[1].split("\n### ")[0]
    lines = [line for line in table.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_it_is_easy_to_read() -> None:
    """For somebody tired: LIX at most 30, 15 words a sentence on average and never more than 25."""
    found = measure(text for text in passages() if is_running(text))
    assert found.words > 300
    assert found.lix <= 30
    assert found.mean <= 15
    assert found.longest <= 25


def test_it_is_worded_as_the_rest() -> None:
    """No word that the handouts and the screens avoid, and Danish quotation marks."""
    text = "\n\n".join(passages())
    assert [str(problem) for problem in wording_problems([Passage(text, FILE, 1)], interface=True)] == []


def test_the_person_comes_first() -> None:
    """The tables for reviewers come after what is written for the one whom it is about."""
    assert PAGE.index("## For dig") < PAGE.index("## For a reviewer")
    assert "|" not in PAGE.split("## For dig")[0]


def test_every_file_has_a_row(tmp_path: Path) -> None:
    """Whatever lies in the data folder of somebody who writes, chose a kode and mistyped it."""
    folder = tmp_path / "data"
    with opened_folder(folder) as held, opened_vault(held) as vault:
        vault.workbook.change_settings(text_size=150)
        vault.workbook.call_me("Aya")
        vault.set_kode("hest 4711")
        with pytest.raises(WrongKode):
            vault.confirms("hest 4712")
        there = {path.name for path in folder.iterdir()}
    named = {name for row in rows("Files") for name in re.findall(r"`([^`]+)`", row[0])}
    assert {"vault.db", "vault.db-wal", "keys.json", "settings.json", "attempts.json"} <= there
    assert there - named == set()


def test_the_settings_file_holds_what_is_said() -> None:
    """A setting more would be a word more outside the lock."""
    (row,) = [row for row in rows("Files") if row[0] == "`settings.json`"]
    assert set(re.findall(r"`([^`]+)`", row[1])) == set(Settings.model_fields)


def test_every_control_has_its_row() -> None:
    """In the order of the standard, each with a state; what is met or partly met names a test."""
    controls = rows("OWASP MASVS 2.1")
    expected = [f"{kind}-{number}" for kind, count in MASVS.items() for number in range(1, count + 1)]
    assert [row[0].split()[0] for row in controls] == expected
    for name, state, where, tested in controls:
        assert state in STATES, name
        assert where or state == "does not apply", name
        assert ("`tests/" in tested) or state not in {"met", "partly"}, name
        assert ("Missing: " in where) == (state == "partly"), name
