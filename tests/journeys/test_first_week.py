"""A person's first week, from the first start to the first answer, on a phone and on a tablet."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, ViewportSize

from tests.journeys.conftest import OpenPage
from tests.journeys.driver import PHONE, TABLET, Driver
from tests.journeys.running_app import RunningApp

RECOVERY = "For mig betyder recovery …"
SHEET = "/haefter/m01/m01-t4/m01-t4-maalark/1"


@pytest.mark.parametrize("viewport", [PHONE, TABLET], ids=["phone", "tablet"])
def test_everything_of_the_first_week_is_there_again(
    running: RunningApp, open_page: OpenPage, viewport: ViewportSize
) -> None:
    """Answer, goal, step, rating and place in the handout outlive the browser and the process."""
    window = open_page(running.link, viewport).start()
    window.tap("Næste").sees("Hvad vil du kaldes?").write("Navn", "Aya").tap("Begynd").sees("Hej Aya")
    read_and_answer(window)
    find_a_goal(window)
    answer_the_questions(window)
    # The topic that was read last is the one that goes on.
    window.visit("/haefter/m01").tap(window.button(re.compile("^Hvad er recovery"))).sees("Med dine egne ord")
    window.tap("Næste").sees("Det kan du tage med").sees("Side 10 af 10")

    window.page.context.close()
    running.kill()
    running.start()

    window = open_page(running.link, viewport).start().sees("Hej Aya")
    window.sees("Mit skridt i denne uge").sees("Skrive til Mikkel").sees("Side 10 af 10")
    window.tap("Læs videre").sees("Det kan du tage med").tap("Tilbage").sees("Med dine egne ord")
    window.holds(RECOVERY, "Ro i køkkenet")
    window.tap("Tilbage").sees("Sige nej, når det bliver for meget").tap("Tilbage").sees("Komme ud i naturen")
    assert nature(window).get_attribute("aria-checked") == "true"
    window.tap("Mål").tap(window.button(re.compile("^Se mine venner oftere"))).sees("Skrive til Mikkel")
    window.tap("Min uge").sees("Noget").sees("Mikkel ringede")
    assert window.reached == []


def read_and_answer(window: Driver) -> None:
    """The first topic from I dag: its pages, a choice, and a sentence."""
    window.tap("Læs").sees("Recovery betyder at komme sig").tap("Læs mere").sees("Side 2 af 10")
    for number in range(3, 8):
        window.tap("Næste").sees(f"Side {number} af 10")
    window.tap(nature(window)).sees("Gemt kl.")
    # An answered page says when it was saved in place of its number.
    window.tap("Næste").sees("Sige nej, når det bliver for meget").tap("Næste").sees("Side 9 af 10")
    window.write(RECOVERY, "Ro i køkkenet").sees("Gemt kl.")


def nature(window: Driver) -> Locator:
    """The first answer to one thing on the list."""
    return window.page.get_by_role("group", name="Komme ud i naturen").get_by_role(
        "checkbox", name="Det gør jeg"
    )


def find_a_goal(window: Driver) -> None:
    """The goal sheet, the goal under Mål, and a first step for it."""
    window.visit(SHEET).sees("Skriv dit mål").write("Mit mål", "Se mine venner oftere")
    window.tap("Gem det under Mål").sees("Mit mål · gemt under Mål")
    window.tap("Se det under Mål").tap("Nyt skridt").sees("Hvornår?")
    window.write("Hvad vil du gøre?", "Skrive til Mikkel").choose("I morgen").tap("Færdig")
    window.sees("Skrive til Mikkel")


def answer_the_questions(window: Driver) -> None:
    """The week's two questions about hope."""
    window.tap("Min uge").sees("Sådan har jeg det").settled().tap("Begynd").sees("Spørgsmål 1 af 2")
    window.settled().choose("Noget").sees("Spørgsmål 2 af 2")
    window.settled().write("Med dine egne ord", "Mikkel ringede").tap("Næste")
    window.sees("Vil du også følge noget andet?").settled().tap("Ikke nu").sees("De næste spørgsmål kommer")
