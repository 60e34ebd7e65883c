"""The first start: two pages, and then never again."""

from __future__ import annotations

import pytest

from imr_workbook.domain.profile import profile
from imr_workbook.store.memory import MemoryStore
from imr_workbook.ui import routes
from tests.ui.windows import a_window, a_workbook

FIRST, SECOND = "Din arbejdsbog", "Hvad vil du kaldes?"


async def test_two_pages_and_then_i_dag() -> None:
    """What it is and who can see it; what to be called; nothing more is asked."""
    workbook = a_workbook(welcomed=False)
    async with a_window(workbook) as window:
        assert window.headings() == [FIRST]
        assert window.sees("Det, du skriver, bliver på denne telefon, tablet eller computer.")
        await window.tap("Næste")
        assert window.headings() == [SECOND]
        await window.write("Navn", "Aya")
        await window.tap("Begynd")
        assert window.headings()[0] == "Hej Aya"
    assert profile(workbook.state).welcomed


async def test_while_nothing_is_locked_the_first_page_says_so() -> None:
    """Nobody writes down what is real before it can be kept from others."""
    async with a_window(a_workbook(welcomed=False)) as window:
        assert window.sees("Prøveversion: brug ikke rigtige oplysninger endnu")


async def test_the_name_may_be_skipped() -> None:
    """I dag greets without one."""
    async with a_window(a_workbook(welcomed=False)) as window:
        await window.tap("Næste")
        assert window.sees("Du kan springe over.")
        await window.tap("Begynd")
        assert window.headings()[0] == "Hej"


async def test_going_back_keeps_what_is_written() -> None:
    """Nothing is lost by looking at the first page again."""
    async with a_window(a_workbook(welcomed=False)) as window:
        await window.tap("Næste")
        await window.write("Navn", "Aya")
        await window.tap("Tilbage")
        assert window.headings() == [FIRST]
        await window.tap("Næste")
        assert window.fields()["Navn"].value == "Aya"


@pytest.mark.parametrize("path", [routes.HANDOUTS, routes.WEEK, routes.SETTINGS])
async def test_they_come_before_every_other_screen_until_they_are_done(path: str) -> None:
    """A link from someone leads to them first, and then to where it said."""
    workbook = a_workbook(welcomed=False)
    async with a_window(workbook, path) as window:
        assert window.headings() == [FIRST]
        await window.tap("Næste")
        await window.tap("Begynd")
        assert FIRST not in window.headings()
        assert window.page.route == path


async def test_they_do_not_come_again() -> None:
    """Not in another window, and not after the app was closed."""
    store = MemoryStore()
    workbook = a_workbook(welcomed=False, store=store)
    async with a_window(workbook) as first, a_window(workbook) as second:
        await first.tap("Næste")
        await first.tap("Begynd")
        assert second.headings()[0] == "Hej"
    async with a_window(a_workbook(welcomed=False, store=store)) as window:
        assert window.headings()[0] == "Hej"


async def test_they_speak_english_too() -> None:
    """Where the settings say so, as after another start on the same device."""
    async with a_window(a_workbook(welcomed=False, language="en")) as window:
        assert window.headings() == ["Your workbook"]
        assert window.sees("Trial version: do not use real information yet")
