"""What a person does with the handouts: read, answer, add lines of their own, try things."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from imr_workbook.content.errors import UnknownContent
from imr_workbook.content.library import Library, load_library
from imr_workbook.domain.answers import DRAFT, VERSION, WORDING, answer
from imr_workbook.domain.changes import Json
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.practices import practice, practices, this_weeks_practice
from imr_workbook.domain.profile import declined, profile
from imr_workbook.domain.reading import bookmarked, latest_place, place
from imr_workbook.domain.settings import Settings
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.tinydb_store import TinyDBStore
from imr_workbook.workbook import Workbook
from tests.content.programme import write_programme
from tests.store.sealed import SEAL
from tests.workbook.turning_calendar import MONDAY, Calendar, open_workbook

TOPIC, TOGETHER = "m01-t1", "m01-sammen"
SHORT, CHOICE = "m01-t1-kort", "m01-t1-vaelg"
CHOOSE, RATE, PRACTICE = "m01-vaelg", "m01-hvordan", "m01-t1-p"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The smallest programme there can be."""
    folder = tmp_path_factory.mktemp("programme")
    return load_library(folder / "assets", write_programme(folder))


@pytest.fixture
def workbook(calendar: Calendar, store: MemoryStore, library: Library) -> Workbook:
    return open_workbook(calendar, store, library=library)


def field(workbook: Workbook, exercise_id: str, name: str) -> Json:
    """What is kept in a field of an answer, shown or not."""
    record = workbook.state.record(Kind.ANSWER, exercise_id)
    assert record is not None
    return record.get(name)


# the first pages -----------------------------------------------------------------------------


def test_a_name_is_kept_letter_for_letter(workbook: Workbook) -> None:
    """It is saved while it is written: a blank at the end is where the next word begins."""
    workbook.call_me("Aya ")
    assert profile(workbook.state).written == "Aya "
    assert profile(workbook.state).name == "Aya"
    workbook.call_me("  ")
    assert profile(workbook.state).name == ""


def test_the_first_pages_are_left_behind_once(
    workbook: Workbook, calendar: Calendar, store: MemoryStore
) -> None:
    """With or without a name, and in the next run too."""
    assert not profile(workbook.state).welcomed
    workbook.finish_welcome()
    assert profile(open_workbook(calendar, store).state).welcomed


def test_an_offer_that_was_declined_is_not_made_again(workbook: Workbook) -> None:
    """Each by itself."""
    workbook.decline("kode")
    assert declined(workbook.state, "kode")
    assert not declined(workbook.state, "reservenøgle")


def test_the_demo_says_what_it_is(workbook: Workbook) -> None:
    """A real workbook is never marked so."""
    assert not profile(workbook.state).made_up
    workbook.mark_made_up()
    assert profile(workbook.state).made_up


# reading -------------------------------------------------------------------------------------


def test_a_topic_goes_on_where_it_was_left(
    workbook: Workbook, calendar: Calendar, store: MemoryStore
) -> None:
    """The page and the part of it, in the next run too."""
    assert place(workbook.state, TOPIC) is None
    workbook.open_page(TOPIC, SHORT)
    workbook.open_page(TOPIC, CHOICE, part=1)
    found = place(open_workbook(calendar, store).state, TOPIC)
    assert found is not None
    assert (found.page_id, found.part, found.finished) == (CHOICE, 1, False)


def test_a_finished_topic_is_open_again_when_it_is_read_again(workbook: Workbook) -> None:
    """Nobody has to say so."""
    workbook.open_page(TOPIC, SHORT)
    workbook.finish_topic(TOPIC)
    found = place(workbook.state, TOPIC)
    assert found is not None
    assert found.finished
    workbook.open_page(TOPIC, SHORT)
    found = place(workbook.state, TOPIC)
    assert found is not None
    assert not found.finished


def test_the_topic_read_last_is_the_one_to_go_on_with(workbook: Workbook, calendar: Calendar) -> None:
    """Also when it was only looked at again, and when the clock was set back between."""
    for topic, page in ((TOPIC, SHORT), (TOGETHER, "m01-sammen-til-dig"), (TOPIC, SHORT)):
        workbook.open_page(topic, page)
        latest = latest_place(workbook.state)
        assert latest is not None
        assert latest.topic_id == topic
        calendar.turn(-3)


def test_showing_the_same_page_again_writes_nothing(workbook: Workbook, store: MemoryStore) -> None:
    """A screen that is drawn anew is no new visit."""
    workbook.open_page(TOPIC, SHORT)
    before = workbook.state
    workbook.open_page(TOPIC, SHORT)
    assert workbook.state is before


@pytest.mark.parametrize(("topic", "page"), [("m99", SHORT), (TOPIC, "m99-side")])
def test_a_page_that_does_not_exist_is_no_place(workbook: Workbook, topic: str, page: str) -> None:
    """An old link; nothing is kept of it."""
    with pytest.raises(UnknownContent):
        workbook.open_page(topic, page)
    assert workbook.state.living(Kind.PLACE) == []


def test_bookmarks(workbook: Workbook) -> None:
    """Put on and taken off; only on pages that there are."""
    workbook.bookmark(SHORT)
    workbook.bookmark(CHOICE)
    workbook.bookmark(SHORT, marked=False)
    assert bookmarked(workbook.state) == {CHOICE}
    with pytest.raises(UnknownContent):
        workbook.bookmark("m99-side")


# answering -----------------------------------------------------------------------------------


