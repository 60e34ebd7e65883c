"""What a person does with *Det hjælper mig*, contacts and a hard day, and what is kept of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.plans import (
    HelpfulList,
    contact,
    contacts,
    helpful,
    helpful_text,
    removed_contact,
)
from imr_workbook.domain.profile import profile, resting
from imr_workbook.store.memory import MemoryStore
from imr_workbook.workbook import Workbook
from tests.workbook.turning_calendar import MONDAY, Calendar, open_workbook

HELPS, NOT = HelpfulList.HELPS_ME, HelpfulList.NOT_HELPFUL


def texts(workbook: Workbook, which: HelpfulList = HELPS) -> list[str]:
    return [line.text for line in helpful(workbook.state, which)]


def records(workbook: Workbook, kind: Kind) -> int:
    return len(workbook.state.kinds.get(kind, {}))


# Det hjælper mig ---------------------------------------------------------------------------------


def test_each_list_keeps_its_own_lines(calendar: Calendar, store: MemoryStore, workbook: Workbook) -> None:
    """A line is durable as it is written, on the list it was written on."""
    workbook.write_helpful("a", HELPS, "Musik")
    workbook.write_helpful("b", NOT, "Give råd")
    again = open_workbook(calendar, store)
    assert (texts(again), texts(again, NOT)) == (["Musik"], ["Give råd"])


@given(st.text())
def test_words_are_kept_letter_for_letter(text: str) -> None:
    """Spaces and line breaks at the ends too, or they would vanish under the writer's hands."""
    workbook = open_workbook(Calendar())
    workbook.write_helpful("a", HELPS, "Musik")
    workbook.write_helpful("a", HELPS, text)
    workbook.name_contact("c", "Mor")
    workbook.name_contact("c", text)
    workbook.number_contact("c", text)
    found = contact(workbook.state, "c")
    assert helpful_text(workbook.state, "a") == text
    assert found is not None
    assert (found.name, found.written) == (text, text)


def test_a_line_begun_and_left_empty_leaves_nothing(workbook: Workbook) -> None:
    """”Ny linje” and no words is no line."""
    workbook.write_helpful("a", HELPS, "  ")
    workbook.name_contact("c", "")
    workbook.number_contact("c", " ")
    assert records(workbook, Kind.HELPFUL) == records(workbook, Kind.CONTACT) == 0


def test_an_emptied_line_keeps_its_place_only_while_it_is_written(workbook: Workbook) -> None:
    """Its words may be written anew where it stands; left empty it is shown nowhere."""
    for line, text in (("a", "Musik"), ("b", "Te"), ("c", "Søen")):
        workbook.write_helpful(line, HELPS, text)
    workbook.write_helpful("b", HELPS, "")
    assert texts(workbook) == ["Musik", "Søen"]
    assert [line.id for line in helpful(workbook.state, HELPS, writing="b")] == ["a", "b", "c"]
    workbook.write_helpful("b", HELPS, "Kaffe")
    assert texts(workbook) == ["Musik", "Kaffe", "Søen"]


def test_a_line_taken_off_comes_back_where_it_stood(workbook: Workbook) -> None:
    """Fortryd gives the same words in the same place."""
    workbook.write_helpful("a", HELPS, "Musik")
    workbook.write_helpful("b", HELPS, "Te")
    workbook.remove_helpful("a")
    assert texts(workbook) == ["Te"]
    assert helpful_text(workbook.state, "a") == "Musik"
    workbook.put_helpful_back("a")
    assert texts(workbook) == ["Musik", "Te"]


# Contacts ----------------------------------------------------------------------------------------


def test_half_a_number_is_kept_and_is_no_number_to_call(
    calendar: Calendar, store: MemoryStore, workbook: Workbook
) -> None:
    """It is kept as it was written; with the rest of it, it can be called."""
    workbook.name_contact("c", "Mor")
    workbook.number_contact("c", "12 34 5")
    (half,) = contacts(open_workbook(calendar, store).state)
    assert (half.written, half.number, half.takes_messages) == ("12 34 5", None, False)
    workbook.number_contact("c", "12 34 56 78")
    (whole,) = contacts(workbook.state)
    assert (whole.number, whole.takes_messages) == ("12345678", True)


def test_a_contact_keeps_its_place_however_often_it_is_changed(workbook: Workbook) -> None:
    """The one written first is the one that stands on Hjælp nu."""
    workbook.name_contact("c", "Mor")
    workbook.name_contact("d", "Mikkel")
    workbook.name_contact("c", "Min mor")
    assert [one.name for one in contacts(workbook.state)] == ["Min mor", "Mikkel"]


def test_it_is_the_person_who_says_that_a_contact_may_be_seen(workbook: Workbook) -> None:
    """Nobody is shown without the code unless it is asked for, and it can be taken back."""
    workbook.name_contact("c", "Mor")
    assert not contacts(workbook.state)[0].seen_without_code
    workbook.let_contact_be_seen("c", True)
    assert contacts(workbook.state)[0].seen_without_code
    workbook.let_contact_be_seen("c", False)
    assert not contacts(workbook.state)[0].seen_without_code


def test_a_contact_taken_away_comes_back_whole(workbook: Workbook) -> None:
    """Fortryd gives name, number and leave to be seen."""
    workbook.name_contact("c", "Mor")
    workbook.number_contact("c", "12345678")
    workbook.let_contact_be_seen("c", True)
    before = contacts(workbook.state)
    workbook.remove_contact("c")
    assert contacts(workbook.state) == []
    assert contact(workbook.state, "c") is None
    assert removed_contact(workbook.state, "c") == before[0]
    workbook.put_contact_back("c")
    assert contacts(workbook.state) == before
    assert removed_contact(workbook.state, "c") is None


def test_it_can_be_said_when_a_contact_was_saved(calendar: Calendar, workbook: Workbook) -> None:
    """The time of the latest of its fields; nothing for one that is not there."""
    assert workbook.state.saved_ms(Kind.CONTACT, "c") is None
    workbook.name_contact("c", "Mor")
    calendar.turn(1)
    workbook.number_contact("c", "12")
    assert workbook.state.saved_ms(Kind.CONTACT, "c") == int(calendar().timestamp() * 1000)


# A hard day --------------------------------------------------------------------------------------


def test_the_rest_is_saved_for_another_day_and_is_back_by_itself(
    calendar: Calendar, store: MemoryStore, workbook: Workbook
) -> None:
    """The whole of that day rests, after a restart too; the next day nothing has to be fetched."""
    assert not resting(workbook.state, MONDAY)
    workbook.rest_until_another_day()
    again = open_workbook(calendar, store)
    assert resting(again.state, again.today())
    calendar.turn(1)
    assert not resting(again.state, again.today())


def test_the_rest_of_today_can_be_taken_out_again(workbook: Workbook) -> None:
    """A tap by mistake takes nothing away."""
    workbook.rest_until_another_day()
    workbook.go_on_today()
    assert not resting(workbook.state, workbook.today())


def test_resting_touches_nothing_that_the_person_has_begun(workbook: Workbook) -> None:
    """Steps, practices and names stand as they were: only the day is marked."""
    workbook.call_me("Aya")
    workbook.finish_welcome()
    step = workbook.take_step("Gå en tur", MONDAY)
    before = workbook.state.record(Kind.STEP, step)
    workbook.rest_until_another_day()
    assert workbook.state.record(Kind.STEP, step) is before
    assert profile(workbook.state).name == "Aya"
    assert profile(workbook.state).welcomed
