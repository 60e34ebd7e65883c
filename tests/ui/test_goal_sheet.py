"""The goal sheet in the handouts, drawn without a client: what is written there and what it becomes."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from imr_workbook.content.library import load_library
from imr_workbook.device.resources import assets_dir, locales_dir
from imr_workbook.domain.answers import answer
from imr_workbook.domain.goals import goals
from imr_workbook.domain.steps import goal_of, steps
from imr_workbook.ui import routes
from imr_workbook.ui.app import window
from imr_workbook.vault.vault import StandingOpen
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.workbook.turning_calendar import Calendar, open_workbook

SHEET = "m01-e-maal"
PAGE = routes.page("m01", "m01-t4", "m01-t4-maalark")
FIELDS = ["Mit mål", "Derfor", "Mit første skridt"]


@pytest.fixture
def workbook() -> Workbook:
    opened = open_workbook(Calendar(), library=load_library(assets_dir()))
    opened.finish_welcome()
    return opened


@pytest_asyncio.fixture
async def screen(workbook: Workbook) -> AsyncIterator[Headless]:
    async with Headless(window(StandingOpen(workbook), locales_dir()), route=PAGE) as opened:
        yield opened


async def test_three_fields_and_none_is_needed(screen: Headless, workbook: Workbook) -> None:
    """An empty sheet says what to do, and makes nothing."""
    assert list(screen.fields()) == FIELDS
    await screen.tap("Gem det under Mål")
    assert screen.sees("Skriv et mål eller et skridt først.")
    assert (goals(workbook.state), steps(workbook.state)) == ([], [])


async def test_what_to_do_goes_when_it_is_done_and_with_the_screen(screen: Headless) -> None:
    """The line about an empty sheet is gone once something is written, and never stands on another screen."""
    advice = "Skriv et mål eller et skridt først."
    await screen.tap("Gem det under Mål")
    assert screen.sees(advice)
    await screen.write("Mit mål", "Synge")
    assert not screen.sees(advice)
    await screen.write("Mit mål", "")
    await screen.tap("Gem det under Mål")
    assert screen.sees(advice)
    await screen.go(routes.GOALS)
    assert not screen.sees(advice)


async def test_what_is_written_is_kept_whether_it_becomes_a_goal_or_not(
    screen: Headless, workbook: Workbook
) -> None:
    """It is an answer like any other."""
    for label in FIELDS:
        await screen.write(label, f"{label} her")
    given = answer(workbook.state, SHEET)
    assert [given.text(name) for name in ("goal", "why", "step")] == [f"{label} her" for label in FIELDS]
    assert goals(workbook.state) == []


async def test_one_tap_makes_a_goal_and_a_step(screen: Headless, workbook: Workbook) -> None:
    """Also of words typed in the same moment; afterwards the sheet shows what stands under Mål."""
    await screen.write("Mit mål", "Synge")
    await screen.write("Derfor", "Det er sjovt")
    field = screen.fields()["Mit første skridt"]
    await screen.fire(field, "change", "Finde et kor", value="Finde et kor")
    await screen.tap("Gem det under Mål")
    (its_goal,), (its_step,) = goals(workbook.state), steps(workbook.state)
    assert (its_goal.text, its_goal.why, its_step.text) == ("Synge", "Det er sjovt", "Finde et kor")
    assert goal_of(workbook.state, its_step) == its_goal
    assert screen.fields() == {}
    assert screen.sees("Mit mål · gemt under Mål")
    assert not screen.sees("Gem det under Mål")


async def test_the_goal_is_worded_under_maal_from_then_on(screen: Headless, workbook: Workbook) -> None:
    """The sheet shows the words as they are there, and leads there."""
    await screen.write("Mit mål", "Synge")
    await screen.tap("Gem det under Mål")
    await screen.tap("Se det under Mål")
    await screen.tap("Du kan altid ændre dit mål")
    await screen.tap("Ret målet")
    await screen.write("Mit mål", "Synge i kor")
    await screen.tap("Færdig")
    await screen.go(PAGE)
    assert screen.sees("Synge i kor")
    assert list(screen.fields()) == ["Mit første skridt"]
    await screen.write("Mit første skridt", "Finde et kor")
    await screen.tap("Gem det under Mål")
    assert [one.text for one in goals(workbook.state)] == ["Synge i kor"]
    (its_step,) = steps(workbook.state)
    assert goal_of(workbook.state, its_step) == goals(workbook.state)[0]


async def test_a_removed_goal_gives_the_sheet_back(screen: Headless, workbook: Workbook) -> None:
    """With the words as they were written; a new tap makes one goal again."""
    await screen.write("Mit mål", "Synge")
    await screen.tap("Gem det under Mål")
    workbook.remove_goal(goals(workbook.state)[0].id)
    await screen.settle()
    assert screen.fields()["Mit mål"].value == "Synge"
    await screen.tap("Gem det under Mål")
    assert [one.text for one in goals(workbook.state)] == ["Synge"]


async def test_a_step_alone_becomes_a_step_alone(screen: Headless, workbook: Workbook) -> None:
    """No goal is made of it."""
    await screen.write("Mit første skridt", "Finde guitaren frem")
    await screen.tap("Gem det under Mål")
    assert goals(workbook.state) == []
    assert [one.goal for one in steps(workbook.state)] == [None]
    assert list(screen.fields()) == ["Mit mål", "Derfor"]


async def test_the_practice_box_says_where_the_practice_is(screen: Headless, workbook: Workbook) -> None:
    """On I dag, kept under Mål, or told about; and it can be taken up again."""
    await screen.go(routes.page("m01", "m01-t4", "m01-t4-kort"))
    await screen.tap("Det vil jeg prøve")
    assert screen.sees("Det står under I dag.")
    workbook.put_practice_away("m01-t4-p")
    await screen.settle()
    assert screen.sees("Det ligger under Mål.")
    await screen.tap("Vis det under I dag")
    assert screen.sees("Det står under I dag.")
    await screen.go(routes.practice("m01-t4-p", today=True))
    await screen.tap("Jeg gjorde det")
    await screen.go(routes.page("m01", "m01-t4", "m01-t4-kort"))
    assert screen.sees("Jeg gjorde det · 7. september")
    await screen.tap("Prøv det igen")
    assert screen.sees("Det står under I dag.")
