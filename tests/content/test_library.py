"""The handouts as a whole: what is found by id, and how files that do not fit are told."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from imr_workbook.content import forms
from imr_workbook.content.errors import ContentError, UnknownContent
from imr_workbook.content.library import load_library
from imr_workbook.content.modules import ModuleFile
from imr_workbook.device.resources import assets_dir
from tests.content.programme import FOLDERS, PROGRAMME, TOPIC, module_toml, write_programme

BROKEN = Path(__file__).parent / "broken" / "folders"
FIRST, SECOND = FOLDERS[0], FOLDERS[1]

MISTAKES: dict[str, tuple[str, int, str]] = {
    "aims_empty": (f"{FIRST}/module.toml", 5, "”aims” has 0, but at least 1 are needed"),
    "exercise_id_twice": (f"{FIRST}/020_mere.md", 15, "the id m01-vaelg stands in 010_emne.md:22 too"),
    "item_twice": (f"{FIRST}/010_emne.md", 26, "the exercise m01-vaelg has ro twice"),
    "items_from_an_exercise_of_another_type": (
        f"{FIRST}/010_emne.md",
        28,
        "items_from: m01-skriv is no choose exercise on the page before",
    ),
    "items_from_nowhere": (
        f"{FIRST}/010_emne.md",
        20,
        "items_from: m01-findes-ikke is no choose exercise on the page before",
    ),
    "items_from_two_pages_before": (
        f"{FIRST}/010_emne.md",
        36,
        "items_from: m01-vaelg is no choose exercise on the page before",
    ),
    "module_cannot_be_read": (f"{FIRST}/module.toml", 3, "this cannot be read: invalid value"),
    "module_id_twice": (f"{SECOND}/module.toml", 1, "the id m01 stands in module.toml:1 too"),
    "module_of_another_number": (
        f"{FIRST}/module.toml",
        2,
        "the number is 7, but the module is number 1 in programme.toml",
    ),
    "module_with_unknown_key": (f"{FIRST}/module.toml", 7, "”moetings” is not known here"),
    "module_without_title": (f"{FIRST}/module.toml", 1, "”title” is missing"),
    "order_names_a_folder_that_is_not_there": (
        "programme.toml",
        4,
        "there is no folder ”03_findes_ikke” with a module.toml",
    ),
    "order_of_ten": ("programme.toml", 2, "the order names 10 different folders, not 11"),
    "order_of_one_twice": ("programme.toml", 1, "the order names 10 different folders, not 11"),
    "page_id_twice": (f"{FIRST}/010_emne.md", 18, "the id m01-t1-kort stands in 010_emne.md:7 too"),
    "picture_missing": (f"{FIRST}/010_emne.md", 9, "there is no picture findes-ikke.svg in assets/img"),
    "review_of_no_kind": (
        f"{FIRST}/module.toml",
        11,
        "”status” is ”færdig”, but can be draft or clinician-approved",
    ),
    "source_without_date": (f"{FIRST}/module.toml", 14, "sources, number 1: ”date” is missing"),
    "starts_with_another_page": (f"{FIRST}/010_emne.md", 7, "the first page is not ”Kort sagt”"),
    "topic_file_left_out": (
        f"{FIRST}/module.toml",
        8,
        "020_glemt.md lies in the folder, but is not among the topics",
    ),
    "topic_file_missing": (f"{FIRST}/module.toml", 10, "there is no file 020_findes_ikke.md"),
    "two_to_read_together": (f"{FIRST}/910_mere.md", 1, "the module has more than one ”Læs den sammen”"),
}
"""Name of a folder in `broken/folders`, laid over a whole programme -> file, line and words."""


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """The folder of modules of a whole programme."""
    return write_programme(tmp_path)


def lay_over(broken: Path, modules: Path) -> None:
    for file in broken.rglob("*"):
        if file.is_file():
            (modules / file.relative_to(broken)).write_bytes(file.read_bytes())


def mistake_in(modules: Path) -> ContentError:
    with pytest.raises(ContentError) as caught:
        load_library(modules.parent / "assets", modules)
    return caught.value


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_file_and_line(modules: Path, name: str) -> None:
    """Each kind of mistake between files has its own words and names the file that is to be changed."""
    lay_over(BROKEN / name, modules)
    error = mistake_in(modules)
    file, line, problem = MISTAKES[name]
    assert error.file == modules / file
    assert (error.line, error.problem.replace(f"{FIRST}/", "")) == (line, problem)
    assert error.right_form in str(error) or "\n    " in str(error)


def test_every_broken_folder_is_tried() -> None:
    """A fixture that no test reads proves nothing."""
    assert {folder.name for folder in BROKEN.iterdir()} == set(MISTAKES)


@pytest.mark.parametrize("name", ["programme.toml", f"{FIRST}/module.toml"])
def test_a_file_that_is_not_there_is_told(modules: Path, name: str) -> None:
    """Also where the very first file is missing."""
    (modules / name).unlink()
    error = mistake_in(modules)
    assert error.file == modules / "programme.toml"
    assert error.problem in (
        "the file cannot be read: No such file or directory",
        f"there is no folder ”{FIRST}” with a module.toml",
    )


def test_a_file_in_another_encoding_is_told_by_its_first_odd_line(modules: Path) -> None:
    """Some editors save Danish letters in an older way."""
    file = modules / FIRST / "010_emne.md"
    file.write_bytes(TOPIC.replace("Et emne", "Et ømt emne").encode("latin-1"))
    error = mistake_in(modules)
    assert (error.file, error.line, error.problem) == (file, 3, "the file is not saved as UTF-8")


def test_the_right_form_of_a_module_is_right() -> None:
    """What a message shows can be copied and read."""
    assert ModuleFile.model_validate(tomllib.loads(forms.MODULE)).id == "m01"
    assert tomllib.loads(forms.PROGRAMME)["order"][0] == "01_recovery"


def test_a_whole_programme_is_found_by_id(modules: Path) -> None:
    """Everything with an id is found by it; ”Læs den sammen” stands apart."""
    library = load_library(modules.parent / "assets", modules)
    assert [module.number for module in library.modules] == list(range(1, 12))
    assert library.module("m01").topics == (library.topic("m01-t1"),)
    assert library.module("m01").together == library.topic("m01-sammen")
    assert library.page("m01-t1-vaelg").title == "Vælg"
    assert library.exercise("m01-vaelg").type == "choose"
    assert library.topic_of_exercise("m01-vaelg").id == "m01-t1"
    assert library.practice("m01-t1-p").text == "Ring til en ven."
    assert [exercise.id for exercise in library.exercises()] == ["m01-vaelg", "m01-hvordan"]
    assert [practice.id for practice in library.practices()] == ["m01-t1-p"]


@pytest.mark.parametrize("find", ["module", "topic", "page", "exercise", "topic_of_exercise", "practice"])
def test_what_is_not_there_is_told_by_its_id(modules: Path, find: str) -> None:
    """A path or a record of an older version can name what is gone."""
    search: Callable[[str], object] = getattr(load_library(modules.parent / "assets", modules), find)
    with pytest.raises(UnknownContent, match="m99"):
        search("m99")


def test_the_handouts_of_the_app_are_whole() -> None:
    """They load as they stand, in the order of the course."""
    library = load_library(assets_dir())
    assert [module.id for module in library.modules] == [f"m{number:02}" for number in range(1, 12)]
    assert [module.title for module in library.modules] == [
        "Recovery og mål",
        "Viden om psykisk sygdom",
        "Stress og sårbarhed",
        "Støtte fra andre",
        "Medicin",
        "Alkohol og stoffer",
        "Forebyg tilbagefald",
        "Sund hverdag",
        "Når du er stresset",
        "Problemer og symptomer",
        "Få den hjælp, du har brug for",
    ]


def test_the_course_has_its_planned_meetings() -> None:
    """With one to welcome and one to say goodbye there are 38: nine months of weeks."""
    meetings = [module.meetings for module in load_library(assets_dir()).modules]
    assert meetings == [4, 3, 3, 4, 3, 3, 4, 3, 3, 4, 2]
    assert sum(meetings) + 2 == 38


def test_the_order_of_the_course_is_data(modules: Path) -> None:
    """A centre that takes module 2 first changes two lines of text and no code."""
    swapped = PROGRAMME.replace(FIRST, "x").replace(SECOND, FIRST).replace("x", SECOND)
    (modules / "programme.toml").write_text(swapped, encoding="utf-8")
    topics = '["010_emne", "900_sammen"]'
    first = module_toml(1, topics).replace("number = 1", "number = 2")
    (modules / FIRST / "module.toml").write_text(first, encoding="utf-8")
    second = module_toml(2).replace("number = 2", "number = 1")
    (modules / SECOND / "module.toml").write_text(second, encoding="utf-8")
    library = load_library(modules.parent / "assets", modules)
    assert [module.id for module in library.modules][:3] == ["m02", "m01", "m03"]
