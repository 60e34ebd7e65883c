"""The three nets: no mistake of ours covers the screen, stops the drawing, or tells what a person wrote."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping

import flet as ft
import pytest

from imr_workbook.domain.changes import Change
from imr_workbook.domain.profile import profile
from imr_workbook.store.memory import MemoryStore
from imr_workbook.store.store import StoreError, StoreFull, StoreNotWritable
from imr_workbook.ui import app as ui
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app
from tests.ui.harness import Headless
from tests.ui.windows import a_window, a_workbook, library

WRITTEN = "what a person wrote"
WENT_WRONG = {
    "da": "Noget gik galt. Det, du har skrevet, er der stadig. Prøv igen om lidt.",
    "en": "Something went wrong. What you have written is kept. Try again in a moment.",
}
SAID = {
    StoreFull: "Der er ikke mere plads",
    StoreNotWritable: "ikke lov til at gemme i sin mappe",
    StoreError: "Det sidste er ikke gemt endnu",
    OSError: "Det sidste er ikke gemt endnu",
}


class Trouble:
    """Raises what it is told to, until it is told nothing."""

    def __init__(self) -> None:
        self.error: Exception | None = None

    def __call__(self) -> None:
        if self.error is not None:
            raise self.error


class FaultyStore(MemoryStore):
    """A store that keeps nothing while there is trouble."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__()
        self._trouble = trouble

    def append(self, changes: Iterable[Change], cursor: Mapping[str, int] | None = None) -> list[Change]:
        self._trouble()
        return super().append(changes, cursor)


@pytest.fixture
def trouble() -> Trouble:
    return Trouble()


