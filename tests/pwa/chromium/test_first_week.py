"""A person's first week in the app without a server: all of it is there when the browser was ended."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ViewportSize

from tests.journeys.driver import PHONE, TABLET, Driver
from tests.journeys.test_first_week import (
    RECOVERY,
    answer_the_questions,
    find_a_goal,
    nature,
    read_and_answer,
)
from tests.pwa.driver import PwaDriver
from tests.pwa.host import Host


@pytest.mark.parametrize("viewport", [PHONE, TABLET], ids=["phone", "tablet"])
def test_everything_of_the_first_week_is_there_again(
    context: BrowserContext, built: Path, viewport: ViewportSize
) -> None:
    """Answer, goal, step, rating and name outlive the page."""
    with Host.ours(built) as host:
        _a_week(context, host.link, viewport)


def _a_week(context: BrowserContext, link: str, viewport: ViewportSize) -> None:
    window: Driver = _page(context, link, viewport).start()
    window.tap("Næste").sees("Hvad vil du kaldes?").write("Navn", "Aya").tap("Begynd").sees("Hej Aya")
    read_and_answer(window)
    find_a_goal(window)
    answer_the_questions(window)
    # The topic that was read last is the one that goes on.
    window.visit("/haefter/m01").tap(window.button(re.compile("^Hvad er recovery"))).sees("Med dine egne ord")
    window.tap("Næste").sees("Det kan du tage med").sees("Side 10 af 10")
    window.page.close()

    window = _page(context, link, viewport).start().sees("Hej Aya")
    window.sees("Mit skridt i denne uge").sees("Skrive til Mikkel").sees("Side 10 af 10")
    window.tap("Læs videre").sees("Det kan du tage med").tap("Tilbage").sees("Med dine egne ord")
    window.holds(RECOVERY, "Ro i køkkenet")
    window.tap("Tilbage").sees("Sige nej, når det bliver for meget").tap("Tilbage").sees("Komme ud i naturen")
    assert nature(window).get_attribute("aria-checked") == "true"
    window.tap("Min uge").sees("Noget").sees("Mikkel ringede")
    assert window.reached == []


def _page(context: BrowserContext, link: str, viewport: ViewportSize) -> PwaDriver:
    page = context.new_page()
    page.set_viewport_size(viewport)
    return PwaDriver(page, link)
