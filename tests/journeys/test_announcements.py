"""What assistive technology says without being asked: where one has come, when something is saved, what went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pytest
from playwright.sync_api import Page

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.changes import Change
from imr_workbook.i18n import DANISH, language
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import StoreFull
from imr_workbook.ui.safety import NOT_SAVED_FULL
from tests.journeys.conftest import OpenPage
from tools.served import Served
from tools.workbooks import new_workbook

WORDS = "/haefter/m01/m01-t1/m01-t1-egne-ord/1"
RECOVERY = "For mig betyder recovery …"
_ = language(DANISH, locales_dir()).gettext
CHOOSE = "/haefter/m01/m01-t3/m01-t3-vaelg/1"


class FullNow(MemoryStore):
    """Has no room while `full`."""

    def __init__(self) -> None:
        super().__init__()
        self.full = False

    def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:
        """As ever, while there is room."""
        if self.full:
            raise StoreFull("no room")
        return super().append(changes, cursor)


class Said:
    """All that the live regions of a page have held, from now on."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.evaluate(
            """() => {
                window.said = [];
                new MutationObserver((changes) => {
                    for (const change of changes) {
                        const place = change.target.nodeType === 1 ? change.target : change.target.parentElement;
                        if (place?.closest('[aria-live]')) window.said.push(place.textContent);
                    }
                }).observe(document.body, { subtree: true, childList: true, characterData: true });
            }"""
        )

    def hears(self, text: str) -> Said:
        """Wait until this was said."""
        self._page.wait_for_function("text => window.said.some((one) => one.includes(text))", arg=text)
        return self

    def all(self) -> str:
        """Everything said, a line each."""
        return str(self._page.evaluate("() => window.said.join('\\n')"))


@pytest.fixture(scope="module")
def store() -> FullNow:
    """One that can be full."""
    return FullNow()


@pytest.fixture(scope="module")
def served(store: FullNow) -> Iterator[Served]:
    """An empty workbook on it."""
    workbook = new_workbook(store=store)
    workbook.finish_welcome()
    with Served(workbook) as served:
        yield served


def test_where_one_has_come(served: Served, open_page: OpenPage) -> None:
    """Every screen says its heading, from wherever one came."""
    phone = open_page(served.link).start()
    said = Said(phone.page)
    phone.tap("Mål")
    said.hears("Hvad passer til dig lige nu?")
    phone.tap("Hjælp nu")
    said.hears("Har du brug for hjælp nu?")
    phone.tap("Luk").sees("Hvad passer til dig lige nu?").tap("I dag")
    said.hears("Hej")


def test_that_it_is_saved(served: Served, open_page: OpenPage) -> None:
    """Once it is, and not before; nor again on arrival at what was saved earlier."""
    phone = open_page(served.link).start(WORDS).sees("Med dine egne ord")
    said = Said(phone.page)
    phone.write(RECOVERY, "Ro i køkkenet")
    said.hears("Gemt kl.")
    phone.visit("/haefter").sees("Se alle elleve emner")
    said = Said(phone.page)
    phone.visit(WORDS).sees("Gemt kl.")
    said.hears("Med dine egne ord")
    assert "Gemt kl." not in said.all()


def test_what_went_wrong(served: Served, store: FullNow, open_page: OpenPage) -> None:
    """A choice too many, a number that lacks a digit, and a device without room: each line is said."""
    phone = open_page(served.link).start(CHOOSE)
    said = Said(phone.page)
    for number in range(3):
        phone.tap(phone.page.get_by_role("checkbox").nth(number))
    said.hears(_("You have chosen %(count)d. Take one away to choose another.", count=2))
    phone.visit("/planer/kontakter/ny").sees(_("Eight digits, for example 12 34 56 78."))
    phone.write("Telefonnummer", "12 34")
    said.hears(_("Perhaps a digit is missing."))
    store.full = True
    phone.write("Navn", "Mor")
    said.hears(_(NOT_SAVED_FULL))
    store.full = False
    phone.sees("Gemt kl.").sees_not(_(NOT_SAVED_FULL))
