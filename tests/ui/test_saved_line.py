"""Whoever writes is told when it was saved: on every screen with a field, in the same place."""

from __future__ import annotations

import pytest

from imr_workbook.ui import routes
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.ui.windows import a_window, a_workbook
from tools.screens import screens
from tools.workbooks import STATES

SAVED = "Gemt kl. 14.05"
WORDS = "Ro i køkkenet, og 12 34 56 78"


async def told_while_writing(screen: Headless, workbook: Workbook, words: str) -> bool:
    """Whether the line stands on top once something new is written into the screen's first field."""
    label = next(iter(screen.fields()))
    before = workbook.state
    await screen.write(label, words)
    assert workbook.state is not before
    return SAVED in screen.texts()


@pytest.mark.parametrize("state", STATES)
async def test_every_field_tells_when_it_was_saved(state: str) -> None:
    """All screens, new, begun and full; but a kode is not saved while it is written."""
    workbook = STATES[state]()
    untold, fields = [], 0
    async with a_window(workbook) as screen:
        for one in screens(workbook):
            await screen.go(one.path)
            if screen.fields() and not one.path.startswith((routes.KODE, routes.BACKUP)):
                fields += 1
                if not await told_while_writing(screen, workbook, f"{WORDS}, {fields}"):
                    untold.append(one.path)
    assert untold == []
    assert fields > 5


async def test_the_name_on_the_second_of_the_first_pages_too() -> None:
    """And it tells of the name alone, not of anything else that is kept of the person."""
    workbook = a_workbook(welcomed=False)
    async with a_window(workbook) as screen:
        await screen.tap("Næste")
        await screen.write("Navn", "Aya")
        assert any(text.startswith("Gemt kl. ") for text in screen.texts())
    workbook = a_workbook()
    async with a_window(workbook, routes.NAME) as screen:
        assert not any(text.startswith("Gemt kl. ") for text in screen.texts())
