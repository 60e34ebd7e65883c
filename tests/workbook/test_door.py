"""The one door: disk first, then memory, then screens; and nothing at all when the disk fails."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.content.library import Library
from imr_workbook.domain.changes import Change, Json
from imr_workbook.domain.instruments import HOPE_SOURCE
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.plans import HelpfulList, contacts, helpful
from imr_workbook.domain.profile import profile
from imr_workbook.domain.settings import Settings
from imr_workbook.domain.stamps import MAX_AHEAD_MS, Stamp
from imr_workbook.domain.state import WorkbookState
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import StoreFull
from imr_workbook.store.tinydb_store import TinyDBStore
from imr_workbook.workbook import Workbook
from tests.store.sealed import SEAL
from tests.workbook.turning_calendar import Calendar, open_workbook

HELPS = HelpfulList.HELPS_ME


class WatchedStore(MemoryStore):
    """Notes each batch as it is made durable, and can be full."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[list[Change]] = []
        self.full = False

    def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:
        if self.full:
            raise StoreFull
        kept = super().append(changes, cursor)
        self.batches.append(kept)
        return kept


@pytest.fixture
def store() -> WatchedStore:
    return WatchedStore()


def contents(state: WorkbookState) -> dict[tuple[str, str], object]:
    """Everything in a state."""
    return {(kind, one.id): one for kind, records in state.kinds.items() for one in records.values()}


# disk, memory, screens -----------------------------------------------------------------------


def test_disk_first_then_memory_then_screens(workbook: Workbook, store: WatchedStore) -> None:
    """When a screen hears of a change, it is durable already and can be read."""
    heard: list[tuple[int, str, datetime | None]] = []
    workbook.subscribe(
        lambda: heard.append((len(store.batches), profile(workbook.state).name, workbook.saved_at))
    )
    before = workbook.state
    workbook.call_me("Aya")
    assert heard == [(1, "Aya", workbook.now())]
    assert profile(before).name == ""


def test_a_full_disk_changes_nothing(workbook: Workbook, store: WatchedStore, calendar: Calendar) -> None:
    """Neither what is read nor what is said to be saved, and no screen hears of it; then it goes on."""
    workbook.call_me("Aya")
    saved_at, state = workbook.saved_at, workbook.state
    heard: list[str] = []
    workbook.subscribe(lambda: heard.append("changed"))
    store.full = True
    calendar.turn(1)
    for _try in range(2):
        with pytest.raises(StoreFull):
            workbook.write_helpful("h1", HELPS, "Musik")
    assert workbook.state is state
    assert workbook.saved_at == saved_at
    assert heard == []
    store.full = False
    workbook.write_helpful("h1", HELPS, "Musik")
    assert [line.text for line in helpful(workbook.state, HELPS)] == ["Musik"]
    assert workbook.saved_at == workbook.now()
    assert heard == ["changed"]


def test_a_stamp_is_used_once_also_when_it_failed(workbook: Workbook, store: WatchedStore) -> None:
    """A store that fails may have written more than it could confirm: what comes next is later than that."""
    tried: list[Stamp] = []

    class Failing(WatchedStore):
        def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:
            tried.extend(change.stamp for change in changes)
            raise StoreFull

    workbook = open_workbook(Calendar(), Failing())
    for name in ("Aya", "Bo"):
        with pytest.raises(StoreFull):
            workbook.call_me(name)
    assert len(set(tried)) == 2
    assert tried[0] < tried[1]


def test_what_stands_already_is_not_written(workbook: Workbook, store: WatchedStore) -> None:
    """A field that is left as it was makes no change, and no screen is drawn."""
    workbook.write_helpful("h1", HELPS, "Musik")
    workbook.subscribe(lambda: pytest.fail("nothing has changed"))
    workbook.write_helpful("h1", HELPS, "Musik")
    assert len(store.batches) == 1


def test_only_the_field_that_differs_is_written(workbook: Workbook, store: WatchedStore) -> None:
    """Another device's edit of the field beside it must not lose against an old value written anew."""
    workbook.write_helpful("h1", HELPS, "Musik")
    workbook.write_helpful("h1", HELPS, "Musik og te")
    (change,) = store.batches[-1]
    assert (change.field, change.value) == ("text", "Musik og te")


def test_true_is_written_over_one(store: WatchedStore) -> None:
    """What a later version put there as a number is no tick."""
    seen = Change("c1", Kind.CONTACT, "seen_without_code", 1, Stamp(1, 0, "another"))
    store.append([Change("c1", Kind.CONTACT, "name", "Mor", Stamp(1, 0, "another")), seen])
    workbook = open_workbook(Calendar(), store)
    workbook.let_contact_be_seen("c1", True)
    assert contacts(workbook.state)[0].seen_without_code is True