def test_an_answer_is_kept_with_what_was_asked(workbook: Workbook) -> None:
    """The wording of the prompt and of the choice, and the version: it can always be shown as it was given."""
    workbook.answer(RATE, "item.ro", 3, wording="meget")
    given = answer(workbook.state, RATE)
    assert given.step("item.ro") == 3
    assert given.version == 1
    assert field(workbook, RATE, VERSION) == 1
    assert field(workbook, RATE, f"{WORDING}prompt") == "Hvordan går det?"
    assert field(workbook, RATE, f"{WORDING}item.ro") == "meget"


def test_changing_an_answer_writes_the_answer_alone(workbook: Workbook, store: MemoryStore) -> None:
    """Not what was asked, which stands."""
    workbook.answer(RATE, "item.ro", 3)
    store.acknowledge(store.outbox())
    workbook.answer(RATE, "item.ro", 1)
    assert [(change.field, change.value) for change in store.outbox()] == [("item.ro", 1)]


def test_an_answer_can_be_taken_back(workbook: Workbook) -> None:
    """Then there is none."""
    workbook.answer(RATE, "item.ro", 3)
    workbook.answer(RATE, "item.ro", None)
    assert answer(workbook.state, RATE).step("item.ro") is None


def test_an_answer_to_nothing_is_refused(workbook: Workbook) -> None:
    """And kept nowhere."""
    with pytest.raises(UnknownContent):
        workbook.answer("m99-opgave", "text", "x")
    with pytest.raises(UnknownContent):
        workbook.add_own_line("m99-opgave")
    assert workbook.state.living(Kind.ANSWER) == []


def test_a_line_of_ones_own(workbook: Workbook, calendar: Calendar) -> None:
    """Made of what stands in the draft, without the blanks around it; oldest first; chosen at once."""
    for text in ("  Musik ", "Fuglene"):
        workbook.answer(CHOOSE, DRAFT, text)
        workbook.add_own_line(CHOOSE)
        calendar.moment += timedelta(seconds=1)
    given = answer(workbook.state, CHOOSE)
    assert [text for _line, text in given.own_lines()] == ["Musik", "Fuglene"]
    assert given.text(DRAFT) == ""
    assert given.chosen_items() == [line for line, _text in given.own_lines()]


@pytest.mark.parametrize("draft", ["", "   "])
def test_an_empty_draft_makes_no_line(workbook: Workbook, draft: str) -> None:
    """A tap too many does nothing."""
    workbook.answer(CHOOSE, DRAFT, draft)
    workbook.add_own_line(CHOOSE)
    assert answer(workbook.state, CHOOSE).own_lines() == []


def test_a_line_is_taken_away_with_its_answer(workbook: Workbook) -> None:
    """And the others stay."""
    for text in ("Musik", "Fuglene"):
        workbook.answer(CHOOSE, DRAFT, text)
        workbook.add_own_line(CHOOSE)
    ((first, _text), (second, _other)) = answer(workbook.state, CHOOSE).own_lines()
    workbook.remove_own_line(CHOOSE, first)
    given = answer(workbook.state, CHOOSE)
    assert [line for line, _text in given.own_lines()] == [second]
    assert given.chosen_items() == [second]


# trying --------------------------------------------------------------------------------------


def test_something_to_try_keeps_its_words_and_its_day(workbook: Workbook) -> None:
    """Also when the handout is worded anew."""
    workbook.try_practice(PRACTICE)
    found = practice(workbook.state, PRACTICE)
    assert found is not None
    assert (found.text, found.chosen, found.told) == ("Ring til en ven.", MONDAY, False)
    assert this_weeks_practice(workbook.state, MONDAY) == found


def test_it_can_be_put_away_and_taken_up_again(workbook: Workbook, calendar: Calendar) -> None:
    """Choosing it again is a new start."""
    workbook.try_practice(PRACTICE)
    workbook.put_practice_away(PRACTICE)
    assert this_weeks_practice(workbook.state, MONDAY) is None
    calendar.turn(3)
    workbook.try_practice(PRACTICE)
    found = this_weeks_practice(workbook.state, workbook.today())
    assert found is not None
    assert found.chosen == MONDAY + timedelta(days=3)


def test_not_this_one_after_all(workbook: Workbook) -> None:
    """It is gone, and can be chosen again."""
    workbook.try_practice(PRACTICE)
    workbook.forget_practice(PRACTICE)
    assert practices(workbook.state) == []
    assert practice(workbook.state, PRACTICE) is None
    workbook.try_practice(PRACTICE)
    assert len(practices(workbook.state)) == 1


def test_only_what_the_handouts_have_can_be_tried(workbook: Workbook) -> None:
    """One's own are steps."""
    with pytest.raises(UnknownContent):
        workbook.try_practice("m99-p")


def test_it_is_there_in_a_real_store_too(tmp_path: Path, calendar: Calendar, library: Library) -> None:
    """What was answered and read, after the app was closed and opened."""

    def reopened() -> Workbook:
        return Workbook(TinyDBStore(tmp_path, SEAL), library, calendar, Settings(), lambda _: None)

    workbook = reopened()
    workbook.open_page(TOPIC, CHOICE)
    workbook.answer(CHOOSE, "item.ro", True, wording="Ro")
    expected = answer(workbook.state, CHOOSE), place(workbook.state, TOPIC)
    workbook.close()
    workbook = reopened()
    assert (answer(workbook.state, CHOOSE), place(workbook.state, TOPIC)) == expected
    workbook.close()
