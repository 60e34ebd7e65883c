"""No mistake of ours may cover the screen: every error becomes one calm line and loses nothing.

Flet shows an English traceback over the whole app when a handler or effect raises, and stops drawing
for good when a component does, or when what it drew cannot be sent. Three nets: `handler` for taps,
`component` for drawing, and `keep_calm` for whatever is left.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import inspect
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, cast

import flet as ft

from imr_workbook.store.store import StoreError, StoreFull, StoreNotWritable, StoreReadOnly, StoreStopped
from imr_workbook.ui.state import App, use_app

log = logging.getLogger(__name__)

_OTHERS = ("flet", "asyncio", "concurrent.futures", "uvicorn.error")
"""Loggers that are not ours and tell whole errors."""

_TALKATIVE = (
    "flet",
    "flet_components",
    "flet_controls",
    "flet_object_patch",
    "flet_transport",
    "flet_web",
    "fpdf",
    "websockets",
)
"""Loggers that, asked for details, tell every word that is written; they are never asked."""

_SCREENS = "imr_workbook.ui.screens."
"""A component that is defined there is a whole screen."""

_ = str
"""Marks msgids; they are translated where they are shown."""

WENT_WRONG = _("Something went wrong. What you have written is kept. Try again in a moment.")
NOT_SAVED_FULL = _(
    "There is no room left on the phone or computer, so what you wrote last is not saved yet. Delete something "
    "else, such as pictures. Then your words are saved by themselves. What you are writing stays here meanwhile."
)
NOT_SAVED_READ_ONLY = _(
    "The workbook is not allowed to save in its folder, so what you wrote last is not saved. "
    "What you are writing stays here."
)
ONLY_READ = _(
    "The workbook was saved with a newer version of the app. You can read it, but not write in it. Update the app."
)
NOT_CONFIRMED = _(
    "It is not certain that what you wrote last is saved. Copy what you are writing now. Then close the "
    "app and open it again. What was saved before is still there."
)
NOT_SAVED = _(
    "What you wrote last is not saved yet. What you are writing stays here. The app tries again by itself."
)
NOT_YET = _("Not saved yet. What you wrote is still here.")
"""The quiet line for as long as one of the sentences above holds: they are told once, and this stays."""
ALL_SAVED = _("Now it is all saved.")
NOT_SHOWN = _("This page cannot be shown right now. What you have written is kept. Choose another page.")


def sentence(error: BaseException) -> str:
    """The msgid that tells a person what an error means and what to do."""
    match error:
        case StoreFull():
            return NOT_SAVED_FULL
        case StoreNotWritable():
            return NOT_SAVED_READ_ONLY
        case StoreReadOnly():
            return ONLY_READ
        case StoreStopped():
            return NOT_CONFIRMED
        case StoreError() | OSError():
            return NOT_SAVED
        case _:
            return WENT_WRONG


def not_saved(app: App, name: str, error: BaseException) -> None:
    """Tell that the words of a field could not be saved: once, however often it is tried."""
    app.drafts.failing.add(name)
    if app.state.unsaved != (told := sentence(error)):
        app.state.unsaved = told
        app.tell(told)


def saved(app: App, name: str) -> None:
    """The words of a field are saved now."""
    app.drafts.failing.discard(name)
    all_saved(app)


def all_saved(app: App) -> None:
    """Take back what was told in this window of words that were not saved, once there are none."""
    told = app.state.unsaved
    if not told or app.drafts.failing:
        return
    app.state.unsaved = ""
    if app.state.notice in {"", app.language.gettext(told)}:
        app.advise(ALL_SAVED)


def handler(app: App, action: Callable[..., Any]) -> Callable[[ft.Event[Any]], Awaitable[None]]:
    """`action` as an event handler that can never reach Flet's crash overlay.

    `action` may be async; it is given the event if it has a parameter without a default.
    """

    async def run(event: ft.Event[Any]) -> None:
        if not app.locking.touched():
            return
        try:
            result = action(event) if _takes_event(action) else action()
            if inspect.isawaitable(result):
                await result
        except Exception as error:
            # Only the kind of error is logged: messages may hold what a person wrote.
            log.error("handler: %s", type(error).__name__)
            log.debug("handler", exc_info=True)
            app.tell(sentence(error))

    return run


def _takes_event(action: Callable[..., Any]) -> bool:
    """Asked at the tap: every screen has a dozen handlers, and few of them ever run."""
    parameters = inspect.signature(action).parameters.values()
    return any(parameter.default is parameter.empty for parameter in parameters)


def unheard(action: Callable[[], Awaitable[None]]) -> Callable[[], Coroutine[Any, Any, None]]:
    """`action` for the background: what goes wrong there is logged and not shown, for nobody asked for it."""

    async def run() -> None:
        try:
            await action()
        except Exception as error:
            log.error("background: %s", type(error).__name__)
            log.debug("background", exc_info=True)

    return run


def component(draw: Callable[..., ft.Control]) -> Callable[..., ft.Control]:
    """`ft.component`, drawing one calm line instead of raising; for a screen, one with Hjælp nu on it."""

    @functools.wraps(draw)
    def guarded(*args: Any, **kwargs: Any) -> ft.Control:
        try:
            return draw(*args, **kwargs)
        except Exception as error:
            log.error("component %s: %s", draw.__name__, type(error).__name__)
            log.debug("component", exc_info=True)
            return ft.component(_calm_screen if screen else _calm_line)()

    screen = draw.__module__.startswith(_SCREENS)
    return cast("Callable[..., ft.Control]", ft.component(guarded))


def memo(drawn: Callable[..., ft.Control]) -> Callable[..., ft.Control]:
    """A component that is drawn anew only when its arguments change; what it shows must all be among them."""
    return cast("Callable[..., ft.Control]", ft.memo(drawn))  # type: ignore[no-untyped-call]


def _calm_screen() -> ft.Control:
    """A whole screen was lost: Hjælp nu still stands on it, and in place of Hjælp nu itself stands 112."""
    # These know this file.
    from imr_workbook.ui.parts.broken import broken_screen

    try:
        return broken_screen(use_app())
    except Exception as error:
        log.error("calm screen: %s", type(error).__name__)
        return ft.component(_calm_line)()


def _calm_line() -> ft.Control:
    """In a component of its own, since the one that failed may have stopped between two hooks."""
    app = use_app()
    return ft.Text(app.language.gettext(NOT_SHOWN), style=app.look.style())


def _first_line(record: logging.LogRecord) -> bool:
    """Leaves out what follows: messages of errors may hold what a person wrote."""
    record.msg, record.args = record.getMessage().partition("\n")[0], None
    record.exc_info = record.exc_text = None
    return True


def hush() -> None:
    """Have the loggers of others tell no word that is written, and no secret that is asked for."""
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.INFO))
    for name in _OTHERS:
        logging.getLogger(name).addFilter(_first_line)


def keep_calm(page: ft.Page, app: App) -> None:
    """Replace Flet's crash message for this page with our calm line, and go on drawing after it."""
    session = page.session
    start: Callable[[], None] = session.start_updates_scheduler

    def calm(message: str) -> None:
        log.error("session error")
        log.debug("%s", message)
        app.tell(WENT_WRONG)

    def start_drawing() -> None:
        start()
        drawing: asyncio.Task[None] = session._Session__updates_task  # type: ignore[attr-defined]
        drawing.add_done_callback(go_on)

    def go_on(drawing: asyncio.Task[None]) -> None:
        if drawing.cancelled() or (error := drawing.exception()) is None:
            return
        log.error("drawing: %s", type(error).__name__)
        log.debug("drawing", exc_info=error)
        start_drawing()
        app.tell(WENT_WRONG)

    answer = session.handle_invoke_method_results

    def heard(control_id: int, call_id: str, result: Any, error: str | None) -> None:
        # The control may be gone by the time the client answers. Flet would hear nothing from this window any more.
        with contextlib.suppress(RuntimeError):
            answer(control_id, call_id, result, error)

    send = session._Session__send_message  # type: ignore[attr-defined]

    def sent(message: Any) -> None:
        # A page that is left is deaf before Flet knows that it is gone. When it comes back it is sent everything.
        if getattr(session.connection, "_FletApp__send_queue", session) is not None:
            send(message)

    session._Session__send_message = sent  # type: ignore[attr-defined]
    session.handle_invoke_method_results = heard  # type: ignore[method-assign]
    hush()
    # Flet has no hooks for these; the tests of the three nets fail when they move.
    session.error = calm  # type: ignore[method-assign]
    session.start_updates_scheduler = start_drawing  # type: ignore[method-assign]
