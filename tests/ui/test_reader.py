"""The pages of a handout: what stands on them, the way through them, and where one goes on."""

from __future__ import annotations

import flet as ft
import pytest

from imr_workbook.content.screens import screens
from imr_workbook.domain.reading import bookmarked, place
from imr_workbook.store.memory import MemoryStore
from imr_workbook.ui import routes
from imr_workbook.ui.theme import PRIMARY
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.ui.windows import a_window, a_workbook, library

NB = "\u00a0"
MODULE = "/haefter/m01"
FIRST = f"{MODULE}/m01-t1/m01-t1-kort/1"


def filled(window: Headless) -> list[str]:
    """The words of the filled buttons."""
    found = [one for one in window.walk() if isinstance(one, ft.OutlinedButton) and one.style is not None]
    return [
        one.content.value
        for one in found
        if isinstance(one.content, ft.Text)
        and isinstance(one.style, ft.ButtonStyle)
        and one.style.bgcolor == PRIMARY
    ]


async def test_a_topic_is_read_page_by_page_and_finished() -> None:
    """From Kort sagt with Læs mere and Næste to Færdig, which leads back to the module."""
    workbook = a_workbook()
    shown = screens(library().topic("m01-t3"))
    async with a_window(workbook, f"{MODULE}/m01-t3/m01-t3-kort/1") as window:
        for number, screen in enumerate(shown, start=1):
            assert window.headings()[0] == screen.page.title
            assert window.sees(f"Dit liv lige nu{NB}· Side{NB}{number}{NB}af{NB}{len(shown)}")
            await window.tap("Læs mere" if number == 1 else "Færdig" if number == len(shown) else "Næste")
        assert window.page.route == MODULE
        assert window.sees("Læst")
    where = place(workbook.state, "m01-t3")
    assert where is not None
    assert where.finished


async def test_kort_sagt_can_be_enough() -> None:
    """”Det er nok for i dag” leads to I dag, and the topic is gone on with where it was left."""
    workbook = a_workbook()
    async with a_window(workbook, FIRST) as window:
        await window.tap("Det er nok for i dag")
        assert window.page.route == routes.TODAY
        assert window.sees("Hvad er recovery?")


async def test_back_leads_one_page_back() -> None:
    """Not to where one came from."""
    async with a_window(a_workbook(), f"{MODULE}/m01-t1/m01-t1-haab/1") as window:
        await window.tap("Tilbage")
        assert window.headings()[0] == "Din egen vej"


async def test_reading_goes_on_where_it_was_left() -> None:
    """After the app was stopped too: the very screen, also in the middle of a long exercise."""
    store = MemoryStore()
    async with a_window(a_workbook(store=store), f"{MODULE}/m01-t1/m01-t1-hjaelper/2") as window:
        assert window.headings()[0] == "Hvad hjælper dig?"
    again = a_workbook(store=store)
    async with a_window(again, routes.HANDOUTS) as window:
        assert window.sees(f"Recovery og mål{NB}· Side{NB}7{NB}af{NB}10")
        await window.tap("Læs videre")
        assert window.page.route == f"{MODULE}/m01-t1/m01-t1-hjaelper/2"


async def test_a_page_that_is_no_longer_there_opens_the_topic() -> None:
    """A link of an older version is no dead end."""
    async with a_window(a_workbook(), f"{MODULE}/m01-t1/m01-t1-en-gammel-side/4") as window:
        assert window.headings()[0] == "Kort sagt"


async def test_a_bookmark_is_set_found_and_taken_away() -> None:
    """It stands under Hæfter while there is one, and leads to its page."""
    workbook = a_workbook()
    async with a_window(workbook, f"{MODULE}/m01-t1/m01-t1-haab/1") as window:
        await window.tap("Bogmærke")
        assert window.chosen() == ["Bogmærke"]
        assert bookmarked(workbook.state) == {"m01-t1-haab"}
        await window.go(routes.HANDOUTS)
        await window.tap("Mine bogmærker")
        await window.tap("Håb kan lånes Hvad er recovery?")
        assert window.headings()[0] == "Håb kan lånes"
        await window.tap("Bogmærke")
        await window.go(routes.HANDOUTS)
        assert not window.sees("Mine bogmærker")
    assert not bookmarked(workbook.state)


async def test_what_is_tried_in_everyday_life_is_chosen_and_let_go() -> None:
    """One tap takes it to I dag, another lets it go."""
    workbook = a_workbook()
    async with a_window(workbook, FIRST) as window:
        await window.tap("Det vil jeg prøve")
        assert window.sees("Det står under I dag.")
        await window.go(routes.TODAY)
        assert window.sees("Spørg en, du er tryg ved: ”Hvad giver dig håb?”")
        await window.go(FIRST)
        await window.tap("Det vil jeg alligevel ikke")
        assert window.sees("Det vil jeg prøve")


async def test_the_handouts_are_danish_and_the_english_interface_says_so() -> None:
    """The buttons are English; what belongs to the handouts is not."""
    workbook = a_workbook(language="en")
    async with a_window(workbook, routes.HANDOUTS) as window:
        assert window.sees("The handouts are in Danish.")
        await window.go(FIRST)
        assert window.headings()[0] == "Kort sagt"
        assert window.sees("Prøv i hverdagen")
        assert window.sees("Read more")
        assert window.sees("That is enough for today")
        await window.go(f"{MODULE}/m01-t1/m01-t1-egen-vej/1")
        assert window.sees("Sådan kan det være (opdigtet)")
    async with a_window(a_workbook(), routes.HANDOUTS) as window:
        assert not window.sees("Hæfterne er på dansk.")


async def test_calm_mode_leaves_the_drawings_out() -> None:
    """The text says everything that they do."""
    async with a_window(a_workbook(), FIRST) as window:
        assert [one for one in window.walk() if isinstance(one, ft.Image)]
    async with a_window(a_workbook(calm=True), FIRST) as window:
        assert not [one for one in window.walk() if isinstance(one, ft.Image)]


async def test_drawings_are_described() -> None:
    """To those who do not see them."""
    async with a_window(a_workbook(), FIRST) as window:
        (picture,) = (one for one in window.walk() if isinstance(one, ft.Image))
        assert (
            picture.semantics_label
            == "En dør står åben. Udenfor går en sti op over en bakke, og solen skinner."
        )


ALL_SCREENS = [
    (module.id, topic.id, screen.page.id, screen.part)
    for module in library().modules
    for topic in (*module.topics, *((module.together,) if module.together else ()))
    for screen in screens(topic)
]


@pytest.fixture(scope="module")
def reader() -> Workbook:
    return a_workbook()


async def test_every_screen_has_one_heading_one_filled_button_and_hjaelp_nu(reader: Workbook) -> None:
    """No page is shown as one that cannot be shown, in any topic."""
    async with a_window(reader) as window:
        for module_id, topic_id, page_id, part in ALL_SCREENS:
            await window.go(routes.page(module_id, topic_id, page_id, part))
            assert window.headings()[0] == library().page(page_id).title
            assert len(filled(window)) == 1, page_id
            assert window.sees("Hjælp nu")
            assert not window.sees("Siden kan ikke vises")
