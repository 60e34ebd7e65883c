"""Er det en svær dag? Three small ways, and nothing that asks how bad it is."""

from __future__ import annotations

from datetime import time

import pytest

from imr_workbook.domain.plans import HelpfulList
from imr_workbook.ui import routes
from imr_workbook.workbook import Workbook
from tests.ui.windows import MORNING, a_window, a_workbook, at

WAYS = ["Det hjælper mig", "Læs én kort side", "Gem resten til en anden dag"]


def busy(workbook: Workbook) -> Workbook:
    """Something to try, a step today, and the week's questions."""
    workbook.try_practice(next(workbook.library.practices()).id)
    workbook.take_step("Gå en tur", workbook.today())
    workbook.start_questions()
    return workbook


async def test_it_is_always_there_at_the_bottom_of_today() -> None:
    """Chosen by the person, whatever else stands on I dag."""
    for workbook in (a_workbook(), busy(a_workbook())):
        async with a_window(workbook) as screen:
            await screen.tap("Er det en svær dag?")
            assert screen.headings() == ["En svær dag"]
            assert [text for text in screen.texts() if text in WAYS] == WAYS


async def test_what_helps_is_one_tap_away() -> None:
    """The person's own words, to be read and not filled in; back leads to the hard day."""
    workbook = a_workbook()
    workbook.write_helpful("h", HelpfulList.HELPS_ME, "Musik")
    async with a_window(workbook, routes.HARD_DAY) as screen:
        await screen.tap("Det hjælper mig")
        assert screen.sees("Musik")
        assert not screen.sees("Ret")
        await screen.tap("Tilbage")
        assert screen.headings() == ["En svær dag"]


async def test_the_short_page_is_the_one_of_the_topic_one_is_in() -> None:
    """”Kort sagt” of what is being read; in a new workbook the very first."""
    workbook = a_workbook()
    topics = [topic for module in workbook.library.modules for topic in module.topics]
    async with a_window(workbook, routes.HARD_DAY) as screen:
        await screen.tap("Læs én kort side")
        assert screen.page.route.split("/")[3:5] == [topics[0].id, topics[0].pages[0].id]
    workbook.finish_topic(topics[0].id)
    workbook.open_page(topics[1].id, topics[1].pages[2].id)
    async with a_window(workbook, routes.HARD_DAY) as screen:
        await screen.tap("Læs én kort side")
        assert screen.page.route.split("/")[3:5] == [topics[1].id, topics[1].pages[0].id]


async def test_when_everything_is_read_there_is_still_a_short_page() -> None:
    """It may be read again."""
    workbook = a_workbook()
    for module in workbook.library.modules:
        for topic in module.topics:
            workbook.open_page(topic.id, topic.pages[0].id)
            workbook.finish_topic(topic.id)
    async with a_window(workbook, routes.HARD_DAY) as screen:
        await screen.tap("Læs én kort side")
        assert screen.page.route.startswith(f"{routes.HANDOUTS}/")


async def test_the_rest_is_saved_and_nothing_more_is_asked_for_today() -> None:
    """Said in one sentence; I dag then has nothing to do on it. The next day all of it is there again."""
    calendar = at(MORNING)
    workbook = busy(a_workbook(calendar))
    async with a_window(workbook) as screen:
        assert screen.sees("Gå en tur")
        await screen.go(routes.HARD_DAY)
        await screen.tap("Gem resten til en anden dag")
        assert screen.sees("Det er gemt til en anden dag.")
        assert screen.sees("Du behøver ikke gøre mere.")
        await screen.tap("Gå til I dag")
        assert screen.sees("Det er gemt til en anden dag.")
        assert not {"Gå en tur", "Hvordan gik det?", "Ugens spørgsmål", "Læs"} & set(screen.texts())
        assert screen.sees("Er det en svær dag?")
    calendar.turn(1)
    async with a_window(workbook) as screen:
        assert not screen.sees("Det er gemt til en anden dag.")
        assert screen.sees("Gå en tur")


async def test_it_can_be_taken_back_at_once_and_later_the_same_day() -> None:
    """Fortryd, or from I dag."""
    workbook = busy(a_workbook())
    async with a_window(workbook) as screen:
        before = screen.texts()
        await screen.go(routes.HARD_DAY)
        await screen.tap("Gem resten til en anden dag")
        await screen.tap("Fortryd")
        assert screen.headings() == ["En svær dag"]
        await screen.tap("Gem resten til en anden dag")
        await screen.tap("Gå til I dag")
        await screen.tap("Tag det frem igen")
        assert screen.texts() == before


async def test_the_address_of_the_end_means_nothing_on_another_day() -> None:
    """Opened from the history of the browser, it shows the three ways and not something untrue."""
    async with a_window(a_workbook(), routes.RESTING) as screen:
        assert screen.headings() == ["En svær dag"]


@pytest.mark.parametrize("clock", [time(3), MORNING, time(23, 59)])
async def test_it_is_the_same_at_any_hour_and_whatever_was_answered(clock: time) -> None:
    """Nothing on it depends on the clock or on what is in the workbook."""
    full = busy(a_workbook(at(clock)))
    full.answer_question("hope", 0)
    shown = []
    for workbook in (a_workbook(at(clock)), full):
        async with a_window(workbook, routes.HARD_DAY) as screen:
            shown.append(screen.texts())
    assert shown[0] == shown[1]
