"""Deleting: hidden at once, a way back for 30 days, and gone for good when it is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import flet as ft
import pytest

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.deleted import deleted
from imr_workbook.domain.erasure import erasure
from imr_workbook.domain.goals import goal, goals
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.plans import contacts
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import StoreFull
from imr_workbook.ui import routes, tending
from imr_workbook.ui.app import window
from imr_workbook.ui.state import Drafts
from imr_workbook.ui.tending import Tending
from imr_workbook.vault.vault import StandingOpen, Vault
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.ui.virtual_time import in_virtual_time
from tests.ui.windows import a_window, a_workbook, keys
from tests.vault.places import KODE, Clock, opened
from tests.workbook.turning_calendar import Calendar

DAY_S = 24 * 60 * 60
ONE = routes.deleted_one(Kind.CONTACT, "c")


@pytest.fixture
def workbook(calendar: Calendar) -> Workbook:
    """A contact and a goal were taken away today."""
    found = a_workbook(calendar)
    found.name_contact("c", "Mor")
    found.set_goal("Gå på højskole", goal_id="g")
    found.remove_contact("c")
    found.remove_goal("g")
    return found


@pytest.fixture
async def screen(workbook: Workbook) -> AsyncIterator[Headless]:
    async with a_window(workbook, routes.DATA) as found:
        yield found


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def vault(tmp_path: Path, clock: Clock) -> Iterator[Vault]:
    """One on the disk, in which a contact stands."""
    found = opened(tmp_path, clock)
    found.workbook.finish_welcome()
    found.workbook.name_contact("c", "Mor")
    yield found
    found.close()


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


def on(vault: Vault, route: str = routes.DELETE_ALL) -> Headless:
    return Headless(window(vault, locales_dir()), route=route)


# Slettet for nylig -------------------------------------------------------------------------------


async def test_what_was_deleted_is_two_taps_from_the_settings(screen: Headless) -> None:
    """With what it is and its last day, in the person's own words."""
    await screen.tap("Slettet for nylig")
    assert screen.page.route == routes.DELETED
    assert screen.sees("Mor")
    assert screen.sees("Kontakt · Forsvinder 7. oktober")
    assert screen.sees("Gå på højskole")
    assert screen.sees("Har du selv gemt kopier andre steder")


async def test_an_empty_list_says_so(calendar: Calendar) -> None:
    """And the way to it says nothing of how much there is, ever."""
    async with a_window(a_workbook(calendar), routes.DATA) as screen:
        assert screen.sees("Ikke noget lige nu")
        await screen.tap("Slettet for nylig")
        assert screen.sees("Her ligger ikke noget.")


async def test_putting_back_is_one_tap(screen: Headless, workbook: Workbook) -> None:
    """It is the screen's one filled button; afterwards the list is shown without it."""
    await screen.go(routes.DELETED)
    await screen.tap("Mor")
    assert screen.page.route == ONE
    await screen.tap("Læg det tilbage")
    assert [one.name for one in contacts(workbook.state)] == ["Mor"]
    assert screen.page.route == routes.DELETED
    assert not screen.sees("Mor")
    assert screen.sees("Det ligger igen, hvor det lå.")


async def test_deleting_for_good_is_asked_once_more(screen: Headless, workbook: Workbook) -> None:
    """Thinking better of it keeps it; a path to it says calmly that it is gone."""
    await screen.go(ONE)
    await screen.tap("Slet det for altid nu")
    await screen.tap("Behold det")
    assert screen.sees("Læg det tilbage")
    await screen.tap("Slet det for altid nu")
    await screen.tap("Slet nu")
    record = workbook.state.record(Kind.CONTACT, "c")
    assert record is not None
    assert record.bare
    assert not screen.sees("Mor")
    await screen.go(ONE)
    assert screen.headings() == ["Det findes ikke her"]


@pytest.mark.parametrize(
    ("path", "kind", "record_id"),
    [
        (routes.contact("c"), Kind.CONTACT, "c"),
        (routes.goal("g"), Kind.LONG_GOAL, "g"),
    ],
)
async def test_the_undo_where_it_was_removed_names_the_list_until_it_is_gone(
    screen: Headless, workbook: Workbook, path: str, kind: Kind, record_id: str
) -> None:
    """Fortryd stands there as before; purged in another window, it is offered nowhere any more."""
    await screen.go(path)
    assert screen.sees("Slettet for nylig")
    assert screen.sees("Fortryd")
    workbook.delete_now(kind, record_id)
    await screen.settle()
    assert not screen.sees("Fortryd")


