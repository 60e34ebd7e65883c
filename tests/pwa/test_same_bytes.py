"""Whoever builds the app gets the same bytes as everybody else, so anybody can check what a host hands out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.installing import ROOT
from tools.pwa.pack import packed
from tools.pwa.pressed import press

WRITTEN = """
import json, sys
from pathlib import Path
from imr_workbook.content.helplines import load_helplines
from imr_workbook.content.library import load_library
from imr_workbook.content.ready_made import ready_made
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.i18n import LANGUAGES, language
from tools.pwa.offline import name_packs, offline
from tools.pwa.page import page

out = Path(sys.argv[1])
page(Path("web"), out)
(out / "worker.mjs").write_text(Path("web/worker.mjs").read_text())
for name in ("app", "packages"):
    (out / f"{name}.pack").write_text(name)
name_packs(out)
offline(Path("web/service-worker.js"), out)
(out / "ready").write_bytes(ready_made(load_library(assets_dir()), load_helplines()))
for code in LANGUAGES:
    (out / code).write_text(json.dumps(dict(language(code, locales_dir()).messages)))
"""
"""All that is worked out by us, and not compiled or copied."""


def _written(folder: Path, seed: str, zone: str) -> dict[str, bytes]:
    folder.mkdir()
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
    subprocess.run([sys.executable, "-c", WRITTEN, str(folder)], check=True, cwd=ROOT, env=environment)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_worked_out_is_the_same_in_each_process(tmp_path: Path) -> None:
    """Each process has an order of its own for what is in a set."""
    one = _written(tmp_path / "one", "1", "Europe/Copenhagen")
    two = _written(tmp_path / "two", "2", "America/Nuuk")
    assert {"index.html", "service-worker.js", "worker.mjs", "ready", "da"} <= one.keys()
    assert [name for name in one if one[name] != two.get(name)] == []


@given(st.dictionaries(st.text(min_size=1), st.binary(max_size=8)), st.randoms(use_true_random=False))
def test_a_pack_is_the_same_in_whatever_order_the_files_were_found(
    files: dict[str, bytes], chance: Random
) -> None:
    shuffled = list(files.items())
    chance.shuffle(shuffled)
    assert packed(dict(shuffled)) == packed(files)


def test_a_smaller_copy_says_nothing_of_when_and_where_it_was_made(tmp_path: Path) -> None:
    """A gzip file may hold a time and a name."""
    (tmp_path / "worker.mjs").write_text("the same words " * 1000)
    press(tmp_path)
    head = (tmp_path / "worker.mjs.gz").read_bytes()[:8]
    assert head[3] == 0, "no name"
    assert head[4:8] == bytes(4), "no time"
