"""A thousand characters, or one word of two hundred letters: a few lines in a list, and the whole a tap away."""

from __future__ import annotations

import flet as ft
import pytest

from imr_workbook.domain.instruments import HOPE, HOPE_SOURCE
from imr_workbook.domain.plans import HelpfulList
from imr_workbook.ui import routes
from imr_workbook.ui.parts.text import few_words
from imr_workbook.ui.theme import LONG
from imr_workbook.workbook import Workbook
from tests.ui.harness import Headless
from tests.ui.windows import a_window, a_workbook

SENTENCES = "Jeg vil gerne se mine venner noget oftere end nu. " * 20
ONE_WORD = "ø" * 200
TEXTS = pytest.mark.parametrize("text", [SENTENCES.strip(), ONE_WORD], ids=["sentences", "word"])


def written(text: str) -> Workbook:
    """The same text wherever a person can write."""
    workbook = a_workbook()
    workbook.call_me(text)
    workbook.write_goal("g", text)
    workbook.write_why("g", text)
    workbook.write_step("s", text, goal_id="g")
    workbook.set_step_day("s", workbook.today(), goal_id="g")
    workbook.write_step("loose", text)
    workbook.write_helpful("h", HelpfulList.HELPS_ME, text)
    workbook.name_contact("c", text)
    workbook.start_questions()
    workbook.answer_question(HOPE, 2)
    workbook.note_hope(text)
    workbook.skip_question(HOPE_SOURCE)
    return workbook


def shown(screen: Headless, text: str) -> list[ft.Text]:
    """Where the whole text is given to the client."""
    return [one for one in screen.walk() if isinstance(one, ft.Text) and text in str(one.value)]


def is_cut(text: ft.Text) -> bool:
    return text.max_lines is not None and text.overflow == ft.TextOverflow.ELLIPSIS


@TEXTS
@pytest.mark.parametrize(
    "path", [routes.TODAY, routes.GOALS, routes.WEEK, routes.CONTACTS, routes.WEEK_ANSWERS]
)
async def test_a_list_shows_the_beginning(text: str, path: str) -> None:
    """A few lines; a screen reader is given all of it."""
    async with a_window(written(text), path) as screen:
        assert shown(screen, text)
        assert [one for one in shown(screen, text) if not is_cut(one)] == []


@TEXTS
async def test_the_whole_is_a_tap_away(text: str) -> None:
    """From I dag and Mål to the step and the goal, from Min uge to the words."""
    async with a_window(written(text)) as screen:
        await screen.tap("Vis det hele")
        assert screen.page.route == routes.step("s")
        assert any(not is_cut(one) for one in shown(screen, text))
        await screen.go(routes.GOALS)
        await screen.tap(f"{text} Næste skridt: {text}")
        assert screen.page.route == routes.goal("g")
        assert any(not is_cut(one) for one in shown(screen, text))
        await screen.go(routes.WEEK)
        await screen.tap("Vis det hele")
        (field,) = screen.fields().values()
        assert field.value == text


async def test_what_is_not_long_is_never_cut() -> None:
    """At no text size."""
    text = "Jeg vil gerne se mine venner. " * 3
    assert LONG * 0.7 < len(text.strip()) <= LONG
    workbook = written(text.strip())
    workbook.change_settings(text_size=200)
    async with a_window(workbook) as screen:
        for path in (routes.TODAY, routes.GOALS, routes.WEEK, routes.CONTACTS):
            await screen.go(path)
            assert not any(is_cut(one) for one in screen.walk() if isinstance(one, ft.Text))
            assert not screen.sees("Vis det hele")


@TEXTS
async def test_beside_help_now_there_is_room_for_few_words(text: str) -> None:
    """The line on top never pushes the screen away."""
    async with a_window(written(text), routes.step("s")) as screen:
        assert few_words(text) in screen.texts()
        assert len(few_words(text)) <= 60
