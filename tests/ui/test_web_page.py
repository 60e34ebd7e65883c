"""The web app: a newer version is offered and never forced, and what the browser may throw away is spoken of calmly."""

from __future__ import annotations

from pathlib import Path

import pytest

from imr_workbook.device.resources import locales_dir
from imr_workbook.device.web_page import WebPage
from imr_workbook.domain.offers import Offer
from imr_workbook.ui import routes
from imr_workbook.ui.app import window
from imr_workbook.ui.autosave import Autosave
from imr_workbook.ui.state import Drafts
from imr_workbook.vault.vault import StandingOpen, Vault
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.ui.windows import a_window, a_workbook, keys
from tests.vault.places import KODE, Clock, opened

READY = "En ny version er klar. Den kommer, næste gang du åbner arbejdsbogen."
DAY_S = 24 * 60 * 60
BACKUP = "Vil du gemme en sikkerhedskopi?"


class Told(WebPage):
    """A page that answers nothing, and remembers what it was told."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.colours: list[str] = []
        super().__init__(self._note)

    def _note(self, word: str) -> None:
        (self.colours if word in {"system", "light", "dark"} else self.words).append(word)


@pytest.fixture
def page() -> Told:
    return Told()


def shown(vault: Vault, page: WebPage, route: str = routes.TODAY) -> Headless:
    return Headless(window(vault, locales_dir(), web_page=page), route=route)


@pytest.mark.parametrize("route", [routes.TODAY, routes.ABOUT])
async def test_a_newer_version_is_told_of_where_one_looks(page: Told, route: str) -> None:
    """One line, while the screen stands; nothing moves until the button is tapped."""
    async with shown(StandingOpen(a_workbook()), page, route) as screen:
        assert not screen.sees(READY)
        page.heard("newer", True)
        await screen.settle()
        assert screen.texts().count(READY) == 1
        assert page.words == []
        await screen.tap("Brug den nu")
        assert page.words == ["update"]
        page.heard("newer", False)
        await screen.settle()
        assert not screen.sees(READY)


@pytest.mark.parametrize("route", [routes.GOALS, routes.HANDOUTS, routes.HELP, routes.SETTINGS])
async def test_and_nowhere_else(page: Told, route: str) -> None:
    async with shown(StandingOpen(a_workbook()), page, route) as screen:
        page.heard("newer", True)
        await screen.settle()
        assert not screen.sees(READY)
        assert "newer.use" not in keys(screen)


async def test_outside_the_web_app_nothing_is_said() -> None:
    for route in (routes.TODAY, routes.ABOUT):
        async with a_window(a_workbook(), route) as screen:
            assert not screen.sees(READY)


async def test_a_page_that_is_gone_hears_nothing_more(page: Told) -> None:
    async with shown(StandingOpen(a_workbook()), page):
        pass
    page.heard("newer", True)


async def test_the_page_is_told_of_the_colours_at_the_start_and_when_they_change(page: Told) -> None:
    """Also when they are left to the phone: else it would remember what was chosen in a workbook that is gone."""
    workbook = a_workbook()
    async with shown(StandingOpen(workbook), page, routes.COLOURS) as screen:
        assert page.colours == ["system"]
        await screen.tap("Mørke")
        assert page.colours[-1] == "dark"
    page.colours.clear()
    async with shown(StandingOpen(workbook), page, routes.TODAY) as screen:
        assert page.colours == ["dark"]
        await screen.go(routes.COLOURS)
        await screen.tap("Lyse")
        assert page.colours[-1] == "light"
        await screen.tap("Automatisk")
        assert page.colours[-1] == "system"


async def test_the_browser_is_asked_once_something_is_written(page: Told) -> None:
    """Not for having read, and once."""
    workbook = a_workbook()
    async with shown(StandingOpen(workbook), page):
        workbook.open_page(*_a_page(workbook))
        assert page.words == []
        workbook.take_step("Gå en tur")
        workbook.take_step("Ring til Mor")
        assert page.words == ["keep"]


def _a_page(workbook: Workbook) -> tuple[str, str]:
    topic = next(topic for module in workbook.library.modules for topic in module.topics)
    return topic.id, topic.pages[0].id


async def test_where_it_may_be_thrown_away_a_backup_is_offered_once_a_month(
    tmp_path: Path, page: Told
) -> None:
    """After the kode and the reservenøgle, on I dag, with ”Ikke nu”."""
    clock = Clock()
    vault = opened(tmp_path, clock)
    vault.workbook.finish_welcome()
    vault.workbook.take_step("Gå en tur")
    page.heard("keeps", False)
    async with shown(vault, page) as screen:
        assert not screen.sees(BACKUP)
        vault.workbook.decline(Offer.KODE)
        await screen.settle()
        for answer in ("Ikke nu", "Se hvordan"):
            assert screen.sees(BACKUP)
            await screen.tap(answer)
            await screen.go(routes.TODAY)
            assert not screen.sees(BACKUP)
            clock.on(29 * DAY_S)
            await _another_day(screen)
            assert not screen.sees(BACKUP)
            clock.on(DAY_S)
            await _another_day(screen)
    vault.close()


async def _another_day(screen: Headless) -> None:
    await screen.fire(screen.page, "app_lifecycle_state_change", {"state": "resume"})


@pytest.mark.parametrize("keeps", [True, None])
async def test_where_it_is_kept_or_nobody_was_asked_no_backup_is_offered(
    tmp_path: Path, page: Told, keeps: bool | None
) -> None:
    vault = opened(tmp_path, Clock())
    vault.workbook.finish_welcome()
    vault.workbook.take_step("Gå en tur")
    vault.workbook.decline(Offer.KODE)
    if keeps is not None:
        page.heard("keeps", keeps)
    async with shown(vault, page) as screen:
        assert not screen.sees(BACKUP)
    vault.close()


async def test_a_backup_that_was_saved_is_not_asked_for(tmp_path: Path, page: Told) -> None:
    vault = opened(tmp_path, Clock())
    vault.workbook.finish_welcome()
    vault.workbook.take_step("Gå en tur")
    vault.set_kode(KODE)
    vault.workbook.decline(Offer.SPARE_KEY)
    page.heard("keeps", False)
    async with shown(vault, page, routes.BACKUP) as screen:
        await screen.tap("Gem en sikkerhedskopi")
        await screen.write("Din kode", KODE)
        await screen.tap("Fortsæt")
        assert screen.connection.saved
        await screen.go(routes.TODAY)
        assert not screen.sees(BACKUP)
    vault.close()


async def test_what_is_not_saved_is_known_before_anything_is_let_go() -> None:
    """In a field, and sealed behind the lock."""
    full = [True]

    def save(_text: str) -> None:
        if full:
            raise OSError

    drafts, autosave = Drafts(), Autosave(save, lambda _error: None)
    drafts.follow("step", autosave)

    def pending() -> bool:
        return drafts.pending

    assert not pending()
    autosave.typed("Gå en")
    drafts.flush()
    assert pending()
    drafts.put_away(lambda text: text[::-1])
    assert pending()
    full.clear()
    drafts.bring_back(lambda text: text[::-1])
    drafts.flush()
    assert not pending()


async def test_what_guards_it_in_a_browser_is_said_as_it_is(page: Told, tmp_path: Path) -> None:
    """Without a kode the lock of the phone alone; with one, that and where the rest of the key lies."""
    vault = opened(tmp_path)
    vault.workbook.finish_welcome()
    async with shown(vault, page, routes.KODE) as screen:
        assert screen.sees(
            "Uden kode er det kun låsen på din telefon, tablet eller computer, der passer på det."
        )
        vault.set_kode(KODE)
        await screen.go(routes.DATA)
        await screen.go(routes.KODE)
        assert screen.sees("En del af nøglen ligger i denne browser.")
    vault.close()
    async with a_window(a_workbook(), routes.KODE) as elsewhere:
        assert not elsewhere.sees("browser")
