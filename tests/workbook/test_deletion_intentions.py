"""What was deleted can be put back for 30 days; then, or with ”Slet nu”, it is gone for good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import pytest

from imr_workbook.content.library import Library, load_library
from imr_workbook.device.resources import assets_dir
from imr_workbook.domain.answers import answer
from imr_workbook.domain.changes import DELETED, Change
from imr_workbook.domain.check_ins import standing
from imr_workbook.domain.deleted import Deleted, deleted
from imr_workbook.domain.erasure import erasure
from imr_workbook.domain.goals import goal, goals, short_goals
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.plans import HelpfulList, contact, contacts
from imr_workbook.domain.reviews import Told, reviews
from imr_workbook.domain.steps import steps
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import StoreFull
from imr_workbook.workbook import Workbook
from imr_workbook.workbook.deletions import NotDeleted
from tests.workbook.turning_calendar import Calendar, open_workbook

MODULE = "m01"


@cache
def library() -> Library:
    return load_library(assets_dir())


class FullStore(MemoryStore):
    """A store that can run out of room."""

    full = False

    def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:
        if self.full:
            raise StoreFull
        return super().append(changes, cursor)


@pytest.fixture
def workbook(calendar: Calendar, store: MemoryStore) -> Workbook:
    """One with the handouts."""
    return open_workbook(calendar, store, library=library())


def listed(workbook: Workbook) -> list[Deleted]:
    return deleted(workbook.state, workbook.now())


def texts(workbook: Workbook) -> list[str]:
    return [one.text for one in listed(workbook)]


def exercises(workbook: Workbook, count: int) -> list[str]:
    found = [one.id for one in workbook.library.exercises() if one.id.startswith(MODULE)]
    assert len(found) >= count
    return found[:count]


def contents(store: MemoryStore) -> str:
    """Everything a store holds, as text to search."""
    versions = [store.versions(record.kind, record.id) for record in store.records()]
    return repr((store.records(), store.outbox(), versions))


def remove_some(workbook: Workbook) -> None:
    """A contact, a goal, a step and a line, taken away."""
    workbook.name_contact("c", "Mor")
    workbook.set_goal("Gå på højskole", goal_id="g")
    workbook.take_step("Ringe til skolen", step_id="s")
    workbook.write_helpful("h", HelpfulList.HELPS_ME, "Musik")
    workbook.remove_contact("c")
    workbook.remove_goal("g")
    workbook.remove_step("s")
    workbook.remove_helpful("h")


def test_what_was_deleted_stands_in_the_list_with_its_last_day(workbook: Workbook) -> None:
    """In the person's own words, whatever it was."""
    remove_some(workbook)
    assert sorted(texts(workbook)) == ["Gå på højskole", "Mor", "Musik", "Ringe til skolen"]
    assert {(one.until - one.day).days for one in listed(workbook)} == {30}
    assert {one.day for one in listed(workbook)} == {workbook.today()}


def test_the_latest_deleted_stands_first(workbook: Workbook, calendar: Calendar) -> None:
    """It is the one that is most likely to be missed."""
    workbook.name_contact("a", "Mor")
    workbook.name_contact("b", "Far")
    workbook.remove_contact("b")
    calendar.turn(1)
    workbook.remove_contact("a")
    assert texts(workbook) == ["Mor", "Far"]


def test_what_has_no_words_is_not_listed_and_goes_too(workbook: Workbook, calendar: Calendar) -> None:
    """An emptied line is nothing to look for."""
    workbook.write_helpful("h", HelpfulList.HELPS_ME, "Musik")
    workbook.write_helpful("h", HelpfulList.HELPS_ME, "")
    workbook.remove_helpful("h")
    assert listed(workbook) == []
    calendar.turn(30)
    workbook.tend()
    record = workbook.state.record(Kind.HELPFUL, "h")
    assert record is not None
    assert record.bare


def test_putting_back_is_as_if_nothing_had_happened(workbook: Workbook) -> None:
    """Each kind, on the last day too."""
    remove_some(workbook)
    for one in listed(workbook):
        workbook.put_back(one.kind, one.id)
    assert listed(workbook) == []
    assert [one.name for one in contacts(workbook.state)] == ["Mor"]
    assert [one.text for one in goals(workbook.state)] == ["Gå på højskole"]
    assert [one.text for one in steps(workbook.state)] == ["Ringe til skolen"]