def test_several_records_are_one_transaction(workbook: Workbook, store: WatchedStore) -> None:
    """The last answer of a week and that the week is over: both or neither."""
    workbook.start_questions()
    workbook.answer_question("hope", 3)
    before = len(store.batches)
    workbook.skip_question(HOPE_SOURCE)
    assert len(store.batches) == before + 1
    assert {change.kind for change in store.batches[-1]} == {Kind.CHECK_IN, Kind.FOLLOWING}


def test_each_change_knows_what_it_was_written_over(workbook: Workbook, store: WatchedStore) -> None:
    """The base of a change is the stamp of the value that stood, once others may know that."""
    workbook.call_me("Aya")
    store.acknowledge(store.outbox())
    (first,) = store.batches[-1]
    workbook.call_me("Aya Marie")
    (second,) = store.batches[-1]
    assert first.base is None
    assert second.base == first.stamp


def test_what_is_in_memory_is_what_is_on_the_disk(workbook: Workbook, store: WatchedStore) -> None:
    """Also the base of a value that replaced an unsent one: opened again it is the very same."""
    for name in ("A", "Ay", "Aya"):
        workbook.call_me(name)
    workbook.write_helpful("h1", HELPS, "Musik")
    assert contents(open_workbook(Calendar(), store).state) == contents(workbook.state)


# several windows -----------------------------------------------------------------------------


def test_every_window_hears_until_it_goes(workbook: Workbook) -> None:
    """A change shows in all of them; one that is gone is left alone, twice too."""
    heard: list[str] = []
    workbook.subscribe(lambda: heard.append("one"))
    gone = workbook.subscribe(lambda: heard.append("other"))
    workbook.call_me("Aya")
    gone()
    gone()
    workbook.call_me("Bo")
    assert heard == ["one", "other", "one"]


def test_a_window_may_go_while_it_hears(workbook: Workbook) -> None:
    """Nobody else misses the change."""
    heard: list[str] = []

    def once() -> None:
        heard.append("once")
        gone()

    gone = workbook.subscribe(once)
    workbook.subscribe(lambda: heard.append("always"))
    workbook.call_me("Aya")
    workbook.call_me("Bo")
    assert heard == ["once", "always", "always"]


def test_a_window_that_fails_keeps_no_other_from_hearing(
    workbook: Workbook, caplog: pytest.LogCaptureFixture
) -> None:
    """What is saved stays saved, and whoever wrote it is not told otherwise. Words are not logged."""
    heard: list[str] = []

    def failing() -> None:
        raise RuntimeError(profile(workbook.state).name)

    workbook.subscribe(failing)
    workbook.subscribe(lambda: heard.append("changed"))
    with caplog.at_level(logging.DEBUG):
        workbook.call_me("Aya")
    assert heard == ["changed"]
    assert profile(workbook.state).name == "Aya"
    assert "RuntimeError" in caplog.text
    assert "Aya" not in caplog.text


# changes from elsewhere ----------------------------------------------------------------------


def accept(workbook: Workbook, *changes: Change, cursor: int = 1) -> None:
    """As the sync of a later version does: by the same door."""
    workbook._accept(changes, {"private": cursor})


def from_elsewhere(value: Json, ms: int, device: str = "another") -> Change:
    return Change("me", Kind.PROFILE, "name", value, Stamp(ms, 0, device))


def now_ms(calendar: Calendar) -> int:
    return int(calendar().timestamp() * 1000)


def test_changes_from_elsewhere_come_by_the_same_door(
    workbook: Workbook, store: WatchedStore, calendar: Calendar
) -> None:
    """With their cursor, in one transaction; screens hear of them."""
    heard: list[str] = []
    workbook.subscribe(lambda: heard.append(profile(workbook.state).name))
    accept(workbook, from_elsewhere("Bo", now_ms(calendar)), cursor=7)
    assert heard == ["Bo"]
    assert store.cursors() == {"private": 7}


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(hours=5), timedelta(days=400)])
@pytest.mark.parametrize("opened_again", [False, True])
def test_what_is_written_over_it_stands(ahead: timedelta, opened_again: bool) -> None:
    """However far ahead the clock was that wrote it, and in the next run too."""
    calendar, store = Calendar(), MemoryStore()
    workbook = open_workbook(calendar, store)
    accept(workbook, from_elsewhere("Bo", now_ms(calendar) + int(ahead.total_seconds() * 1000)))
    if opened_again:
        workbook = open_workbook(calendar, store)
    workbook.call_me("Aya")
    assert profile(workbook.state).name == "Aya"
    assert profile(open_workbook(calendar, store).state).name == "Aya"


