"""The power goes at any moment: what was confirmed is there, and the store opens.

A real store's calls to the system are recorded while it works; from them disks are rebuilt as they may be found
after a cut at any of the calls (`disk.py` says what may be missing), and each is opened with the real store.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from imr_workbook.store.store import StoreError
from tests.faults.images import IMAGES, Image, images, left_in_memory
from tests.faults.operations import Made, Removed, Resized, Told, Wrote
from tests.faults.promise import Lost, Promise
from tests.faults.real_store import FILE, wait_for_no_disk
from tests.faults.recording import Recording, record
from tests.faults.tracing import need_strace
from tests.faults.workload import FOLDER, Acknowledge, Loosen, Part, Save, Step, Workload, work, workloads

BLOCKS = 4
"""Tests that can run beside each other."""
A_WORKLOAD = 50
"""Images of one workload: half of it alone, a quarter each after another cut and after a kill."""


@pytest.fixture(autouse=True)
def _strace() -> None:
    need_strace()


def recorded(workload: Workload, loosen: Loosen | None = None) -> Recording:
    """What a store does to the disk for a workload."""
    return record(partial(work, workload, loosen=loosen))


def check(
    promise: Promise, recording: Recording, seed: int, count: int, after: str = ""
) -> list[tuple[Image, int]]:
    """Images of a recording with how many steps each has. Every tenth goes on from there.

    A failure tells which image it was, after what had happened before.
    """
    found = []
    for number, image in enumerate(images(recording, seed, count)):
        try:
            found.append((image, promise.check(image, finish=number % 10 == 0)))
        except (StoreError, Lost) as error:
            error.add_note(f"{image.name}{after}")
            raise
    return found


@pytest.mark.parametrize("block", range(BLOCKS))
# Without shrinking: every try would be recorded anew, and a workload can be read as it is.
@settings(
    max_examples=max(1, IMAGES // A_WORKLOAD // BLOCKS), phases=(Phase.explicit, Phase.reuse, Phase.generate)
)
@given(workload=workloads, seed=st.integers(0, 2**32 - 1))
def test_nothing_confirmed_is_lost(block: int, workload: Workload, seed: int) -> None:
    """Neither by a cut, nor by one after another or after a kill, while the store is opened and written on.

    What a process finds when it opens the store is there from then on, as if it had confirmed it itself: what
    a killed one has left in the kernel's memory too.
    """
    recording = recorded(workload)
    promise = Promise(workload, recording)
    found = check(promise, recording, seed, A_WORKLOAD // 2)

    image, first = Random(seed).choice(found[: len(found) // 2])
    again = record(partial(work, workload, first=first), image.files)
    after_that = Promise(workload, again, first, promise.device if image.told else None)
    check(after_that, again, seed, A_WORKLOAD // 4, f", on the disk that was {image.name}")

    killed = left_in_memory(recording, seed)
    first = promise.check(killed, finish=False)
    again = record(partial(work, workload, first=first), before=recording.operations[: killed.cut])
    check(Promise(workload, again), again, seed, A_WORKLOAD // 4, f", {killed.name}")


# the proof that it bites ---------------------------------------------------------------------

STEPS: tuple[Step, ...] = (
    *(Save((Part(n % 4, "text", n * 97 % 9000, elsewhere=False),), cursor=True) for n in range(12)),
    Acknowledge(2),
    "killed",
    *(Save((Part(n % 4, "text", n * 89 % 9000, elsewhere=n == 7),), cursor=False) for n in range(12)),
    "closed",
    Save((Part(0, "text", 10, elsewhere=False), Part(1, "why", 10, elsewhere=False)), cursor=False),
)
WORKLOAD = Workload(STEPS, tidy_after=16)


def fates(
    loosen: Loosen | None = None, *, heeds_syncs: bool = True, heeds_folder_syncs: bool = True
) -> Counter[str]:
    """What becomes of 200 images."""
    recording = recorded(WORKLOAD, loosen)
    promise = Promise(WORKLOAD, recording)
    found: Counter[str] = Counter()
    for image in images(recording, 1, 200, heeds_syncs=heeds_syncs, heeds_folder_syncs=heeds_folder_syncs):
        try:
            promise.check(image, finish=False)
            found["whole"] += 1
        except (StoreError, Lost) as error:
            found[type(error).__name__] += 1
    print(dict(found))
    return found


def test_all_are_whole() -> None:
    """The workload and the cuts by which the following tests lose something lose nothing as it is."""
    assert fates() == {"whole": 200}


def test_confirming_before_the_disk_has_loses_something() -> None:
    """As `synchronous = NORMAL` does: what was confirmed is not there, and that is not always noticed."""
    found = fates(wait_for_no_disk)
    assert found["Lost"] > 20
    assert found["StoreDamaged"]
    assert found["whole"] + found["Lost"] + found["StoreDamaged"] == 200


def test_a_disk_that_heeds_no_sync_loses_something() -> None:
    """Everything hangs on the syncs."""
    found = fates(heeds_syncs=False)
    assert found["Lost"] > 20
    assert found["StoreDamaged"] > 20


def test_a_disk_that_heeds_no_sync_of_a_folder_loses_something() -> None:
    """A file that is on the disk and has no name there is gone."""
    assert fates(heeds_folder_syncs=False)["Lost"] > 20


def test_the_log_is_tidied_in_between() -> None:
    """Cuts meet all that SQLite does to the two files, also when it tidies as seldom as in the app."""
    long = (Save((Part(n % 4, "text", 60_000, elsewhere=False),), cursor=True) for n in range(30))
    for workload in (WORKLOAD, Workload((*long, "killed", *STEPS[:2]))):
        operations = recorded(workload).operations
        names = {one.file: one.name for one in operations if isinstance(one, Made)}
        log = {file for file, name in names.items() if name == f"{FOLDER}/{FILE}-wal"}
        (store,) = (file for file, name in names.items() if name == f"{FOLDER}/{FILE}")
        first, *_, last = (at for at, one in enumerate(operations) if isinstance(one, Told))
        done = [one for one in operations[first:last] if isinstance(one, Wrote | Resized)]
        assert any(one.file == store for one in done), "written into the file"
        assert any(isinstance(one, Wrote) and one.file in log and one.at == 0 for one in done), "begun anew"
        assert any(isinstance(one, Resized) and one.file in log for one in done), "left behind, and emptied"
        assert any(isinstance(one, Removed) and one.name.endswith("-wal") for one in operations), "taken away"
