"""Looking back: the answers as they were given, and nothing made of them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest

from imr_workbook.domain import look_back as module
from imr_workbook.domain.check_ins import note_id
from imr_workbook.domain.instruments import own_sign_item
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.look_back import LookBack, Series, Span, look_back, spans
from imr_workbook.domain.state import WorkbookState
from tests.domain.written import MONDAY, Written, a_period, an_answer, written


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def weekly(item: str, *steps: int | None, period: str = "p1", start: int = 0) -> list[Written]:
    """One answer a week; none leaves the week out."""
    return [
        an_answer(item, step, after(start + 7 * week), week=week, period=period)
        for week, step in enumerate(steps)
        if step is not None
    ]


def a_note(text: str, week: int = 0, period: str = "p1", start: int = 0) -> Written:
    day = after(start + 7 * week)
    return an_answer(
        "hope_source", None, day, week=week, period=period, note=text, record_id=note_id(period, week)
    )


def steps_of(found: Series) -> list[list[int | None]]:
    return [[given.step for given in piece] for piece in found.pieces]


def test_an_empty_workbook_has_nothing_to_look_back_on() -> None:
    """Nothing is invented: no rows, no days, no spans."""
    for span in Span:
        assert look_back(WorkbookState(), span) == LookBack()
    assert (LookBack().first, LookBack().last, LookBack().latest) == (None, None, ())
    assert spans(WorkbookState()) == ()


def test_one_row_for_each_item_hope_first() -> None:
    """In the order of asking, whatever was answered first; each with its answers oldest first."""
    state = written(
        a_period(items=["energy", "sleep"]),
        *weekly("energy", 0, 4),
        *weekly("hope", 1, 2),
        *weekly(own_sign_item("s1"), 3),
        *weekly("sleep", 2),
    )
    found = look_back(state)
    assert [row.item for row in found.series] == ["hope", "sleep", "energy", own_sign_item("s1")]
    assert [given.step for given in found.series[0].answers] == [1, 2]
    assert [(given.asked.item, given.step, given.day) for given in found.latest] == [
        ("hope", 2, after(7)),
        ("sleep", 2, after(0)),
        ("energy", 4, after(7)),
        (own_sign_item("s1"), 3, after(0)),
    ]
    assert (found.first, found.last) == (after(0), after(7))


def test_a_week_without_an_answer_parts_the_line() -> None:
    """A gap is a gap: nothing is drawn across it, whether the week went by or the question was skipped."""
    state = written(
        a_period(),
        *weekly("hope", 1, 2, None, 3),
        an_answer("hope", None, after(28), week=4),
        an_answer("hope", 4, after(35), week=5),
    )
    (hope,) = look_back(state).series
    assert steps_of(hope) == [[1, 2], [3], [4]]


def test_two_periods_are_two_pieces() -> None:
    """A pause between periods parts the line, however short it was."""
    state = written(
        a_period("p1", stopped=after(6)),
        *weekly("hope", 1),
        a_period("p2", after(7)),
        *weekly("hope", 2, 3, period="p2", start=7),
    )
    (hope,) = look_back(state, Span.ALL).series
    assert steps_of(hope) == [[1], [2, 3]]


def test_answers_to_another_wording_are_not_joined() -> None:
    """A later version's steps may mean something else: shown in words, never on our line."""
    state = written(
        a_period(), *weekly("hope", 1), an_answer("hope", 4, after(7), week=1, version=2), *weekly("later", 3)
    )
    (hope,) = look_back(state).series
    assert steps_of(hope) == [[1], [4]]


def test_what_gave_hope_comes_newest_first_and_empty_words_not_at_all() -> None:
    """The person's own words, as they were written."""
    state = written(a_period(), a_note("Mikkel"), a_note("  ", week=1), a_note("Musik", week=2))
    found = look_back(state)
    assert [given.note for given in found.hope] == ["Musik", "Mikkel"]
    assert found.series == ()
    assert (found.first, found.last) == (after(0), after(14))


def test_answers_that_were_taken_back_are_gone_from_sight() -> None:
    """The latest record stands, and it holds no answer."""
    state = written(a_period(), *weekly("hope", 1, 2), an_answer("hope", None, after(7), week=1))
    (hope,) = look_back(state).series
    assert steps_of(hope) == [[1]]


def test_the_shortest_look_is_the_latest_period_with_answers() -> None:
    """A period that was begun and not answered does not hide the one before it."""
    state = written(
        a_period("p1"),
        *weekly("hope", 1, 2),
        a_period("p2", after(60)),
        a_note("Musik", period="p2", start=60),
        a_period("p3", after(120)),
    )
    assert look_back(state).series == ()
    assert [given.note for given in look_back(state).hope] == ["Musik"]
    assert len(look_back(state, Span.YEAR).series) == 1


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        ((0,), (Span.PERIOD,)),
        ((0, 60), (Span.PERIOD, Span.YEAR)),
        ((0, 360, 700), (Span.PERIOD, Span.YEAR, Span.ALL)),
        ((0, 700), (Span.PERIOD, Span.ALL)),
    ],
)
def test_only_spans_that_show_more_are_offered(starts: tuple[int, ...], expected: tuple[Span, ...]) -> None:
    """A choice that changes nothing is no choice."""
    records: list[Written] = []
    for number, start in enumerate(starts):
        records += [
            a_period(f"p{number}", after(start)),
            *weekly("hope", 1, 2, period=f"p{number}", start=start),
        ]
    assert spans(written(*records)) == expected


def test_answers_whose_period_is_not_here_are_shown_among_all() -> None:
    """Records arrive in any order; what is here is shown."""
    state = written(*weekly("hope", 1, 2, period="elsewhere"))
    assert spans(state) == (Span.YEAR,)
    (hope,) = look_back(state, Span.YEAR).series
    assert steps_of(hope) == [[1, 2]]


def test_a_clock_that_was_wrong_leaves_every_answer_in_sight() -> None:
    """Days out of order are shown in the order of days, each once."""
    state = written(
        a_period(),
        an_answer("hope", 1, after(400)),
        an_answer("hope", 2, after(7), week=1),
        *weekly("sleep", 4),
    )
    hope, sleep = look_back(state).series
    assert steps_of(hope) == [[2], [1]]
    assert steps_of(sleep) == [[4]]


def test_an_own_sign_keeps_its_row_when_its_words_are_gone() -> None:
    """What was answered does not vanish because the sign is no longer followed."""
    sign: Written = (Kind.OWN_SIGN, "s1", {"text": ""})
    found = look_back(written(sign, a_period(), *weekly(own_sign_item("s1"), 1)))
    assert [row.item for row in found.series] == [own_sign_item("s1")]


def test_nothing_is_computed_from_answers() -> None:
    """No mean, sum, direction or comparison: a look back holds answers and days, and no number of its own."""
    for one in (LookBack, Series):
        assert {found.name for found in fields(one)} <= {"hope", "series", "item", "pieces"}
    public = {
        name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__
    }
    assert {name for name in public if not name.startswith("_")} == {
        "Span",
        "Series",
        "LookBack",
        "look_back",
        "spans",
    }
