"""One question a screen: tap is answer and on."""

from __future__ import annotations

import asyncio

import pytest

from imr_workbook.domain.check_ins import Asked, note_id, standing
from imr_workbook.domain.following import following
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.profile import declined
from imr_workbook.domain.rounds import FOLLOW_MORE, due
from imr_workbook.ui import arrival
from imr_workbook.ui.screens import week_question
from imr_workbook.workbook import Workbook
from tests.ui.week_windows import a_workbook, answer_week, show
from tests.workbook.turning_calendar import Calendar

HOPE = "/min-uge/uge/1/1"
WORDS = "/min-uge/uge/1/2"
AMOUNTS = ["Intet lige nu", "Lidt", "Noget", "Meget", "Rigtig meget"]


@pytest.fixture
def workbook(calendar: Calendar) -> Workbook:
    workbook = a_workbook(calendar)
    workbook.start_questions()
    return workbook


def step_of(workbook: Workbook, item: str = "hope", week: int = 0) -> int | None:
    period = following(workbook.state)
    assert period is not None
    found = standing(workbook.state).get(Asked(period.id, week, item))
    return None if found is None else found.step


async def test_a_tap_is_answer_and_on(workbook: Workbook) -> None:
    """Kept with the words that stood on the screen."""
    async with show(workbook, HOPE) as h:
        assert [text for text in h.texts() if text in AMOUNTS] == AMOUNTS
        await h.tap("Noget")
        assert h.page.route == WORDS
    period = following(workbook.state)
    assert period is not None
    given = standing(workbook.state)[Asked(period.id, 0, "hope")]
    assert (given.step, given.word, given.question) == (2, "Noget", "Hvor meget håb har du lige nu?")


async def test_back_shows_the_answer_just_given_and_it_can_be_changed(workbook: Workbook) -> None:
    """The tick stands on this week's own answer."""
    async with show(workbook, HOPE) as h:
        await h.tap("Noget")
        await h.tap("Tilbage")
        assert h.chosen() == ["Noget"]
        await h.tap("Meget")
        assert h.page.route == WORDS
    assert step_of(workbook) == 3


async def test_skipping_goes_on_and_says_nothing(workbook: Workbook) -> None:
    """No answer is kept, and the next question comes."""
    async with show(workbook, HOPE) as h:
        await h.tap("Spring over")
        assert h.page.route == WORDS
    assert step_of(workbook) is None


async def test_a_second_tap_on_the_same_answer_is_the_same_answer(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the tick is seen the question stays: a hand that taps twice taps the answer it gave."""
    monkeypatch.setattr(week_question, "MOVE_ON_S", 3600.0)
    async with show(workbook, HOPE) as h:
        taps = []
        for _tap in range(2):
            taps.append(asyncio.create_task(h.tap("Noget")))
            await h.settle()
            assert (h.page.route, h.chosen()) == (HOPE, ["Noget"])
        for tap in taps:
            tap.cancel()
    assert len(workbook.state.kinds[Kind.CHECK_IN]) == 1


@pytest.mark.parametrize("word", ["Intet lige nu", "Spring over", "Tilbage"])
async def test_a_tap_that_was_meant_for_the_screen_before_does_nothing(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    """A question that has just come is not answered, skipped or left by the second of two quick taps."""
    async with show(workbook) as h:
        await h.tap("Svar nu")
        monkeypatch.setattr(arrival, "SETTLE_S", 3600.0)
        await h.tap(word)
        assert h.page.route == HOPE
        assert not h.chosen()
    assert Kind.CHECK_IN not in workbook.state.kinds


async def test_two_quick_taps_on_skip_skip_one_question(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same button stands in the same place on the next question."""
    workbook.follow(["sleep", "mood"])
    async with show(workbook, "/min-uge/uge/1/3") as h:
        await h.tap("Spring over")
        monkeypatch.setattr(arrival, "SETTLE_S", 3600.0)
        await h.tap("Spring over")
        assert h.headings() == ["Hvordan er dit humør lige nu?"]
    assert len(workbook.state.kinds[Kind.CHECK_IN]) == 1


async def test_what_gave_hope_is_kept_as_it_is_written(workbook: Workbook) -> None:
    """Also when the person leaves by the bar and comes back."""
    async with show(workbook, WORDS) as h:
        await h.write("Med dine egne ord", "Mikkel ringede ")
        await h.go("/min-uge")
        await h.go(WORDS)
        assert h.fields()["Med dine egne ord"].value == "Mikkel ringede "
        await h.tap("Næste")
    period = following(workbook.state)
    assert period is not None
    record = workbook.state.record(Kind.CHECK_IN, note_id(period.id, 0))
    assert record is not None
    assert record.get("note") == "Mikkel ringede "


async def test_the_end_says_that_it_is_kept_and_when_the_next_come(workbook: Workbook) -> None:
    """The first time by way of the offer to follow more."""
    async with show(workbook, HOPE) as h:
        await h.tap("Lidt")
        await h.tap("Næste")
        assert h.headings() == ["Vil du også følge noget andet?"]
        await h.tap("Ikke nu")
        assert h.headings() == ["Gemt kl. 10.00"]
        assert h.sees("De næste spørgsmål kommer mandag den 14. september.")
        await h.tap("Se mine svar")
        assert h.page.route == "/min-uge"
    assert declined(workbook.state, FOLLOW_MORE)
    assert due(workbook.state, workbook.today()) is None


async def test_the_offer_is_made_once(workbook: Workbook, calendar: Calendar) -> None:
    """Also when it was left without an answer, and also in a new period."""
    answer_week(workbook, {"hope": 2})
    calendar.turn(7)
    async with show(workbook, "/min-uge/uge/2/1") as h:
        await h.tap("Lidt")
        await h.tap("Næste")
        assert h.page.route == "/min-uge/uge/2/gemt"
    workbook.stop_questions()
    calendar.turn(7)
    workbook.start_questions()
    async with show(workbook, HOPE) as h:
        await h.tap("Lidt")
        await h.tap("Næste")
        assert h.page.route == "/min-uge/uge/1/gemt"


async def test_the_offer_is_not_declined_by_the_second_of_two_taps(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """”Ikke nu” stands where ”Næste” was."""
    async with show(workbook, WORDS) as h:
        await h.tap("Næste")
        monkeypatch.setattr(arrival, "SETTLE_S", 3600.0)
        await h.tap("Ikke nu")
        assert h.page.route == "/min-uge/mere"
    assert not declined(workbook.state, FOLLOW_MORE)


@pytest.mark.parametrize(
    "route", ["/min-uge/uge/1/9", "/min-uge/uge/9/1", "/min-uge/uge/0/1", "/min-uge/ret/nowhere"]
)
async def test_a_path_to_no_question_says_so_calmly(workbook: Workbook, route: str) -> None:
    """With one way on."""
    async with show(workbook, route) as h:
        assert h.headings() == ["Spørgsmålet findes ikke"]
        await h.tap("Gå til Min uge")
        assert h.page.route == "/min-uge"


async def test_the_question_names_the_screen(workbook: Workbook) -> None:
    """The page title is what assistive technology says on arrival."""
    async with show(workbook, HOPE) as h:
        assert h.page.title == "Hvor meget håb har du lige nu? · IMR-arbejdsbogen"
