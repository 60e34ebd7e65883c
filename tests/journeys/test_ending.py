"""The app is asked to end in the middle of a word."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import OpenPage
from tests.journeys.running_app import RunningApp


def test_what_is_being_typed_is_there_the_next_time(running: RunningApp, open_page: OpenPage) -> None:
    """Ctrl+C or logging off comes before the pause in which it would have been saved by itself."""
    page = open_page(running.link).start()
    page.tap("Næste").sees("Hvad vil du kaldes?")
    page.write("Navn", "Aya Maj")
    running.stop()
    with RunningApp(running.data) as again:
        open_page(again.link).start().tap("Næste").tap("Begynd").sees("Hej Aya Maj")


def test_a_page_whose_app_has_ended_says_so(running: RunningApp, open_page: OpenPage) -> None:
    """In Danish, with what to do and 112; and not before it has ended."""
    page = open_page(running.link).start().page
    gone = page.get_by_role("alert").filter(has_text="Forbindelsen til arbejdsbogen er væk.")
    expect(gone).to_have_count(0)
    running.stop()
    expect(gone).to_be_visible()
    expect(gone.get_by_role("link", name="112")).to_have_attribute("href", "tel:112")
