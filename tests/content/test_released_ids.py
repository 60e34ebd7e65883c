"""Released ids are a promise: answers hang on them."""

from __future__ import annotations

from imr_workbook.content.library import load_library
from imr_workbook.device.resources import assets_dir
from tools.released_ids import FILE, current, problems, released


def test_no_released_id_is_gone_or_has_become_something_else() -> None:
    """And what is new is on the list: python -m tools.released_ids adds it."""
    found = problems(released(FILE.read_text(encoding="utf-8")), current(load_library(assets_dir())))
    assert not found, "\n".join(found)


def test_the_list_tells_what_is_gone_changed_and_new() -> None:
    """An item counts as much as its exercise: its answer is kept under its id."""
    before = {"m01-a": "checklist", "m01-a/ro": "item", "m01-b": "text"}
    now = {"m01-a": "choose", "m01-b": "text", "m01-c": "goal"}
    assert problems(before, now) == [
        "m01-a was released as checklist and is now choose: give it a new id",
        "m01-a/ro (item) is gone: people may have answered it, so put it back",
        "new: m01-c. Add them with: python -m tools.released_ids",
    ]
    assert problems(before, before) == []


def test_the_list_holds_everything_that_answers_hang_on() -> None:
    """Exercises by their type, and items, parts, cards, pages, topics and practices."""
    ids = current(load_library(assets_dir()))
    assert ids["m01-a-hjaelper"] == "checklist"
    assert ids["m01-a-hjaelper/ro"] == "item"
    assert ids["m01-g-trin/problem"] == "part"
    assert ids["m01-myter/alene"] == "card"
    assert (ids["m01"], ids["m01-t1"], ids["m01-t1-kort"], ids["m01-t1-p"]) == (
        "module",
        "topic",
        "page",
        "practice",
    )
