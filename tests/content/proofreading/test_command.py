"""`imr-workbook content check`, from its arguments to its exit code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from imr_workbook.cli import main
from imr_workbook.content.proofreading import dictionary
from imr_workbook.content.proofreading.command import check
from imr_workbook.content.proofreading.proof import Places
from imr_workbook.content.proofreading.words import words
from tests.content.programme import FOLDERS, module_toml, write_programme
from tests.content.proofreading.handout import GOOD

TOGETHER = """+++
id = "m01-sammen"
title = "Læs den sammen"
together = true
+++

# Til dig {#m01-sammen-dig}

Du er en god ven.
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A whole programme with nothing wrong in it, and the words around it."""
    modules = write_programme(tmp_path)
    for number, name in enumerate(FOLDERS, start=1):
        topics = '["010_emne", "900_sammen"]' if number == 1 else "[]"
        text = module_toml(number, topics).replace("draft", "clinician-approved")
        (modules / name / "module.toml").write_text(text, encoding="utf-8")
    (modules / FOLDERS[0] / "010_emne.md").write_text(GOOD, encoding="utf-8")
    (modules / FOLDERS[0] / "900_sammen.md").write_text(TOGETHER, encoding="utf-8")
    catalogue, helplines = tmp_path / "messages.po", tmp_path / "helplines.json"
    catalogue.write_text(
        'msgid ""\nmsgstr "Language: da\\n"\n\nmsgid "Help"\nmsgstr "Hjælp"\n', encoding="utf-8"
    )
    helplines.write_text('{"regions": [{"name": "Fyn"}],\n"entries": []}\n', encoding="utf-8")
    allowed = tmp_path / "allowed.txt"
    allowed.write_text("# A name of an island\nFyn\n", encoding="utf-8")
    return Places(modules, tmp_path / "assets", catalogue, helplines, allowed)


@pytest.fixture
def every_word(tmp_path: Path, places: Places) -> Path:
    """A dictionary of all words in these files but Fyn."""
    files = [*places.modules.rglob("*"), places.catalogue]
    text = " ".join(file.read_text(encoding="utf-8") for file in files if file.is_file())
    entries = sorted({*words(text)} - {"Fyn"})
    (tmp_path / "da.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "da.dic").write_text(f"{len(entries)}\n" + "\n".join(entries), encoding="utf-8")
    return tmp_path / "da"


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_clean_programme_passes_with_its_table(
    places: Places, every_word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 0; every page with its words, longest sentence and LIX."""
    code = check(places, (), every_word)
    out = capsys.readouterr().out
    assert code == 0, out
    assert "m01-t1  Et emne" in out
    rows = {line[:44].strip(): line[44:].split() for line in out.splitlines()}
    assert rows["Kort sagt"] == ["18", "6", "5.3", "(5.3)"]
    assert rows["mean of all topics"] == ["4.8"]
    assert rows["the whole topic"] == ["5", "5.0", "5.0"]
    assert out.endswith("content: 2 topics, 7 pages, 0 problems\n")


@pytest.mark.parametrize(
    ("where", "old", "new", "told"),
    [
        ("modules/01_modul/010_emne.md", "En ven er nok", "En patient er nok", ":46: ”patient”: write "),
        (
            "modules/01_modul/010_emne.md",
            "En ven er nok",
            "En venn er nok",
            ":46: ”venn” is not in the dictionary",
        ),
        ("modules/01_modul/010_emne.md", "Gå en tur i dag.", "Gå en tur i dag", ""),
        ("modules/02_modul/module.toml", "Du læser", "Du skal læse", "module.toml:5: ”Du skal”: write "),
        ("messages.po", "Hjælp", "Hjæælp", "messages.po:4: ”Hjæælp” is not in the dictionary"),
        ("messages.po", "Hjælp", "Appen analyserer", "messages.po:4: ”analyserer”: write "),
        ("messages.po", "Hjælp", "ord " * 26, "messages.po:4: ”ord ord ord ord …” has 26 words: at most 25"),
        ("helplines.json", "Fyn", "Fynn", "helplines.json:1: ”Fynn” is not in the dictionary"),
        ("modules/01_modul/010_emne.md", "(t1.svg)", "(t2.svg)", "010_emne.md:8: there is no picture t2.svg"),
        ("modules/03_modul/module.toml", "number = 3", "number = 4", "module.toml:2: the number is 4, but"),
        (
            "modules/01_modul/010_emne.md",
            "# Det kan du tage med",
            "# Slut",
            "010_emne.md:43: the last page is not",
        ),
        ("modules/programme.toml", "order", "ordre", "programme.toml:1: ”order” is missing"),
        (
            "modules/01_modul/010_emne.md",
            "Her står en tekst.",
            "Behandlingen hjælper. " * 40,
            "010_emne.md:1: the topic has LIX",
        ),
    ],
)
def test_every_check_bites(
    places: Places,
    every_word: Path,
    capsys: pytest.CaptureFixture[str],
    where: str,
    old: str,
    new: str,
    told: str,
) -> None:
    """Each thing wrong is told with its file and line, and the exit code is 1."""
    spoil(places.modules.parent / where, old, new)
    code = check(places, (), every_word)
    out = capsys.readouterr().out
    assert told in out
    assert code == (1 if told else 0), out


def test_one_module_can_be_shown_alone(
    places: Places, every_word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its id or its folder; what is wrong elsewhere does not disturb."""
    spoil(places.modules / FOLDERS[1] / "module.toml", "Du læser", "Du skal læse")
    assert check(places, ["m01"], every_word) == 0
    assert "m01-t1" in capsys.readouterr().out
    assert check(places, [FOLDERS[1]], every_word) == 1
    out = capsys.readouterr().out
    assert "”Du skal”" in out
    assert "m01-t1" not in out


def test_a_module_that_is_not_there(
    places: Places, every_word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip of the finger must not pass for a clean module: one sentence names it, and nothing is checked."""
    assert check(places, ["m01", "m99"], every_word) == 2
    told = capsys.readouterr()
    assert told.err == "There is no module m99.\n"
    assert told.out == ""


def test_without_a_dictionary_all_else_is_checked(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence says what to do, and exit code 2 that it could not be done."""
    assert check(places, (), None) == 2
    told = capsys.readouterr()
    assert told.err == f"{dictionary.ADVICE}\n"
    assert "content: 2 topics" in told.out
    assert check(places, (), tmp_path / "nowhere") == 2
    assert "There is no dictionary" in capsys.readouterr().err


def test_a_centre_without_spylls_is_told(
    places: Places, every_word: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The app is installed without what only writers need."""
    monkeypatch.setitem(__import__("sys").modules, "spylls.hunspell", None)
    assert check(places, (), every_word) == 2
    assert "install imr-workbook[dev]" in capsys.readouterr().err


def test_the_handouts_and_the_words_of_the_app_are_clean(capsys: pytest.CaptureFixture[str]) -> None:
    """The command as it is run before every release."""
    if dictionary.found() is None and os.environ.get("CI") != "true":
        pytest.skip(dictionary.ADVICE)
    code = main(["content", "check"])
    assert code == 0, capsys.readouterr()