@pytest.fixture(autouse=True)
def _nothing_personal(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever goes wrong in a test here, the log of a person's device says nothing of theirs."""
    caplog.set_level(logging.DEBUG, "imr_workbook")
    yield
    kept = [record for record in caplog.get_records("call") if record.levelno > logging.DEBUG]
    assert not [record for record in kept if WRITTEN in logging.Formatter().format(record)]


def shows(monkeypatch: pytest.MonkeyPatch, screen: Callable[..., ft.Control]) -> None:
    """The app with one screen."""
    monkeypatch.setattr(ui, "ROUTES", [ft.Route(index=True, component=screen)])


def crashed(window: Headless) -> bool:
    """Whether Flet's overlay was sent to the client."""
    return "SESSION_CRASHED" in window.connection.sent


# the first net: taps --------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "en"])
async def test_a_handler_that_fails_says_so_calmly(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line in the person's language; it can be put away, and the next tap works."""

    def fail() -> None:
        raise ValueError(WRITTEN)

    async def fail_later() -> None:
        raise ValueError(WRITTEN)

    @component
    def Screen() -> ft.Control:
        app = use_app()
        return frame(
            app,
            heading(app.look, "Her"),
            buttons.tonal(app, "Nu", fail),
            buttons.tonal(app, "Senere", fail_later),
        )

    shows(monkeypatch, Screen)
    async with a_window(a_workbook(language=language)) as window:
        for word in ("Nu", "Senere"):
            assert not window.sees(WENT_WRONG[language])
            await window.tap(word)
            assert window.sees(WENT_WRONG[language])
            assert window.headings() == ["Her"]
            await window.tap("OK")
        assert not window.sees(WENT_WRONG[language])
        assert not crashed(window)


@pytest.mark.parametrize("error", SAID)
async def test_what_could_not_be_saved_is_said_in_its_own_words(
    error: type[Exception], trouble: Trouble
) -> None:
    """No room, no permission, or something else: what it is and what to do, and nothing is lost."""
    module = library().modules[0]
    page = f"/haefter/{module.id}/{module.topics[0].id}/{module.topics[0].pages[0].id}/1"
    async with a_window(a_workbook(store=FaultyStore(trouble)), page) as window:
        trouble.error = error(WRITTEN)
        await window.tap("Bogmærke")
        assert window.sees(SAID[error])
        assert not window.sees(WRITTEN)
        assert window.chosen() == []
        trouble.error = None
        await window.tap("Bogmærke")
        assert window.chosen() == ["Bogmærke"]
        assert not crashed(window)


async def test_the_line_is_read_aloud_and_stands_among_the_rest(trouble: Trouble) -> None:
    """A live region in the flow of the screen, never laid over it: the buttons below stay where they can be tapped."""
    async with a_window(a_workbook(store=FaultyStore(trouble)), "/indstillinger/navn") as window:
        trouble.error = StoreFull()
        await window.write("Navn", "Aya")
        (live,) = [one for one in window.walk() if isinstance(one, ft.Semantics) and one.live_region]
        assert any(SAID[StoreFull] in text for text in texts(window, live))
        assert not [one for one in window.walk() if isinstance(one, ft.Stack)]
        assert window.page.overlay == []
        assert "Tilbage" in window.texts()


def texts(window: Headless, root: ft.Control) -> list[str]:
    return [one.value for one in window.walk(root) if isinstance(one, ft.Text)]


async def test_the_line_goes_by_itself_when_what_it_tells_is_over(
    trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text stays in its field, is saved as soon as it can be, and then nothing says that it is not."""
    workbook = a_workbook(store=FaultyStore(trouble))
    async with a_window(workbook, "/indstillinger/navn") as window:
        trouble.error = StoreFull()
        await window.write("Navn", "Aya")
        assert window.sees(SAID[StoreFull])
        trouble.error = None
        await window.fire(window.fields()["Navn"], "blur")
        assert not window.sees(SAID[StoreFull])
        assert profile(workbook.state).name == "Aya"


async def test_a_window_that_has_just_gone_is_no_trouble(caplog: pytest.LogCaptureFixture) -> None:
    """What another window did cannot be shown in it any more; nothing else comes of it."""

    def gone(message: object) -> None:
        raise AttributeError(WRITTEN)

    workbook = a_workbook()
    async with a_window(workbook, "/indstillinger") as first, a_window(workbook, "/indstillinger") as second:
        first.connection.send_message = gone  # type: ignore[method-assign]
        workbook.change_settings(text_size=150)
        await second.settle()
        assert second.sees("150 %")
    assert "background: AttributeError" in caplog.messages


# the second net: drawing ----------------------------------------------------------------------


async def test_a_part_that_cannot_be_drawn_leaves_the_rest_of_the_screen(
    monkeypatch: pytest.MonkeyPatch, trouble: Trouble
) -> None:
    """One line in its place; when the trouble is over it is drawn again, hooks and all."""

    @component
    def Part() -> ft.Control:
        app = use_app()
        trouble()
        count, set_count = ft.use_state(0)
        return buttons.tonal(app, f"Talt {count}", lambda: set_count(count + 1))

    @component
    def Screen() -> ft.Control:
        app = use_app()
        return frame(app, heading(app.look, f"Hej {app.state.notice}"), Part())

    shows(monkeypatch, Screen)
    workbook = a_workbook()
    trouble.error = RuntimeError(WRITTEN)
    async with a_window(workbook) as window:
        assert window.headings() == ["Hej "]
        assert window.sees("Siden kan ikke vises lige nu.")
        trouble.error = None
        workbook.call_me("Aya")
        await window.settle()
        await window.tap("Talt 0")
        await window.tap("Talt 1")
        assert window.sees("Talt 2")
        assert not crashed(window)


# the third net: whatever is left --------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "en"])
async def test_an_effect_that_fails_says_so_calmly(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Flet sends its overlay for these by itself: it is kept from doing so."""

    def fail() -> None:
        raise ValueError(WRITTEN)

    @component
    def Screen() -> ft.Control:
        app = use_app()
        ft.use_effect(fail, [])
        return frame(app, heading(app.look, "Her"))

    shows(monkeypatch, Screen)
    async with a_window(a_workbook(language=language)) as window:
        assert window.headings() == ["Her"]
        assert window.sees(WENT_WRONG[language])
        assert not crashed(window)


async def test_what_fails_in_the_background_says_nothing_of_a_person(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Python tells of forgotten errors by itself: now in one line, without the error's words."""
    error = ValueError(WRITTEN)
    async with a_window(a_workbook()):
        told = {"message": "Task exception was never retrieved", "exception": error, "task": WRITTEN}
        asyncio.get_running_loop().call_exception_handler(told)
    assert "Task exception was never retrieved" in caplog.messages


async def test_an_event_that_no_net_of_ours_is_around_says_so_calmly() -> None:
    """The page's own events, such as a window made wider, are Flet's to call."""

    def fail(event: object) -> None:
        raise ValueError(WRITTEN)

    async with a_window(a_workbook()) as window:
        window.page.on_resize = fail
        await window.fire(window.page, "resize", {"width": 800.0, "height": 600.0})
        assert window.sees(WENT_WRONG["da"])
        assert not crashed(window)


async def test_the_window_goes_on_drawing_after_something_that_cannot_be_sent(
    monkeypatch: pytest.MonkeyPatch, trouble: Trouble
) -> None:
    """Flet's drawing would end for good there, without a word."""

    @component
    def Screen() -> ft.Control:
        app = use_app()
        name = body(app.look, profile(app.records).name)
        if trouble.error is not None:
            name.value = dt.timedelta(1)  # type: ignore[assignment]
        return frame(app, heading(app.look, "Her"), name)

    shows(monkeypatch, Screen)
    workbook = a_workbook()
    async with a_window(workbook) as window:
        trouble.error = RuntimeError()
        workbook.call_me("Aya")
        await window.settle()
        trouble.error = None
        workbook.call_me("Bo")
        await window.settle()
        assert window.sees("Bo")
        assert window.sees(WENT_WRONG["da"])
        await window.tap("OK")
        assert not window.sees(WENT_WRONG["da"])
        assert not crashed(window)


async def test_an_answer_for_a_control_that_is_gone_is_let_go() -> None:
    """Flet would stop listening to the window for it, and what is typed from then on would be lost."""
    async with a_window(a_workbook(), "/") as screen:
        screen.session.handle_invoke_method_results(999_999, "a call", None, None)
        await screen.go("/maal")
        assert screen.headings() == ["Hvad passer til dig lige nu?"]


async def test_a_page_that_is_left_while_it_is_drawn_is_no_trouble() -> None:
    """The browser has gone before Flet knows: nothing went wrong, and what comes back finds no such line."""
    workbook = a_workbook()
    async with a_window(workbook) as screen:
        client = screen.connection
        client.__dict__["_FletApp__send_queue"] = None
        client.sent.clear()
        workbook.call_me("Aya")
        await screen.settle()
        assert client.sent == []
        del client.__dict__["_FletApp__send_queue"]
        await screen.go("/maal")
        await screen.go("/")
        assert screen.sees("Hej Aya")
        assert not screen.sees(WENT_WRONG["da"])
