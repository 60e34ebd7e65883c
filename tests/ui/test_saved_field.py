"""A field keeps what is typed when the store cannot: on the screen, and saved when it can again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from imr_workbook.domain.changes import Change
from imr_workbook.domain.profile import profile
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import StoreError, StoreFull, StoreNotWritable, StoreStopped
from imr_workbook.ui import routes, safety
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
