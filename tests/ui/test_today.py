"""I dag, drawn without a client: at most three cards, one filled button, and nothing that presses."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from datetime import time, timedelta
from functools import cache

import flet as ft
import pytest
import pytest_asyncio

from imr_workbook.content.library import Library, load_library
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.steps import step
from imr_workbook.ui import routes
from imr_workbook.ui.app import window
from imr_workbook.vault.vault import StandingOpen
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.workbook.turning_calendar import MONDAY, Calendar, open_workbook

TOMORROW = MONDAY + timedelta(days=1)
PRACTICE = "m01-t5-p-haab"
PRACTICE_WORDS = "Læg mærke til én ting, der giver dig lidt håb. Én om dagen er nok."


@cache
def handouts() -> Library:
    return load_library(assets_dir())


@pytest.fixture
def workbook(calendar: Calendar) -> Workbook:
    opened = open_workbook(calendar, library=handouts())
    opened.finish_welcome()
    return opened


@pytest_asyncio.fixture
async def screen(workbook: Workbook) -> AsyncIterator[Headless]:
    async with Headless(window(StandingOpen(workbook), locales_dir())) as opened:
        yield opened


def filled(screen: Headless) -> list[str]:
    """The words of the filled buttons."""
    found = (one for one in screen.walk() if isinstance(one, ft.OutlinedButton))
    return [
        " ".join(screen._words(one))
        for one in found
        if isinstance(one.style, ft.ButtonStyle) and one.style.bgcolor == ft.Colors.PRIMARY
    ]


def cards(screen: Headless) -> list[str]:
    """The heading of each card."""
    return screen.headings()[1:]


async def again(screen: Headless) -> None:
    """As when one comes back to I dag."""
    await screen.go(routes.SETTINGS)
    await screen.go(routes.TODAY)


async def looked_at(screen: Headless) -> None:
    """The window comes into sight again."""
    await screen.fire(screen.page, "app_lifecycle_state_change", {"state": "resume"})


async def test_the_first_day_has_one_card(screen: Headless) -> None:
    """Start her, and nothing else; text size and settings are there."""
    assert screen.sees("Start her")
    assert len(cards(screen)) == 1
    assert filled(screen) == ["Læs"]
    await screen.tap("Aa Tekststørrelse")
    assert screen.headings() == ["Tekststørrelse"]
    await screen.go(routes.TODAY)
    await screen.tap("Indstillinger")
    assert screen.headings() == ["Indstillinger"]


@pytest.mark.parametrize("there", list(itertools.product([True, False], repeat=3)))
async def test_never_more_than_three_cards_and_one_filled_button(
    screen: Headless, workbook: Workbook, there: tuple[bool, bool, bool]
) -> None:
    """Step and questions come before what can be read, and something to try where there is room."""
    has_step, has_questions, has_practice = there
    if has_step:
        workbook.take_step("Ringe til Ida", MONDAY)
    if has_questions:
        workbook.start_questions()
    if has_practice:
        workbook.try_practice(PRACTICE)
    await again(screen)
    expected = [
        *(["Ringe til Ida"] if has_step else []),
        *(["Hvordan har du det?"] if has_questions else []),
        "Hvad er recovery?",
        *([PRACTICE_WORDS] if has_practice else []),
    ]
    assert cards(screen) == expected[:3]
    assert filled(screen) == (["Svar nu"] if has_questions else ["Læs"])


async def test_before_its_day_a_step_can_be_worded_and_made_smaller(
    screen: Headless, workbook: Workbook
) -> None:
    """Quietly; both lead back to I dag."""
    workbook.take_step("Gå rundt om søen", TOMORROW, step_id="s")
    await again(screen)
    assert screen.sees("I morgen")
    assert not screen.sees("Hvordan gik det?")
    await screen.tap("Ret")
    await screen.write("Hvad vil du gøre?", "Gå om søen")
    await screen.tap("Færdig")
    assert "Gå om søen" in cards(screen)
    await screen.tap("Gør det mindre")
    await screen.write("Et mindre skridt", "Gå ned til søen")
    await screen.tap("Brug det nye skridt")
    assert "Gå ned til søen" in cards(screen)


async def test_the_goal_of_a_step_stands_under_it(screen: Headless, workbook: Workbook) -> None:
    """With its day and the person's own words for when."""
    goal_id = workbook.set_goal("Se mine venner oftere")
    workbook.take_step("Gå en tur", TOMORROW, goal_id=goal_id)
    await again(screen)
    assert screen.sees("Mit mål: Se mine venner oftere")