# a handout's answers -----------------------------------------------------------------------------


async def test_the_answers_in_a_handout_go_together_and_come_back_together(calendar: Calendar) -> None:
    """Goals stay. A handout without answers is not in the list."""
    workbook = a_workbook(calendar)
    first, second = [one.id for one in workbook.exercises_in("m01")][:2]
    for one in (first, second):
        workbook.answer(one, "text", "Musik")
    workbook.set_goal("Gå på højskole")
    async with a_window(workbook, routes.DELETE) as screen:
        await screen.tap("Mine svar i et hæfte")
        await screen.tap("Recovery og mål")
        assert screen.sees("2 svar")
        await screen.tap("Slet svarene")
        assert workbook.answered_in("m01") == []
        await screen.tap("Fortryd")
        assert workbook.answered_in("m01") == [first, second]
        await screen.tap("Slet svarene")
        await screen.tap("Tilbage")
        assert screen.sees("Her er ingen svar at slette.")
        await screen.go(routes.DELETED)
        assert screen.sees("Recovery og mål")
        assert screen.sees("2 svar · ")
    assert len(goals(workbook.state)) == 1


# everything --------------------------------------------------------------------------------------


async def test_three_days_is_what_is_offered_and_can_be_taken_back(vault: Vault) -> None:
    """I dag says so in one line with Fortryd, and everything is there until then."""
    async with on(vault) as screen:
        await screen.tap("Slet om 3 dage")
        assert screen.sees("Alt bliver slettet fredag den 27. november")
        assert [one.name for one in contacts(vault.workbook.state)] == ["Mor"]
        await screen.go(routes.TODAY)
        assert screen.sees("Alt bliver slettet fredag den 27. november")
        await screen.tap("Fortryd")
        assert not screen.sees("Alt bliver slettet")
        assert erasure(vault.workbook.state, vault.workbook.now()) is None


async def test_what_the_app_cannot_reach_is_said_before(vault: Vault) -> None:
    """Copies the person has taken out, and the facilitators' journal."""
    async with on(vault) as screen:
        for _planned in range(2):
            assert screen.sees("kopier, som du selv har gemt")
            assert screen.sees("journal")
            if not _planned:
                await screen.tap("Slet om 3 dage")


async def test_now_is_asked_once_more_and_begins_anew(vault: Vault, tmp_path: Path) -> None:
    """Every window shows the first page of a new workbook, and nothing of the old one."""
    async with on(vault) as screen, on(vault, routes.CONTACTS) as other:
        await screen.tap("Slet alt nu")
        await screen.tap("Behold alt")
        await screen.tap("Slet alt nu")
        assert contacts(vault.workbook.state)
        await screen.tap("Slet nu")
        await other.settle()
        for one in (screen, other):
            assert one.headings() == ["Din arbejdsbog"]
            assert not one.sees("Mor")
        await screen.tap("Næste")
        await screen.tap("Begynd")
        assert screen.headings()[0] == "Hej"
    assert b"Mor" not in everything_in(tmp_path)


async def test_the_settings_begin_anew_too(vault: Vault) -> None:
    """The file of settings is one of those that go."""
    vault.workbook.change_settings(text_size=200, language="en")
    async with on(vault) as screen:
        await screen.tap("Delete everything now")
        await screen.tap("Delete now")
        assert screen.headings() == ["Din arbejdsbog"]
        assert vault.workbook.settings.text_size == 100


@pytest.mark.parametrize("when", ["Slet om 3 dage", "Slet alt nu"])
async def test_the_kode_is_asked_again(vault: Vault, when: str) -> None:
    """Both for now and for later; a wrong one deletes nothing."""
    vault.set_kode(KODE)
    sure = "Slet om 3 dage" if when == "Slet om 3 dage" else "Slet nu"
    async with on(vault) as screen:
        await screen.tap(when)
        for kode, asked in (("", False), ("forkert", False), (KODE, True)):
            await screen.write("Din kode", kode)
            await screen.tap(sure)
            now = vault.workbook.now()
            done = erasure(vault.workbook.state, now) is not None or not contacts(vault.workbook.state)
            assert done is asked
            assert screen.sees("Det var ikke koden") is not asked
        assert not vault.has_kode or when == "Slet om 3 dage"


