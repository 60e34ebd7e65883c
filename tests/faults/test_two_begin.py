"""Two processes that begin on the same empty folder at the same time make one workbook, not two."""

from __future__ import annotations

import functools
import os
from pathlib import Path

from imr_workbook import cli
from imr_workbook.domain.profile import profile
from tests.faults.child import Child
from tests.faults.writing import Tell

TIMES = 10
NAMES = ("Ada", "Bo")


def test_two_that_begin_at_once_make_one_workbook(tmp_path: Path) -> None:
    """One gets the folder, the other is told so in a sentence, and what the one wrote is there afterwards."""
    for time in range(TIMES):
        folder = tmp_path / str(time)
        winner = _won(folder, NAMES if time % 2 else NAMES[::-1])
        with cli.opened(folder) as vault:
            assert not vault.locked
            assert profile(vault.workbook.state).name == winner


def _won(folder: Path, names: tuple[str, str]) -> str:
    """Let both begin; the name of the one that got the folder, once the other has been refused."""
    held, let_go = os.pipe()
    try:
        with (
            Child(functools.partial(_begin, folder, names[0], held)) as one,
            Child(functools.partial(_begin, folder, names[1], held)) as other,
        ):
            both = (one.go(), other.go())
            for child in both:
                while not child.lines and child.listen(60):
                    pass
            # Neither was let go before the other had its answer.
            os.write(let_go, b"x")
            assert [child.wait() for child in both] == [0, 0]
            told = sorted(line for child in both for line in child.lines)
    finally:
        os.close(held)
        os.close(let_go)
    # Sorted: "got" comes before "refused".
    assert len(told) == 2, told
    got, refused = told
    assert got.startswith("got "), told
    assert refused == (
        f"refused Arbejdsbogen i mappen {folder} er allerede åben. Luk den anden først, eller vælg en anden "
        "mappe med --data."
    )
    return got.removeprefix("got ")


def _begin(folder: Path, name: str, held: int, tell: Tell) -> None:
    """Make the workbook, write a name in it and hold it until one byte comes by `held`."""
    try:
        with cli.opened(folder) as vault:
            vault.workbook.call_me(name)
            tell(f"got {name}")
            os.read(held, 1)
    except cli.CannotStart as error:
        tell(f"refused {error}")