def test_what_is_deleted_now_is_nowhere_and_cannot_be_put_back(
    workbook: Workbook, store: MemoryStore
) -> None:
    """Not as a value, an earlier text or something to send; and what was not deleted stands."""
    remove_some(workbook)
    workbook.delete_now(Kind.CONTACT, "c")
    assert "Mor" not in contents(store)
    assert "Musik" in contents(store)
    assert "Mor" not in texts(workbook)
    with pytest.raises(NotDeleted):
        workbook.put_back(Kind.CONTACT, "c")
    workbook.put_contact_back("c")
    found = contact(workbook.state, "c")
    assert found is None or found.name == ""
    assert contacts(workbook.state) == []


def test_what_is_not_deleted_can_be_neither_put_back_nor_purged(workbook: Workbook) -> None:
    """A tap that comes twice does nothing the second time."""
    workbook.name_contact("c", "Mor")
    for act in (workbook.put_back, workbook.delete_now):
        with pytest.raises(NotDeleted):
            act(Kind.CONTACT, "c")
        with pytest.raises(NotDeleted):
            act(Kind.CONTACT, "nobody")
    assert [one.name for one in contacts(workbook.state)] == ["Mor"]


def test_after_thirty_days_it_goes_by_itself(
    workbook: Workbook, store: MemoryStore, calendar: Calendar
) -> None:
    """On that day and not on the one before, and what was put back stays."""
    remove_some(workbook)
    workbook.put_back(Kind.LONG_GOAL, "g")
    calendar.turn(29)
    workbook.tend()
    assert len(texts(workbook)) == 3
    calendar.turn(1)
    workbook.tend()
    assert texts(workbook) == []
    assert goal(workbook.state, "g") is not None
    for word in ("Mor", "Ringe til skolen", "Musik"):
        assert word not in contents(store)


def test_it_goes_once_a_day_also_in_an_app_that_is_never_closed(
    workbook: Workbook, calendar: Calendar
) -> None:
    """Tending to it every minute writes nothing more."""
    remove_some(workbook)
    calendar.turn(40)
    workbook.tend()
    state = workbook.state
    workbook.tend()
    assert workbook.state is state
    workbook.name_contact("d", "Far")
    workbook.remove_contact("d")
    calendar.turn(30)
    workbook.tend()
    assert texts(workbook) == []


def test_a_purge_that_could_not_be_written_is_tried_again(calendar: Calendar) -> None:
    """A full disk keeps nothing for good."""
    store = FullStore()
    workbook = open_workbook(calendar, store)
    remove_some(workbook)
    calendar.turn(30)
    store.full = True
    with pytest.raises(StoreFull):
        workbook.tend()
    assert len(texts(workbook)) == 4
    store.full = False
    workbook.tend()
    assert texts(workbook) == []


def test_a_goal_takes_its_parts_along_and_a_step_what_was_told_of_it(
    workbook: Workbook, store: MemoryStore
) -> None:
    """Nobody could find them again, nor delete them. The goal's steps stand alone, as they are told to."""
    workbook.set_goal("Gå på højskole", goal_id="g")
    workbook.write_short_goal("p", "Finde en skole", parent="g")
    workbook.take_step("Ringe", goal_id="g", step_id="s")
    told = workbook.tell_step("s", Outcome.DID_IT, "Jeg gjorde det")
    workbook.write_review(told, Told.HELPED, "Min søster")
    workbook.remove_goal("g")
    workbook.put_back(Kind.LONG_GOAL, "g")
    assert [one.text for one in short_goals(workbook.state)] == ["Finde en skole"]
    workbook.remove_goal("g")
    workbook.delete_now(Kind.LONG_GOAL, "g")
    assert "Finde en skole" not in contents(store)
    assert [one.text for one in steps(workbook.state)] == ["Ringe"]
    assert len(reviews(workbook.state)) == 1
    workbook.remove_step("s")
    workbook.delete_now(Kind.STEP, "s")
    assert "Min søster" not in contents(store)
    assert "Ringe" not in contents(store)


def test_an_earlier_text_goes_with_its_record(
    workbook: Workbook, store: MemoryStore, calendar: Calendar
) -> None:
    """What stood in a goal before is part of it."""
    workbook.set_goal("Blive bager", goal_id="g")
    calendar.turn(1)
    workbook.write_goal("g", "Blive gartner")
    assert [one.value.content for one in workbook.earlier_words("g")] == ["Blive bager"]
    workbook.remove_goal("g")
    workbook.delete_now(Kind.LONG_GOAL, "g")
    assert workbook.earlier_words("g") == []
    assert "Blive bager" not in contents(store)


