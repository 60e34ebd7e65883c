"""Answers to the week's questions: events, of which the latest stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from imr_workbook.domain.changes import Json
from imr_workbook.domain.check_ins import Asked, check_in, note_id, standing
from imr_workbook.domain.instruments import own_sign_item
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.state import WorkbookState
from tests.domain.written import MONDAY, an_answer, written

HOPE_NOW = Asked("p1", 0, "hope")


def test_what_is_written_is_read_again() -> None:
    """Every part of an answer comes back: item, day, step, words and wording."""
    state = written(
        (
            Kind.CHECK_IN,
            "c1",
            dict(an_answer(own_sign_item("s1"), 3)[2]) | {"question": "Hvor?", "word": "Meget"},
        ),
        an_answer("hope_source", None, note="Mikkel", record_id=note_id("p1", 0)),
    )
    sign, note = check_in(state, "c1"), check_in(state, note_id("p1", 0))
    assert sign is not None
    assert note is not None
    assert (sign.asked, sign.day, sign.step, sign.question, sign.word) == (
        Asked("p1", 0, own_sign_item("s1")),
        MONDAY,
        3,
        "Hvor?",
        "Meget",
    )
    assert (note.note, note.answered, note.placed) == ("Mikkel", True, False)
    assert (sign.answered, sign.placed) == (True, True)


def test_the_latest_answer_stands_and_the_first_is_kept() -> None:
    """A correction is a record of its own; nothing is overwritten."""
    state = written(an_answer("hope", 1, record_id="c1"), an_answer("hope", 4, record_id="c2"))
    assert standing(state)[HOPE_NOW].step == 4
    first = check_in(state, "c1")
    assert first is not None
    assert first.step == 1


def test_two_devices_that_answer_the_same_question_agree_on_one() -> None:
    """Whatever order the records arrive in, the same one stands."""
    one, other = an_answer("hope", 1, record_id="c1"), an_answer("hope", 4, record_id="c2")
    here = written(other, state=written(one), device="b2")
    there = written(one)
    for kind in here.kinds.values():
        assert {record.id for record in kind.values()} == {"c1", "c2"}
    assert standing(here)[HOPE_NOW].step == 4
    assert standing(there)[HOPE_NOW].step == 1


def test_an_empty_workbook_has_no_answers() -> None:
    """Nothing is invented."""
    assert standing(WorkbookState()) == {}
    assert check_in(WorkbookState(), "c1") is None


def test_a_skipped_question_is_there_without_an_answer() -> None:
    """Skipping is an event like answering, and says nothing."""
    found = standing(written(an_answer("hope", None)))[HOPE_NOW]
    assert not found.answered
    assert found.left


@pytest.mark.parametrize(
    "odd",
    [
        {"instrument": None},
        {"instrument": 7},
        {"period": None},
        {"week": "1"},
        {"week": True},
        {"day": "i går"},
        {"day": None},
        {"deleted": True},
    ],
)
def test_a_record_that_cannot_be_read_is_left_out(odd: dict[str, Json]) -> None:
    """What a later version wrote never stops a screen."""
    kind, record_id, fields = an_answer("hope", 2, record_id="c1")
    state = written((kind, record_id, {**fields, **odd}))
    assert standing(state) == {}
    assert check_in(state, "c1") is None


@pytest.mark.parametrize(
    ("odd", "step", "placed"),
    [
        ({"step": 7}, 7, False),
        ({"step": "4"}, None, False),
        ({"step": True}, None, False),
        ({"version": 2}, 2, False),
        ({"version": "x"}, 2, True),
        ({"instrument": "later"}, 2, False),
    ],
)
def test_a_step_of_a_later_version_is_kept_and_not_placed(
    odd: dict[str, Json], step: int | None, placed: bool
) -> None:
    """A step that may mean something else stands in no row with ours."""
    kind, record_id, fields = an_answer("hope", 2)
    (found,) = standing(written((kind, record_id, {**fields, **odd}))).values()
    assert (found.step, found.placed) == (step, placed)


def test_the_days_of_two_weeks_are_apart() -> None:
    """The same question in two weeks is two answers."""
    later = MONDAY + timedelta(days=7)
    state = written(an_answer("hope", 1), an_answer("hope", 2, later, week=1))
    assert [found.day for found in standing(state).values()] == [MONDAY, later]