async def test_from_its_evening_it_is_asked_how_it_went(
    screen: Headless, workbook: Workbook, calendar: Calendar
) -> None:
    """The screen's filled button; told, the step leaves I dag without a word about what was told."""
    workbook.take_step("Gå en tur", MONDAY, step_id="s")
    await again(screen)
    assert screen.sees("Ret")
    calendar.set(MONDAY, time(17))
    await again(screen)
    assert not screen.sees("Ret")
    assert filled(screen) == ["Hvordan gik det?"]
    await screen.tap("Hvordan gik det?")
    await screen.tap("Ikke denne gang")
    await screen.tap("Færdig")
    assert screen.headings()[0] == "Hej"
    assert "Gå en tur" not in cards(screen)
    assert not screen.sees("Ikke denne gang")
    found = step(workbook.state, "s")
    assert found is not None
    assert found.outcome is Outcome.NOT_THIS_TIME


async def test_unanswered_for_a_week_it_leaves_i_dag_in_silence(
    screen: Headless, workbook: Workbook, calendar: Calendar
) -> None:
    """It lies under Mål, without a mark."""
    workbook.take_step("Gå en tur", MONDAY)
    calendar.turn(7)
    await again(screen)
    assert "Gå en tur" in cards(screen)
    calendar.turn(1)
    await again(screen)
    assert "Gå en tur" not in cards(screen)
    await screen.go(routes.GOALS)
    assert screen.sees("Gå en tur")
    assert screen.sees("7. september")


async def test_over_midnight_the_next_tap_shows_the_new_day(
    screen: Headless, workbook: Workbook, calendar: Calendar
) -> None:
    """A window that stood open all night; nothing has to be loaded again."""
    workbook.take_step("Gå en tur", TOMORROW)
    await again(screen)
    assert screen.sees("mandag den 7. september")
    calendar.turn(1)
    await again(screen)
    assert screen.sees("tirsdag den 8. september")
    assert not screen.sees("I morgen")


async def test_looked_at_again_it_is_as_late_as_it_is(
    screen: Headless, workbook: Workbook, calendar: Calendar
) -> None:
    """A window that lay in the background: nothing has to be tapped before it shows the evening, or the new day."""
    workbook.take_step("Gå en tur", MONDAY)
    await again(screen)
    calendar.set(MONDAY, time(17))
    await looked_at(screen)
    assert filled(screen) == ["Hvordan gik det?"]
    calendar.turn(1)
    await looked_at(screen)
    assert screen.sees("tirsdag den 8. september")


async def test_something_to_try_can_be_told_about_put_away_or_let_go(
    screen: Headless, workbook: Workbook
) -> None:
    """The same four answers as a step; what is put away lies under Mål."""
    workbook.try_practice(PRACTICE)
    await again(screen)
    await screen.tap("Hvordan gik det?")
    await screen.tap("Gem det til en anden dag")
    assert PRACTICE_WORDS not in cards(screen)
    await screen.go(routes.GOALS)
    assert screen.sees("Gemt til en anden dag")
    await screen.tap(PRACTICE_WORDS)
    await screen.tap("Noget af det")
    await screen.write("Det hjalp mig", "Musik")
    await screen.tap("Færdig")
    await screen.tap("Tidligere og gemt")
    assert screen.sees("Noget af det · 7. september")
    workbook.try_practice("m01-t4-p")
    await again(screen)
    await screen.tap("Hvordan gik det?")
    await screen.tap("Det vil jeg alligevel ikke")
    assert len(cards(screen)) == 1


async def test_a_hard_day_puts_everything_away_until_tomorrow(
    screen: Headless, workbook: Workbook, calendar: Calendar
) -> None:
    """Nothing is asked for, and the next day the step is there again."""
    workbook.take_step("Gå en tur", TOMORROW)
    workbook.rest_until_another_day()
    await again(screen)
    assert cards(screen) == ["Det er gemt til en anden dag."]
    calendar.turn(1)
    workbook.write_step("other", "Noget andet")
    await again(screen)
    assert "Gå en tur" in cards(screen)


async def test_a_goal_is_never_asked_for(screen: Headless, workbook: Workbook, calendar: Calendar) -> None:
    """No goal, no step, weeks away: I dag says nothing about it."""
    workbook.have_no_goal_yet()
    for _week in range(6):
        calendar.turn(7)
        workbook.call_me(f"Aya {_week}")
        await again(screen)
        assert len(cards(screen)) == 1
        assert not screen.sees("mål endnu")
