"""Min uge: before the questions, while they run, and while they pause."""

from __future__ import annotations

from datetime import timedelta

import pytest

from imr_workbook.domain.following import following
from imr_workbook.domain.instruments import HOPE_SOURCE
from imr_workbook.domain.rounds import due
from imr_workbook.ui import arrival
from imr_workbook.workbook import Workbook
from tests.ui.week_windows import a_workbook, answer_week, show
from tests.workbook.turning_calendar import MONDAY, Calendar

GUILT = (
    "glemt",
    "mangler",
    "missed",
    "ikke svaret",
    "ubesvaret",
    "sprunget",
    "husk",
    "desværre",
    "siden sidst",
    "i træk",
    "igen for sent",
)
"""Words that would tell a person that they should have answered."""


@pytest.fixture
def workbook(calendar: Calendar) -> Workbook:
    return a_workbook(calendar)


async def test_before_it_is_begun_three_short_sentences_and_one_button(workbook: Workbook) -> None:
    """Hope, weekly, six weeks, stop any time; nothing is asked and nothing is written."""
    async with show(workbook) as h:
        assert h.headings() == ["Sådan har jeg det"]
        for sentence in (
            "Én gang om ugen kan du svare på to korte spørgsmål om håb.",
            "Spørgsmålene stopper af sig selv efter seks uger.",
            "Du kan også stoppe før, når du har lyst.",
        ):
            assert h.sees(sentence)
        assert not h.sees("Stop spørgsmålene")
    assert following(workbook.state) is None


async def test_begin_leads_to_the_question_of_hope(workbook: Workbook) -> None:
    """One tap, and the first question is there."""
    async with show(workbook) as h:
        await h.tap("Begynd")
        assert h.page.route == "/min-uge/uge/1/1"
        assert h.headings() == ["Hvor meget håb har du lige nu?"]


async def test_questions_that_are_due_can_be_answered_or_left(workbook: Workbook) -> None:
    """”Ikke i denne uge” is one tap, and so is changing one's mind."""
    workbook.start_questions()
    async with show(workbook) as h:
        assert h.sees("Hvordan har du det?")
        await h.tap("Ikke i denne uge")
        assert not h.sees("Svar nu")
        assert h.sees("De kommer mandag den 14. september.")
        await h.tap("Svar alligevel")
        assert h.page.route == "/min-uge/uge/1/1"


async def test_half_answered_questions_go_on_where_they_were_left(workbook: Workbook) -> None:
    """The button says so, and leads to the first question that is open."""
    workbook.start_questions()
    workbook.answer_question("hope", 2)
    async with show(workbook) as h:
        await h.tap("Fortsæt")
        assert h.headings() == ["Hvad gav dig lidt håb?"]


async def test_answered_questions_are_followed_by_the_day_of_the_next(workbook: Workbook) -> None:
    """And by what was answered, in words."""
    workbook.start_questions()
    answer_week(workbook, {"hope": 3, "hope_source": "Mikkel ringede"})
    async with show(workbook) as h:
        assert h.sees("De kommer mandag den 14. september.")
        assert h.sees("Mikkel ringede")
        assert h.sees("Meget")
        assert not h.sees("Svar alligevel")


async def test_earlier_answers_are_not_shown_while_there_are_questions(
    workbook: Workbook, calendar: Calendar
) -> None:
    """What was answered last is not on the way to the question: it would answer for the person."""
    workbook.start_questions()
    answer_week(workbook, {"hope": 4, "hope_source": "Mikkel ringede"})
    calendar.turn(7)
    async with show(workbook) as h:
        for route in ("/min-uge", "/min-uge/uge/2/1", "/min-uge/uge/2/2"):
            await h.go(route)
            assert not h.sees("Mikkel ringede")
            assert not h.chosen()
            assert "Rigtig meget" not in h.texts() or route == "/min-uge/uge/2/1"
        assert h.fields()["Med dine egne ord"].value == ""
        await h.go("/min-uge")
        await h.tap("Dine svar")
        assert h.sees("Mikkel ringede")