@pytest.mark.parametrize("opened_again", [False, True])
def test_a_clock_far_ahead_elsewhere_is_not_adopted(opened_again: bool) -> None:
    """Everything else we write keeps the right time, in the next run too."""
    calendar, store = Calendar(), WatchedStore()
    workbook = open_workbook(calendar, store)
    accept(workbook, from_elsewhere("Bo", now_ms(calendar) + 400 * MAX_AHEAD_MS))
    if opened_again:
        workbook = open_workbook(calendar, store)
    workbook.write_helpful("h1", HELPS, "Musik")
    assert all(change.stamp.ms == now_ms(calendar) for change in store.batches[-1])


@pytest.mark.parametrize("opened_again", [False, True])
def test_what_is_written_after_something_seen_comes_after_it(opened_again: bool) -> None:
    """In every list: a clock some minutes ahead elsewhere is followed."""
    calendar, store = Calendar(), WatchedStore()
    workbook = open_workbook(calendar, store)
    seen = Change("h0", Kind.HELPFUL, "text", "Te", Stamp(now_ms(calendar) + 300_000, 0, "another"))
    which = Change("h0", Kind.HELPFUL, "list", HELPS.value, Stamp(now_ms(calendar) + 300_000, 1, "another"))
    accept(workbook, seen, which)
    if opened_again:
        workbook = open_workbook(calendar, store)
    workbook.write_helpful("h1", HELPS, "Musik")
    assert [line.text for line in helpful(workbook.state, HELPS)] == ["Te", "Musik"]


def test_own_changes_that_come_back_are_known(workbook: Workbook, store: WatchedStore) -> None:
    """A copy of this device has written: our next stamp is later than its."""
    copied = from_elsewhere("Bo", 9_999_999_999_999, store.device)
    accept(workbook, copied)
    workbook.write_helpful("h1", HELPS, "Musik")
    assert all(change.stamp > copied.stamp for change in store.batches[-1])


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.text(max_size=5)), max_size=12))
def test_whatever_is_written_is_read_now_and_next_time(lines: list[tuple[str, str]]) -> None:
    """Letter for letter, from the state and from the store."""
    calendar, store = Calendar(), MemoryStore()
    workbook = open_workbook(calendar, store)
    expected: dict[str, str] = {}
    for line, text in lines:
        workbook.write_helpful(line, HELPS, text)
        if text.strip() or line in expected:
            expected[line] = text
    for state in (workbook.state, open_workbook(calendar, store).state):
        found = {record.id: record.get("text") for record in state.living(Kind.HELPFUL)}
        assert found == expected


# settings, and the end -----------------------------------------------------------------------


def test_settings_are_durable_before_they_show() -> None:
    """And what is no change is not written."""
    kept: list[Settings] = []
    workbook = Workbook(MemoryStore(), Library(()), Calendar(), Settings(), kept.append)
    heard: list[int] = []
    workbook.subscribe(lambda: heard.append(len(kept)))
    workbook.change_settings(text_size=200, calm=True)
    workbook.change_settings(text_size=200)
    assert kept == [workbook.settings] == [Settings(text_size=200, calm=True)]
    assert heard == [1]


def test_settings_that_cannot_be_kept_change_nothing() -> None:
    """It is raised, and the app looks as before."""

    def no_room(_settings: Settings) -> None:
        raise OSError(errno.ENOSPC, "no room")

    workbook = Workbook(MemoryStore(), Library(()), Calendar(), Settings(), no_room)
    workbook.subscribe(lambda: pytest.fail("nothing has changed"))
    with pytest.raises(OSError, match="no room"):
        workbook.change_settings(text_size=200)
    assert workbook.settings == Settings()


def test_a_setting_that_does_not_exist_is_refused(workbook: Workbook) -> None:
    """A text size that was never designed is a mistake of ours, and is kept nowhere."""
    with pytest.raises(ValueError, match="text_size"):
        workbook.change_settings(text_size=99)
    assert workbook.settings == Settings()


def test_closing_lets_go_of_the_store(tmp_path: Path) -> None:
    """Another may open it."""
    for _time in range(2):
        workbook = Workbook(TinyDBStore(tmp_path, SEAL), Library(()), Calendar(), Settings(), lambda _: None)
        workbook.close()


def test_records_have_ids_of_their_own() -> None:
    """Nobody else can have made the same."""
    workbook = Workbook(MemoryStore(), Library(()), Calendar(), Settings(), lambda _: None)
    assert len({workbook.fresh_id() for _ in range(100)}) == 100
