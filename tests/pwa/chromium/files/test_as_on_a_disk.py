"""In a browser, names and bytes are as on a disk, now and when they are found again."""

from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.pwa.chromium.files import operations
from tests.pwa.chromium.files.bench import Bench, Python
from tests.pwa.chromium.files.operations import do, tree
from tests.pwa.chromium.files.profile import Profile

IMAGES = int(os.environ.get("IMAGES", "1000"))
SEED = int(os.environ.get("SEED", "1"))
STORIES, LENGTH = max(20, IMAGES // 50), 30

_FOLDERS = ("", "", "a/", "b/", "a/c/", "æ ø/")
_FILES = ("a", "b", "c", "keys.json", "vault.db", "vault.db-wal")


@pytest.fixture
def twin(python: Python) -> Python:
    """Python that knows the operations."""
    python.define(Path(operations.__file__).read_text(encoding="utf-8"))
    python.define("import json")
    return python


def _operation(chance: random.Random) -> list[Any]:
    """One of them, with what it needs; folders and files are few, so that they meet."""

    def path() -> str:
        return chance.choice(_FOLDERS) + chance.choice(_FILES)

    def folder() -> str:
        return chance.choice([one.rstrip("/") for one in _FOLDERS[2:]])

    def text() -> str:
        return chance.choice("xyzæ") * chance.choice((0, 1, 5, 100, 5000))

    name = chance.choice(operations.NAMES)
    given: dict[str, list[Any]] = {
        **{one: [path(), text()] for one in ("write", "append", "replace", "unlink_open", "dup")},
        **{one: [folder()] for one in ("mkdir", "makedirs", "rmdir", "rmtree", "listed", "sync_folder")},
        **{one: [path(), path()] for one in ("copy", "replace_open")},
        "truncate": [path(), chance.choice((0, 1, 3000))],
        "patch": [path(), chance.choice((0, 3, 9000)), text()],
        "chmod": [path(), 0o700],
        "globbed": [chance.choice(("*", "*/*", "vault*"))],
        "rename": [chance.choice((path(), folder())), path()],
        # Into itself it would have no end.
        "copytree": [folder(), chance.choice(_FILES)],
    }
    return [name, *given.get(name, [path()])]


def _in_browser(python: Python, root: str, operations: list[list[Any]]) -> list[str]:
    found: list[str] = python.run(
        f"json.dumps([do(Path({root!r}), *one) for one in json.loads({json.dumps(operations)!r})])"
    )
    return found


def _tree(python: Python, root: str) -> dict[str, str | None]:
    found: dict[str, str | None] = python.run(f"json.dumps(tree(Path({root!r})))")
    return found


def _alike(found: str) -> str:
    """Where more than one thing is wrong with a path, either may be told first."""
    return "no such path" if found in {"ENOENT", "ENOTDIR", "EINVAL"} else found


def test_random_work_comes_to_the_same(twin: Python, tmp_path: Path) -> None:
    """Every operation gives what it gives on a disk, and after each story the files are let go and opened again."""
    print("seed", SEED)
    chance = random.Random(SEED)
    done = refused = 0
    for story in range(STORIES):
        here = tmp_path / "disk"
        here.mkdir(exist_ok=True)
        twin.define("Path('/data/disk').mkdir(exist_ok=True)")
        work = [_operation(chance) for _ in range(LENGTH)]
        on_disk = [do(here, *one) for one in work]
        for one, native, browsers in zip(work, on_disk, _in_browser(twin, "/data/disk", work), strict=True):
            assert _alike(browsers) == _alike(native), (story, one)
            done, refused = done + native.startswith("ok"), refused + (not native.startswith("ok"))
        assert _tree(twin, "/data/disk") == tree(here)
        twin.reopen()
        assert _tree(twin, "/data/disk") == tree(here)
        if story % 4 == 3:
            # Begin anew, so that the files of a story that was are taken for another.
            shutil.rmtree(here)
            twin.define("shutil.rmtree('/data/disk')")
    print(f"{done} done, {refused} refused alike")
    assert done > STORIES * LENGTH / 8


def test_a_worker_that_ended_leaves_all_of_it(twin: Python, tmp_path: Path) -> None:
    """Python itself begins anew, and finds names and bytes; what had no name any more is gone."""
    chance = random.Random(1)
    work = [["makedirs", "a/c"], ["write", "a/c/b", "ord"], *(_operation(chance) for _ in range(80))]
    for one in work:
        do(tmp_path, *one)
    _in_browser(twin, "/data", work)
    twin.define("kept = open('/data/open', 'w'); os.unlink('/data/open'); kept.write('x'); kept.flush()")
    twin.restart()
    twin.define(Path(operations.__file__).read_text(encoding="utf-8"))
    twin.define("import json")
    assert _tree(twin, "/data") == tree(tmp_path)


def test_a_folder_found_again_can_be_renamed_to_where_another_was_made(twin: Python) -> None:
    """Found and new, they are of one file system."""
    twin.define("Path('/data/old/in').mkdir(parents=True); Path('/data/old/in/a').write_text('ord')")
    twin.reopen()
    twin.define("Path('/data/new').mkdir(); Path('/data/old/in').rename('/data/new/in')")
    twin.define("Path('/data/new/in/a').rename('/data/b')")
    twin.reopen()
    assert _tree(twin, "/data") == {"b": b"ord".hex(), "new": None, "new/in": None, "old": None}


def test_a_file_beyond_two_gigabytes(profile: Profile, bench: Bench) -> None:
    """Places in a file are not cut to 32 bits."""
    twin = bench.open(profile.context)
    twin.define("import json, os")
    twin.define("big = open('/data/big', 'w+b'); big.seek(2**31 + 5); big.write(b'ord'); big.flush()")
    assert twin.run("str(os.stat('/data/big').st_size)") == 2**31 + 8
    twin.define("big.seek(-3, os.SEEK_END)")
    assert twin.run("json.dumps([big.read().decode(), big.tell()])") == ["ord", 2**31 + 8]
    twin.define("big.truncate(2**31 + 6); big.close()")
    twin.reopen()
    assert twin.run("str(os.stat('/data/big').st_size)") == 2**31 + 6


def test_names_that_are_many(twin: Python) -> None:
    """As many as one step of Python can ask for are there; more come between two steps, and none is half made."""
    refused = "[do(Path('/data'), 'make_once', f'{step}-{n}') for n in range(40)]"
    twin.define("step = 0")
    first = twin.run(f"json.dumps({refused})")
    made = first.count("ok None")
    assert made >= 20
    assert set(first[made:]) <= {"ENOSPC"}
    twin.reopen()
    assert len(_tree(twin, "/data")) == made
    twin.define("step = 1")
    assert twin.run(f"json.dumps({refused})").count("ok None") >= 20


def test_names_that_cannot_be_read_are_no_empty_folder(twin: Python) -> None:
    """Where both places of the names are spoilt, nothing is emptied and nothing begins anew."""
    twin.define("Path('/data/a').write_text('ord')")
    told = twin.worker.evaluate(
        """async () => {
            const root = await navigator.storage.getDirectory(), folder = await root.getDirectoryHandle("files");
            python.FS.unmount("/data");
            await held.pool.close();
            const spoil = async (turn) => {
                const handle = await (await folder.getFileHandle("index")).createSyncAccessHandle();
                for (const at of [20, 64 * 1024 + 20]) {
                    const byte = new Uint8Array(1);
                    handle.read(byte, { at });
                    byte[0] ^= 1;
                    handle.write(byte, { at });
                }
                handle.close();
            };
            await spoil();
            const told = await opened().then(() => "opened", (error) => error.message);
            await spoil();
            await opened();
            return told;
        }"""
    )
    assert told == "the names of the files cannot be read"
    assert _tree(twin, "/data") == {"a": b"ord".hex()}


def test_whoever_lets_go_late_is_waited_for(twin: Python) -> None:
    """A page that was loaded again opens its files while the one before may still have them; another's are refused."""
    told = twin.worker.evaluate(
        """async () => {
            const root = await navigator.storage.getDirectory(), folder = await root.getDirectoryHandle("files");
            const { Pool } = await import("/web/pool.mjs");
            const second = Pool.open(folder).then((pool) => pool.close()).then(() => "opened", (error) => error.name);
            await new Promise((done) => setTimeout(done, 200));
            await held.pool.close();
            await held.pool.close();
            const first = await second;
            await opened("/other");
            return [first, await Pool.open(folder).then(() => "opened", (error) => error.name)];
        }"""
    )
    assert told == ["opened", "NoModificationAllowedError"]