@pytest.mark.parametrize("days", [13, 21, 34])
async def test_weeks_off_are_not_spoken_of(workbook: Workbook, calendar: Calendar, days: int) -> None:
    """The same screen as after one week, to the letter; no word of guilt anywhere."""
    workbook.start_questions()
    answer_week(workbook, {"hope": 2})
    calendar.turn(7)
    async with show(workbook) as h:
        after_one_week = h.texts()
    calendar.turn(days - 7)
    async with show(workbook) as h:
        assert h.texts() == after_one_week
        for route in ("/min-uge", "/min-uge/svar", "/min-uge/kurve", "/min-uge/tabel", "/min-uge/uge/3/1"):
            await h.go(route)
            text = " ".join(h.texts()).lower()
            assert not [word for word in GUILT if word in text]


async def test_after_six_weeks_the_questions_pause_by_themselves(
    workbook: Workbook, calendar: Calendar
) -> None:
    """The answers are there to look back on, and there is a way to begin again."""
    workbook.start_questions()
    answer_week(workbook, {"hope": 1, "hope_source": "Musik"})
    calendar.turn(42)
    async with show(workbook) as h:
        assert h.sees("Spørgsmålene holder pause. Dine svar ligger her.")
        assert h.sees("Musik")
        assert h.sees("Lidt")
        assert not h.sees("Stop spørgsmålene")
        await h.tap("Begynd igen")
        assert h.page.route == "/min-uge/uge/1/1"
        assert not h.chosen()
    period = following(workbook.state)
    assert period is not None
    assert period.started == MONDAY + timedelta(days=42)


async def test_stop_is_one_tap_and_takes_nothing_away(workbook: Workbook) -> None:
    """Every answer stays in sight."""
    workbook.start_questions()
    answer_week(workbook, {"hope": 3, "hope_source": "Musik"})
    async with show(workbook) as h:
        await h.tap("Stop spørgsmålene")
        assert h.sees("Spørgsmålene holder pause. Dine svar ligger her.")
        assert h.sees("Musik")
    assert due(workbook.state, workbook.today()) is None


async def test_a_pause_without_answers_promises_none(workbook: Workbook) -> None:
    """Stopped before anything was answered: no answers are said to lie there."""
    workbook.start_questions()
    workbook.stop_questions()
    async with show(workbook) as h:
        assert "Spørgsmålene holder pause." in h.texts()
        assert not h.sees("Dine svar")


async def test_a_hand_that_taps_twice_does_not_stop_and_begin_again(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where ”Stop spørgsmålene” was there is another button; a second tap on the spot does nothing."""
    workbook.start_questions()
    async with show(workbook) as h:
        monkeypatch.setattr(arrival, "SETTLE_S", 0.0)
        await h.tap("Stop spørgsmålene")
        monkeypatch.setattr(arrival, "SETTLE_S", 3600.0)
        await h.tap("Begynd igen")
        assert h.sees("Spørgsmålene holder pause.")
    assert due(workbook.state, workbook.today()) is None


async def test_what_is_followed_is_told_and_leads_to_the_choice(workbook: Workbook) -> None:
    """Hope first, then the rest in the order of asking."""
    workbook.start_questions()
    workbook.follow(["mood", "sleep"])
    async with show(workbook) as h:
        assert h.sees("Håb · Søvn · Humør")
        await h.tap("Det følger du")
        assert h.headings() == ["Det følger du"]


async def test_the_last_questions_name_no_day_that_will_not_come(
    workbook: Workbook, calendar: Calendar
) -> None:
    """When the sixth week is done with, no more come; also when it is so because less is followed."""
    workbook.start_questions()
    workbook.follow(["sleep"])
    calendar.turn(35)
    workbook.answer_question("hope", 2)
    workbook.skip_question(HOPE_SOURCE)
    workbook.follow([])
    async with show(workbook) as h:
        assert h.sees("Der kommer ikke flere spørgsmål i denne omgang.")
    workbook.follow(["sleep"])
    async with show(workbook, "/min-uge/uge/6/3") as h:
        await h.tap("Godt")
        assert h.page.route == "/min-uge/uge/6/gemt"
        assert h.sees("Der kommer ikke flere spørgsmål i denne omgang.")
        await h.tap("Se mine svar")
        assert h.sees("Spørgsmålene holder pause. Dine svar ligger her.")


async def test_in_english_too(workbook: Workbook) -> None:
    """Every sentence of the screen follows the language."""
    workbook.change_settings(language="en")
    async with show(workbook) as h:
        assert h.headings() == ["How I am"]
        await h.tap("Begin")
        assert h.headings() == ["How much hope do you have right now?"]
        assert h.sees("None right now")
