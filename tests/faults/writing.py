"""What is written while something goes wrong, and what must hold afterwards.

Round `n` is one append of three changes: a new step, the goal written over, and the place written over, with
the cursor of the round. So a round is there as a whole or not at all, and every step that was confirmed is
there for good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from imr_workbook.domain.changes import Change
from imr_workbook.domain.records import Record
from imr_workbook.domain.stamps import Stamp
from imr_workbook.store.store import StoreError
from imr_workbook.store.tinydb_store import AHEAD_MS, TinyDBStore
from tests.store.sealed import SEAL

Tell = Callable[[str], None]
"""Says one line to whoever watches, at once."""


def text(n: int) -> str:
    """The text of a round: short, long, and longer than a page of the file."""
    return f"skridt {n} " + "å" * (n * 37 % 3000)


def append(store: TinyDBStore, n: int) -> None:
    """One round."""
    stamps = [Stamp(n + 1, part, store.device) for part in range(3)]
    goal = store.record(("long_goal", "goal"))
    base = None if goal is None else goal.fields["text"].stamp
    store.append(
        [
            Change(f"step-{n}", "step", "text", text(n), stamps[0]),
            Change("goal", "long_goal", "text", text(n), stamps[1], base),
            Change("place", "place", "page", n, stamps[2]),
        ],
        {"private": n},
    )


def write_on(folder: Path, rounds: Iterable[int], tell: Tell) -> None:
    """Append round after round, telling `kept n` once it is confirmed, or `failed n KindOfError`.

    After a failure everything confirmed so far must be readable in the running app. A store that cannot be
    opened is told as `refused KindOfError`.
    """
    try:
        store = TinyDBStore(folder, SEAL)
    except StoreError as error:
        tell(f"refused {type(error).__name__}")
        return
    tell("opened")
    kept = steps(store)
    for n in rounds:
        try:
            append(store, n)
        except StoreError as error:
            tell(f"failed {n} {type(error).__name__}")
            assert steps(store) == kept, "cannot be read any more"
        else:
            kept |= {n}
            tell(f"kept {n}")
    store.close()
    tell("closed")


def steps(store: TinyDBStore) -> set[int]:
    """Numbers of the rounds that are there, each with its whole text."""
    found = [record for record in store.records() if record.kind == "step"]
    numbers = {int(record.id.removeprefix("step-")) for record in found}
    assert len(numbers) == len(found)
    assert all(record.get("text") == text(int(record.id.removeprefix("step-"))) for record in found)
    return numbers


def check(folder: Path, kept: set[int], tried: set[int]) -> set[int]:
    """Open the store again and see that nothing confirmed is lost and nothing is half there.

    Args:
        folder: of the store.
        kept: rounds that were confirmed.
        tried: all rounds that were begun, ever.

    Returns:
        The rounds that are there: those confirmed, and perhaps some that were cut off before they were.
    """
    with closing(TinyDBStore(folder, SEAL)) as store:
        there = steps(store)
        assert there >= kept, f"lost: {sorted(kept - there)}"
        assert there <= tried
        records = {record.id: record for record in store.records()}
        if there:
            _is_round(max(there), store, records)
        else:
            assert records == {}
            assert store.cursors() == {}
            assert store.last_stamp is None
        waiting = [int(one.record_id.removeprefix("step-")) for one in store.outbox() if one.kind == "step"]
        assert waiting == sorted(there)
    return there


def _is_round(n: int, store: TinyDBStore, records: dict[str, Record]) -> None:
    assert records["goal"].get("text") == text(n)
    assert records["place"].get("page") == n
    assert store.cursors() == {"private": n}
    last = store.last_stamp
    assert last is not None
    assert Stamp(n + 1, 2, store.device) <= last <= Stamp(n + 1 + AHEAD_MS, 2, store.device)
    assert {one.record_id for one in store.outbox()} >= {"goal", "place", f"step-{n}"}
