"""A published file that is no longer as it was stops the build, in a sentence that says what to look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.pwa.patches import PlaceMoved, replace_once


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "client.js"
    found.write_text("one(); two(); two();")
    return found


def test_the_place_is_changed(file: Path) -> None:
    replace_once(file, "one()", "three()")
    assert file.read_text() == "three(); two(); two();"


@pytest.mark.parametrize(("place", "times"), [("two()", 2), ("four()", 0)])
def test_a_place_that_is_not_there_once_is_named_and_nothing_is_changed(
    file: Path, place: str, times: int
) -> None:
    with pytest.raises(PlaceMoved, match=r"client\.js") as told:
        replace_once(file, place, "three()")
    assert place in str(told.value)
    assert f"{times} times" in str(told.value)
    assert file.read_text() == "one(); two(); two();"
