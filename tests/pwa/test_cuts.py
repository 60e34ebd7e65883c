"""A cut at any call to a browser's files, and calls that fail: names are as before or as after, nothing is lost."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from pathlib import Path

import flet_web
import pytest

from tests.installing import ROOT

IMAGES = int(os.environ.get("IMAGES", "1000"))
STORIES = max(8, IMAGES // 125)

_HERE = Path(__file__).parent
_PYODIDE = Path(flet_web.__file__).parent / "web" / "pyodide"


def _cuts(web: Path, seed: int, stories: int) -> subprocess.CompletedProcess[str]:
    command = ["node", *map(str, (_HERE / "cuts" / "cuts.mjs", _PYODIDE, web, seed, stories))]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_cut_at_any_call_leaves_the_old_or_the_new() -> None:
    """Writes that no flush covered are torn or missing, calls are refused; what was said to be saved is there."""
    seed = random.randrange(1, 1_000_000)
    print("seed", seed)
    tried = _cuts(ROOT / "web", seed, STORIES)
    assert tried.returncode == 0, tried.stderr
    print(tried.stdout)
    found = json.loads(tried.stdout)
    assert min(found["old"], found["fresh"]) > STORIES
    assert found["refusals"] > STORIES / 4


@pytest.mark.parametrize(
    ("file", "place", "by", "seed"),
    [
        (
            "names.mjs",
            "    this.handle.flush();\n    this.#doubtful = false;",
            "    this.#doubtful = false;",
            1,
        ),
        ("names.mjs", "(generation % 2) * PLACE", "0", 1),
        ("pool.mjs", "    this.names.settle();", "", 1),
        ("pool.mjs", "if (!this.#clean.has(number)) this.#empty(number);", "", 1),
    ],
    ids=["names not flushed", "names in one place", "doubt not settled", "emptied in memory alone"],
)
def test_without_what_it_hangs_on_something_is_lost(
    tmp_path: Path, file: str, place: str, by: str, seed: int
) -> None:
    """The cuts are such that each of these is missed."""
    shutil.copytree(ROOT / "web", tmp_path / "web")
    text = (tmp_path / "web" / file).read_text(encoding="utf-8")
    assert text.count(place) == 1
    (tmp_path / "web" / file).write_text(text.replace(place, by), encoding="utf-8")
    assert "Error: " in _cuts(tmp_path / "web", seed, 8).stderr