async def test_words_being_written_do_not_come_into_the_new_workbook(vault: Vault) -> None:
    """What is typed and not yet saved goes with the rest."""
    both = window(vault, locales_dir())
    async with (
        Headless(both, route=routes.contact("d")) as other,
        Headless(both, route=routes.DELETE_ALL) as screen,
    ):
        field = other.fields()["Navn"]
        await other.fire(field, "change", "Far", value="Far")
        await screen.tap("Slet alt nu")
        await screen.tap("Slet nu")
        await other.settle()
        await other.fire(field, "blur")
        assert contacts(vault.workbook.state) == []


async def test_it_is_done_at_the_first_start_after_its_time(tmp_path: Path, clock: Clock) -> None:
    """Before anything is drawn; the day before it is not."""
    vault = opened(tmp_path, clock)
    vault.workbook.finish_welcome()
    vault.workbook.name_contact("c", "Mor")
    vault.workbook.delete_everything_later()
    clock.on(2 * DAY_S)
    async with on(vault, routes.CONTACTS) as screen:
        assert screen.sees("Mor")
    vault.close()
    clock.on(DAY_S)
    vault = opened(tmp_path, clock)
    async with on(vault, routes.CONTACTS) as screen:
        assert screen.headings() == ["Din arbejdsbog"]
    vault.close()


# tending -----------------------------------------------------------------------------------------


class CountingWorkbook(Workbook):
    """Notes when it is tended, and may have no room."""

    def __init__(self, calendar: Calendar) -> None:
        made = a_workbook(calendar)
        super().__init__(MemoryStore(), made.library, calendar, made.settings, lambda _: None)
        self.times: list[float] = []
        self.full = False

    def tend(self) -> bool:
        self.times.append(asyncio.get_running_loop().time())
        if self.full:
            raise StoreFull
        return super().tend()


def test_it_is_looked_after_at_once_and_every_minute(calendar: Calendar) -> None:
    """Once for all windows; a full disk ends nothing."""
    workbook = CountingWorkbook(calendar)
    workbook.full = True

    async def story() -> None:
        looking = Tending(StandingOpen(workbook), Drafts())
        looking.begin()
        looking.begin()
        await asyncio.sleep(2.5 * tending.EVERY_S)

    in_virtual_time(story())
    assert workbook.times == [0.0, tending.EVERY_S, 2 * tending.EVERY_S]


async def test_what_is_thirty_days_old_goes_when_the_app_is_opened(
    workbook: Workbook, calendar: Calendar
) -> None:
    """No tap is needed for it."""
    calendar.turn(30)
    async with a_window(workbook, routes.DELETED) as screen:
        assert screen.sees("Her ligger ikke noget.")
    assert deleted(workbook.state, workbook.now()) == []
    assert goal(workbook.state, "g") is None


async def test_a_locked_workbook_is_tended_when_it_is_unlocked(vault: Vault, clock: Clock) -> None:
    """Looking at a locked one does not count for the day."""
    vault.workbook.remove_contact("c")
    vault.set_kode(KODE)
    vault.lock()
    clock.on(31 * DAY_S)
    looking = Tending(vault, Drafts())
    looking.look()
    vault.unlock(KODE)
    assert deleted(vault.workbook.state, vault.workbook.now())
    looking.look()
    assert deleted(vault.workbook.state, vault.workbook.now()) == []


# the look of it ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [routes.DELETED, ONE, routes.DELETE, routes.DELETE_ALL])
async def test_nothing_counts_and_nothing_warns(screen: Headless, path: str) -> None:
    """No badge, no colour of danger; every control has a key of its own."""
    await screen.go(path)
    shown = [one for one in screen.walk() if isinstance(one, ft.Badge)]
    assert shown == []
    found = [key for key in keys(screen) if key != "None"]
    assert len(set(found)) == len(found)