def test_an_answer_of_a_week_that_was_taken_back_can_be_put_back_or_purged(
    workbook: Workbook, store: MemoryStore
) -> None:
    """The question then counts as one that was gone past, and is not asked again."""
    workbook.start_questions()
    workbook.answer_question("hope", 3, question="Hvor meget håb?", word="meget")
    asked = next(iter(standing(workbook.state)))
    for purge in (False, True):
        given = standing(workbook.state)[asked]
        workbook.correct_answer(given.id, None, question="Hvor meget håb?")
        (one,) = listed(workbook)
        assert (one.kind, one.text) == (Kind.CHECK_IN, "meget")
        if purge:
            workbook.delete_now(one.kind, one.id)
        else:
            workbook.put_back(one.kind, one.id)
            assert standing(workbook.state)[asked].step == 3
        assert listed(workbook) == []
    assert standing(workbook.state)[asked].step is None
    assert "meget'" not in contents(store)


# a module's answers ------------------------------------------------------------------------------


def test_the_answers_of_a_module_are_deleted_in_one_stroke(workbook: Workbook, store: MemoryStore) -> None:
    """One line in the list, one way back; other modules and what became goals stay."""
    first, second, third = exercises(workbook, 3)
    for one in (first, second):
        workbook.answer(one, "text", f"svar på {one}")
    workbook.set_goal("Mit mål")
    assert workbook.answered_in(MODULE) == [first, second]
    workbook.delete_answers(MODULE)
    assert workbook.answered_in(MODULE) == []
    (found,) = listed(workbook)
    assert set(found.records) == {(Kind.ANSWER, first), (Kind.ANSWER, second)}
    workbook.put_back(found.kind, found.id)
    assert workbook.answered_in(MODULE) == [first, second]
    workbook.delete_answers(MODULE)
    workbook.delete_now(*_only(workbook))
    assert "svar på" not in contents(store)
    assert [one.text for one in goals(workbook.state)] == ["Mit mål"]
    assert answer(workbook.state, third).empty


def test_an_exercise_can_be_answered_again_after_its_answer_was_purged(
    workbook: Workbook, store: MemoryStore, calendar: Calendar
) -> None:
    """Also when the clock is set back, and after the app was closed."""
    (one,) = exercises(workbook, 1)
    workbook.answer(one, "text", "det første")
    workbook.delete_answers(MODULE)
    workbook.delete_now(*_only(workbook))
    calendar.turn(-400)
    workbook.answer(one, "text", "det andet")
    again = open_workbook(calendar, store, library=library())
    assert answer(again.state, one).text("text") == "det andet"
    assert set(answer(again.state, one).values) == {"text"}
    again.delete_answers(MODULE)
    assert [found.text for found in listed(again)] == ["det andet"]


def test_deleting_answers_that_are_not_there_changes_nothing(workbook: Workbook) -> None:
    """Nothing to delete is no error."""
    state = workbook.state
    workbook.delete_answers(MODULE)
    assert workbook.state is state


def _only(workbook: Workbook) -> tuple[str, str]:
    (one,) = listed(workbook)
    return one.kind, one.id


# everything --------------------------------------------------------------------------------------


def test_everything_goes_after_three_days_and_can_be_kept_until_then(
    workbook: Workbook, calendar: Calendar
) -> None:
    """Asked twice, the first time stands: nobody waits longer for having looked again."""
    workbook.name_contact("c", "Mor")
    asked = workbook.now()
    workbook.delete_everything_later()
    calendar.turn(1)
    workbook.delete_everything_later()
    at = erasure(workbook.state, workbook.now())
    assert at is not None
    assert (at - asked).days == 3
    assert not workbook.tend()
    workbook.keep_everything()
    assert erasure(workbook.state, workbook.now()) is None
    calendar.turn(5)
    assert not workbook.tend()
    assert contacts(workbook.state)


def test_when_the_time_has_come_it_is_told_at_every_call(
    workbook: Workbook, store: MemoryStore, calendar: Calendar
) -> None:
    """Also in an app that was closed meanwhile; and nothing else is done any more."""
    workbook.delete_everything_later()
    calendar.turn(2)
    assert not workbook.tend()
    calendar.turn(1)
    assert workbook.tend()
    assert open_workbook(calendar, store).tend()


def test_a_later_version_s_kind_can_be_put_back_too(workbook: Workbook) -> None:
    """What this version cannot read it can still give back."""
    workbook._write("kind_of_2031", "x", {"felt.9": "noget", DELETED: True})
    (one,) = listed(workbook)
    assert (one.kind, one.text) == ("kind_of_2031", "")
    workbook.put_back(one.kind, one.id)
    assert listed(workbook) == []
