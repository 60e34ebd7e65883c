"""A field keeps what is typed when the store cannot: on the screen, and saved when it can again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping

import pytest

from imr_workbook.device.resources import locales_dir
from imr_workbook.domain.changes import Change
from imr_workbook.domain.profile import profile
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import StoreError, StoreFull, StoreNotWritable, StoreStopped
from imr_workbook.ui import routes, safety
from imr_workbook.ui.app import window
from imr_workbook.ui.autosave import RETRY_S
from imr_workbook.ui.state import Drafts
from imr_workbook.vault.vault import StandingOpen
from tests.ui.harness import Headless
from tests.ui.virtual_time import in_virtual_time
from tests.ui.windows import a_window, a_workbook


class FailingStore(MemoryStore):
    """A store that can be made to fail."""

    error: type[StoreError] | None = None

    def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:
        if self.error is not None:
            raise self.error
        return super().append(changes, cursor)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (StoreFull, safety.NOT_SAVED_FULL),
        (StoreNotWritable, safety.NOT_SAVED_READ_ONLY),
        (StoreStopped, safety.NOT_CONFIRMED),
        (StoreError, safety.NOT_SAVED),
    ],
)
async def test_what_cannot_be_saved_stays_and_is_saved_later(error: type[StoreError], sentence: str) -> None:
    """One calm line says what is wrong; the words stand where they were written."""
    store = FailingStore()
    workbook = a_workbook(store=store, language="en")
    workbook.call_me("Aya")
    async with a_window(workbook, routes.NAME) as screen:
        ((label, field),) = screen.fields().items()
        assert field.value == "Aya"
        store.error = error
        await screen.write(label, "Aya Marie")
        assert screen.sees(sentence)
        assert screen.fields()[label].value == "Aya Marie"
        assert profile(workbook.state).name == "Aya"
        store.error = None
        await screen.fire(screen.fields()[label], "blur")
        assert profile(workbook.state).name == "Aya Marie"


async def test_leaving_a_field_that_cannot_be_saved_gives_nothing_up() -> None:
    """Another page, and then the window goes: it is tried each time, and kept when there is room."""
    store = FailingStore()
    workbook = a_workbook(store=store)
    screen = a_window(workbook, routes.NAME)
    async with screen:
        (field,) = screen.fields().values()
        store.error = StoreFull
        await screen.fire(field, "change", "Aya", value="Aya")
        await screen.go("/")
        assert profile(workbook.state).name == ""
        store.error = None
        await screen.fire(screen.page, "close")
        assert profile(workbook.state).name == "Aya"


def test_a_field_that_is_opened_again_holds_what_is_not_saved_yet() -> None:
    """It was left while the disk was full: the words are still there, and what is written on stands in the end."""

    async def story() -> None:
        store = FailingStore()
        workbook = a_workbook(store=store)
        async with a_window(workbook, routes.NAME) as screen:
            ((label, field),) = screen.fields().items()
            store.error = StoreFull
            await screen.fire(field, "change", "Aya", value="Aya")
            await screen.go("/")
            await screen.go(routes.NAME)
            field = screen.fields()[label]
            assert field.value == "Aya"
            await screen.fire(field, "change", "Aya Marie", value="Aya Marie")
            await screen.go("/")
            store.error = None
            await asyncio.sleep(2 * RETRY_S)
            assert profile(workbook.state).name == "Aya Marie"

    in_virtual_time(story())


async def test_what_a_closed_window_could_not_save_is_there_in_the_next() -> None:
    """Whoever closes the tab and opens another finds their words in the field."""
    store, drafts = FailingStore(), Drafts()
    workbook = a_workbook(store=store)
    main = window(StandingOpen(workbook), locales_dir(), drafts=drafts)
    async with Headless(main, route=routes.NAME) as screen:
        (field,) = screen.fields().values()
        store.error = StoreFull
        await screen.fire(field, "change", "Aya", value="Aya")
        await screen.fire(screen.page, "close")
    async with Headless(main, route=routes.NAME) as screen:
        (field,) = screen.fields().values()
        assert field.value == "Aya"
        store.error = None
        await screen.fire(field, "blur")
        assert profile(workbook.state).name == "Aya"


def test_a_full_disk_is_told_of_once_and_then_a_quiet_line_stays() -> None:
    """OK puts the notice away for good; the line at the top stays until all is saved, which is said."""

    async def story() -> None:
        store = FailingStore()
        workbook = a_workbook(store=store, language="en")
        async with a_window(workbook, routes.NAME) as screen:
            ((label, field),) = screen.fields().items()
            store.error = StoreFull
            await screen.write(label, "Aya")
            assert screen.sees(safety.NOT_SAVED_FULL)
            await screen.tap("OK")
            for _time in range(3):
                await asyncio.sleep(RETRY_S)
                assert not screen.sees(safety.NOT_SAVED_FULL)
                assert screen.sees(safety.NOT_YET)
            await screen.fire(field, "change", "Aya Marie", value="Aya Marie")
            await screen.go(routes.HELPFUL)
            assert not screen.sees(safety.NOT_SAVED_FULL)
            assert screen.sees(safety.NOT_YET)
            await screen.go(routes.HELP)
            assert not screen.sees(safety.NOT_YET)
            await screen.go(routes.NAME)
            store.error = None
            await asyncio.sleep(RETRY_S)
            await screen.settle()
            assert profile(workbook.state).name == "Aya Marie"
            assert screen.sees("Saved at 10:00")
            assert screen.sees(safety.ALL_SAVED)
            assert not screen.sees(safety.NOT_YET)
            await screen.go("/")
            assert not screen.sees(safety.ALL_SAVED)

    in_virtual_time(story())


def test_another_fault_is_told_of_anew() -> None:
    """What to do is another thing then."""

    async def story() -> None:
        store = FailingStore()
        async with a_window(a_workbook(store=store, language="en"), routes.NAME) as screen:
            ((label, _field),) = screen.fields().items()
            store.error = StoreFull
            await screen.write(label, "Aya")
            await screen.tap("OK")
            store.error = StoreNotWritable
            await asyncio.sleep(RETRY_S)
            await screen.settle()
            assert screen.sees(safety.NOT_SAVED_READ_ONLY)

    in_virtual_time(story())


async def test_every_window_hears_that_all_is_saved() -> None:
    """The words of one that were taken over and saved in another leave no line behind."""
    store, drafts = FailingStore(), Drafts()
    workbook = a_workbook(store=store, language="en")
    main = window(StandingOpen(workbook), locales_dir(), drafts=drafts)
    async with Headless(main, route=routes.NAME) as one:
        store.error = StoreFull
        (field,) = one.fields().values()
        await one.write(str(field.data), "Aya")
        assert one.sees(safety.NOT_YET)
        async with Headless(main, route=routes.NAME) as other:
            (field,) = other.fields().values()
            assert field.value == "Aya"
            store.error = None
            await other.fire(field, "blur")
            await one.settle()
            assert profile(workbook.state).name == "Aya"
            assert not other.sees(safety.NOT_YET)
        assert not one.sees(safety.NOT_YET)


async def test_letters_on_their_way_are_not_taken_back() -> None:
    """The window has told of a letter, its event has not come, and the screen is drawn again meanwhile."""
    workbook = a_workbook()
    async with a_window(workbook, "/indstillinger/navn") as screen:
        await screen.fire(screen.fields()["Navn"], "change", "Ay", value="Ay")
        field = screen.fields()["Navn"]
        screen.session.apply_patch(field._i, {"value": "Aya"})
        workbook.bookmark("m01-t1-kort")
        await screen.settle()
        assert screen.fields()["Navn"].value == "Aya"
