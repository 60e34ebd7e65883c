"""What to follow besides hope, and signs of one's own."""

from __future__ import annotations

import pytest

from imr_workbook.domain.following import following
from imr_workbook.domain.instruments import own_sign_item
from imr_workbook.domain.own_signs import OwnSign, Pole, own_signs
from imr_workbook.domain.rounds import followed
from imr_workbook.ui import arrival
from imr_workbook.workbook import Workbook
from tests.ui.week_windows import a_workbook, show
from tests.workbook.turning_calendar import Calendar

CHOICE = "/min-uge/spoergsmaal"
OFFER = "/min-uge/mere"
WORDS = "Med dine egne ord"


@pytest.fixture
def workbook() -> Workbook:
    workbook = a_workbook(Calendar())
    workbook.start_questions()
    return workbook


def items(workbook: Workbook) -> tuple[str, ...]:
    period = following(workbook.state)
    assert period is not None
    return followed(workbook.state, period)


async def test_a_tick_is_kept_at_once_and_can_be_taken_away(workbook: Workbook) -> None:
    """Nothing has to be saved by hand."""
    async with show(workbook, CHOICE) as h:
        await h.tap("Søvn")
        await h.tap("Stemmer eller mistanker")
        assert h.chosen() == ["Søvn", "Stemmer eller mistanker"]
        assert items(workbook) == ("sleep", "voices")
        await h.tap("Søvn")
        assert h.chosen() == ["Stemmer eller mistanker"]
        await h.tap("Færdig")
        assert h.page.route == "/min-uge"
    assert items(workbook) == ("voices",)


async def test_a_fifth_is_refused_kindly_and_the_four_stay(workbook: Workbook) -> None:
    """At most four besides hope."""
    async with show(workbook, CHOICE) as h:
        for word in ("Søvn", "Humør", "Uro", "Energi"):
            await h.tap(word)
        await h.tap("Stemmer eller mistanker")
        assert h.sees("Du kan følge 4 ting ad gangen. Fjern et valg først.")
        assert h.chosen() == ["Søvn", "Humør", "Uro", "Energi"]


async def test_the_offer_with_something_chosen_is_done_and_not_declined(workbook: Workbook) -> None:
    """The one button says what it does."""
    async with show(workbook, OFFER) as h:
        assert h.headings() == ["Vil du også følge noget andet?"]
        assert not h.chosen()
        assert h.sees("Ikke nu")
        await h.tap("Humør")
        assert not h.sees("Ikke nu")
        await h.tap("Færdig")
        assert h.page.route == "/min-uge/uge/1/gemt"
    assert items(workbook) == ("mood",)


@pytest.mark.parametrize("route", [CHOICE, OFFER])
async def test_a_sign_of_ones_own_is_written_and_followed(workbook: Workbook, route: str) -> None:
    """Back to where one came from, with the sign ticked."""
    async with show(workbook, route) as h:
        await h.tap("Tilføj dit eget tegn")
        assert h.headings() == ["Et tegn, du selv har lagt mærke til"]
        await h.write(WORDS, "Jeg ringer sjældnere til min søster")
        await h.tap("Når jeg er langt nede")
        assert h.chosen() == ["Når jeg er langt nede"]
        await h.tap("Færdig")
        assert h.page.route == route
        assert h.chosen() == ["Jeg ringer sjældnere til min søster"]
    (sign,) = own_signs(workbook.state)
    assert (sign.text, sign.pole) == ("Jeg ringer sjældnere til min søster", Pole.DOWN)
    assert items(workbook) == (own_sign_item(sign.id),)
    async with show(workbook, "/min-uge/uge/1/3") as h:
        assert h.headings() == ["Hvor meget mærker du til ”Jeg ringer sjældnere til min søster” lige nu?"]


async def test_a_sign_is_kept_while_it_is_written(workbook: Workbook) -> None:
    """Leaving by the bar loses no word and no space; the sign can be ticked later."""
    async with show(workbook, CHOICE) as h:
        await h.tap("Tilføj dit eget tegn")
        path = h.page.route
        await h.write(WORDS, "Jeg køber ind ")
        await h.go("/min-uge")
        await h.go(path)
        assert h.fields()[WORDS].value == "Jeg køber ind "
        await h.go(CHOICE)
        assert not h.chosen()
        await h.tap("Jeg køber ind")
        assert h.chosen() == ["Jeg køber ind"]


async def test_the_pole_can_be_chosen_before_the_words(workbook: Workbook) -> None:
    """Nothing is required, and nothing that was chosen goes when the words come."""
    async with show(workbook, CHOICE) as h:
        await h.tap("Tilføj dit eget tegn")
        await h.tap("Ingen af delene")
        assert h.chosen() == ["Ingen af delene"]
        await h.write(WORDS, "Jeg sover om dagen")
        assert h.chosen() == ["Ingen af delene"]
    (sign,) = own_signs(workbook.state)
    assert sign == OwnSign(sign.id, "Jeg sover om dagen", Pole.NEITHER)


async def test_an_empty_sign_leaves_no_trace_on_the_screen(workbook: Workbook) -> None:
    """To change one's mind is to write nothing."""
    async with show(workbook, CHOICE) as h:
        await h.tap("Tilføj dit eget tegn")
        await h.tap("Færdig")
        assert h.page.route == CHOICE
        assert not h.sees("Ret")
    assert own_signs(workbook.state) == []
    assert items(workbook) == ()


async def test_a_sign_beside_four_others_is_kept_and_not_followed(workbook: Workbook) -> None:
    """The words are never lost for want of room."""
    workbook.follow(["sleep", "mood", "restlessness", "energy"])
    async with show(workbook, CHOICE) as h:
        await h.tap("Tilføj dit eget tegn")
        await h.write(WORDS, "Jeg sover om dagen")
        await h.tap("Færdig")
        assert h.sees("Dit tegn er gemt. Fjern først et andet valg, hvis du vil følge det.")
        assert h.sees("Jeg sover om dagen")
    assert items(workbook) == ("sleep", "mood", "restlessness", "energy")


async def test_changing_a_sign_does_not_follow_it(workbook: Workbook) -> None:
    """Only a new one is followed by itself."""
    workbook.add_own_sign("Jeg sover om dagen")
    async with show(workbook, CHOICE) as h:
        await h.tap("Ret")
        await h.write(WORDS, "Jeg sover hele dagen")
        await h.tap("Færdig")
        assert h.sees("Jeg sover hele dagen")
        assert not h.chosen()
    assert items(workbook) == ()


async def test_a_tap_meant_for_the_question_before_chooses_nothing(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The choices stand where the answers stood."""
    async with show(workbook, "/min-uge/uge/1/2") as h:
        await h.tap("Næste")
        monkeypatch.setattr(arrival, "SETTLE_S", 3600.0)
        await h.tap("Søvn")
        assert not h.chosen()


@pytest.mark.parametrize("route", [CHOICE, OFFER, f"{CHOICE}/tegn/nowhere", f"{OFFER}/tegn/nowhere"])
async def test_there_is_nothing_to_choose_before_it_is_begun(route: str) -> None:
    """A path opened too early says so and leads on."""
    async with show(a_workbook(Calendar()), route) as h:
        await h.tap("Gå til Min uge")
        assert h.page.route == "/min-uge"
