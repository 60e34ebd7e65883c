"""What is done with a store while its disk is watched: steps, each told once the store has confirmed it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from hypothesis import strategies as st

from imr_workbook.device.files import open_data_folder
from imr_workbook.domain.changes import DELETED, PURGED, Change, Json
from imr_workbook.domain.records import Record
from imr_workbook.domain.stamps import Stamp
from imr_workbook.store.appended import Key
from imr_workbook.store.store import Store
from tests.faults.real_store import TinyDBStore, opened, tidy_after
from tests.faults.writing import Tell

FOLDER = "data"
"""Where the store lies; the folder is made by the first who opens it."""

KEYS: list[Key] = [("answer", f"r{number}") for number in range(4)]
_ELSEWHERE = "another-device"
_STEP_MS = 6 * 60 * 1000
"""Two steps later it is another sitting, and earlier texts are kept."""


@dataclass(frozen=True, slots=True)
class Part:
    """One change of an append."""

    record: int
    field: str
    length: int
    """Letters of the text."""
    elsewhere: bool
    """Written on another device."""


@dataclass(frozen=True, slots=True)
class Save:
    """One append."""

    parts: tuple[Part, ...]
    cursor: bool


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """A hub has what waits; all of it, or every second change."""

    every: int


Ending: TypeAlias = Literal["closed", "killed"]
"""The process ends, and the next opens the store: after it was closed, or as it lay there."""
Step: TypeAlias = Save | Acknowledge | Ending


@dataclass(frozen=True, slots=True)
class Workload:
    """What is done."""

    steps: tuple[Step, ...]
    tidy_after: int | None = None
    """Pages after which the log is tidied; none for as many as in the app."""


class _ToWorkWith(Store, Protocol):
    def record(self, key: Key) -> Record | None:
        """One record, or none."""


Loosen: TypeAlias = Callable[[TinyDBStore], None]
"""Takes something of what the store promises away."""


def work(
    workload: Workload, folder: Path, tell: Tell, *, first: int = 0, loosen: Loosen | None = None
) -> None:
    """Do a workload from its step `first` on in the store below `folder`.

    Tells `device ID` and `from N` when a process has opened the store and goes on with step `N`, and
    `to N` once all steps before `N` are confirmed.
    """
    for session in _sessions(workload.steps, first):
        in_a_process(partial(_session, workload, session, folder / FOLDER, tell, loosen))


def in_a_process(work: Callable[[], None]) -> None:
    """Let a process of its own do it, and wait for its end. It may end without cleaning up."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


def _sessions(steps: tuple[Step, ...], first: int) -> Iterator[range]:
    """Numbers of the steps that each process does, its ending the last of them."""
    for number in range(first, len(steps)):
        if steps[number] in ("closed", "killed") or number + 1 == len(steps):
            yield range(first, number + 1)
            first = number + 1


def _session(workload: Workload, numbers: range, folder: Path, tell: Tell, loosen: Loosen | None) -> None:
    held = open_data_folder(folder)
    store = opened(folder)
    if loosen is not None:
        loosen(store)
    if workload.tidy_after is not None:
        tidy_after(store, workload.tidy_after)
    tell(f"device {store.device}")
    tell(f"from {numbers.start}")
    for number in numbers:
        step = workload.steps[number]
        if step == "killed":
            os._exit(0)
        if step != "closed":
            do(store, number, step)
            tell(f"to {number + 1}")
    store.close()
    held.close()


def do(store: _ToWorkWith, number: int, step: Step) -> None:
    """One step; it ends nothing."""
    match step:
        case Save():
            changes = [_change(store, number, place, part) for place, part in enumerate(step.parts)]
            store.append(changes, {"private": number} if step.cursor else None)
        case Acknowledge():
            store.acknowledge(store.outbox()[:: step.every])


def _change(store: _ToWorkWith, number: int, place: int, part: Part) -> Change:
    kind, record_id = KEYS[part.record]
    stamp = Stamp((number + 1) * _STEP_MS, place, _ELSEWHERE if part.elsewhere else store.device)
    record = store.record((kind, record_id))
    standing = None if record is None else record.fields.get(part.field)
    base = None if standing is None else standing.stamp
    value: Json = True if part.field in {DELETED, PURGED} else _text(number, place, part.length)
    return Change(record_id, kind, part.field, value, stamp, base)


def _text(number: int, place: int, length: int) -> str:
    """Every line of it tells of which step it is: none can stand for another."""
    line = f"skridt {number}.{place} på vej\n"
    return (line * (length // len(line) + 1))[: max(length, len(line))]


# workloads by Hypothesis ---------------------------------------------------------------------

_lengths = st.integers(0, 200) | st.integers(0, 9000) | st.integers(30_000, 60_000)
_fields = st.sampled_from(["text", "text", "why", DELETED, PURGED])
_parts = st.builds(
    Part, st.integers(0, len(KEYS) - 1), _fields, _lengths, st.sampled_from([False] * 3 + [True])
)
_saves = st.builds(Save, st.lists(_parts, min_size=1, max_size=4).map(tuple), st.booleans())
_acknowledgements = st.builds(Acknowledge, st.sampled_from([1, 2]))
_endings: st.SearchStrategy[Ending] = st.sampled_from(["killed", "closed"])
_some: st.SearchStrategy[tuple[Step, ...]] = st.tuples(
    _saves,
    _saves,
    _saves | _acknowledgements,
    _saves,
    _endings,
)
_more: st.SearchStrategy[tuple[Step, ...]] = st.lists(
    _saves | _saves | _acknowledgements | _endings, max_size=12
).map(tuple)

workloads = st.builds(
    Workload,
    st.builds(lambda one, other, more: one + other + more, _some, _some, _more),
    st.sampled_from([4, 16, None]),
)
"""At least three processes one after the other, and some writing in each of the first two."""
