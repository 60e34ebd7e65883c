"""One page of a handout: its text, its exercise, and the way on."""

from __future__ import annotations

import flet as ft

from imr_workbook.content.errors import UnknownContent
from imr_workbook.content.exercises import Exercise, StepsSheet
from imr_workbook.content.modules import Module
from imr_workbook.content.screens import Screen, screens
from imr_workbook.content.topics import Practice, Topic
from imr_workbook.domain.answers import answer
from imr_workbook.domain.reading import bookmarked
from imr_workbook.i18n import DANISH
from imr_workbook.ui import routes
from imr_workbook.ui.exercises.view import view
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.blocks import block
from imr_workbook.ui.parts.practice_box import PracticeBox
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.tappable import tappable
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.reading import screen_index, screen_path
from imr_workbook.ui.safety import component
from imr_workbook.ui.screens.not_found import NotFound
from imr_workbook.ui.state import App, go, use_app
from imr_workbook.ui.theme import CHIP_RADIUS, SECONDARY, SOFT_INK


@component
def Reader() -> ft.Control:
    """The screen that the path names."""
    params = ft.use_route_params()
    library = use_app().workbook.library
    try:
        module, topic = library.module(params["module"]), library.topic(params["topic"])
    except UnknownContent:
        return NotFound()
    shown = screens(topic)
    return PageScreen(module, topic, screen_index(shown, params["page"], int(params["part"]) - 1))


@component
def PageScreen(module: Module, topic: Topic, index: int) -> ft.Control:
    """One screen of a topic; remembers that it was opened."""
    app = use_app()
    shown = screens(topic)
    screen = shown[index]

    def remember() -> None:
        app.workbook.open_page(topic.id, screen.page.id, screen.part)

    ft.use_effect(remember, [screen.page.id, screen.part])
    return frame(
        app,
        heading(app.look, screen.page.title, spoken=DANISH),
        *_content(app, screen),
        _bookmark(app, screen),
        line=_line(app, topic, screen, index, len(shown)),
        actions=_actions(app, module, topic, shown, index),
    )


def _content(app: App, screen: Screen) -> list[ft.Control]:
    controls: list[ft.Control] = []
    for one in screen.blocks:
        if isinstance(one, Practice):
            controls.append(PracticeBox(one, key=one.id))
        elif isinstance(one, Exercise):
            controls += _exercise(app, one, screen)
        elif (control := block(app, one)) is not None:
            controls.append(control)
    return controls


def _exercise(app: App, exercise: Exercise, screen: Screen) -> list[ft.Control]:
    # Each step of a sheet asks its own question: what the sheet is about is said once.
    asks_by_itself = isinstance(exercise, StepsSheet) and screen.part > 0
    controls: list[ft.Control] = [] if asks_by_itself else [heading(app.look, exercise.prompt, level=2)]
    if exercise.help and screen.part == 0:
        controls.append(soft(app.look, exercise.help))
    last = screen.part + 1 == screen.parts
    controls.append(ft.Container(view(exercise, screen.items, last), key=f"{exercise.id}.{screen.part}"))
    return controls


def _line(app: App, topic: Topic, screen: Screen, index: int, count: int) -> str:
    """When it was last saved, on the day itself; on any other day where one is."""
    _ = app.language.gettext
    for one in screen.blocks:
        if isinstance(one, Exercise) and (saved := app.saved_today(answer(app.records, one.id).saved_ms)):
            return saved
    return _(
        "%(title)s\u00a0· Page\u00a0%(number)d\u00a0of\u00a0%(count)d",
        title=topic.title,
        number=index + 1,
        count=count,
    )


def _bookmark(app: App, screen: Screen) -> ft.Control:
    look, _ = app.look, app.language.gettext
    marked = screen.page.id in bookmarked(app.records)
    icon = ft.Icons.BOOKMARK if marked else ft.Icons.BOOKMARK_BORDER
    return ft.Row(
        [
            ft.MergeSemantics(
                ft.Semantics(
                    checked=marked,
                    content=tappable(
                        app,
                        ft.Row(
                            [
                                ft.Icon(icon, color=SOFT_INK, size=22 * look.scale),
                                ft.Text(_("Bookmark"), style=look.style(SECONDARY, color=SOFT_INK)),
                            ],
                            spacing=6,
                            tight=True,
                        ),
                        lambda: app.workbook.bookmark(screen.page.id, not marked),
                        padding=ft.Padding.only(left=4, top=14, right=10, bottom=14),
                        radius=CHIP_RADIUS,
                        key="bookmark",
                    ),
                )
            )
        ]
    )


def _actions(app: App, module: Module, topic: Topic, shown: tuple[Screen, ...], index: int) -> ft.Control:
    look, _ = app.look, app.language.gettext
    here = routes.module(module.id)

    def finish() -> None:
        app.drafts.flush()
        app.workbook.finish_topic(topic.id)
        show(here)

    if index == 0 and len(shown) > 1 and topic.pages[0].short:
        back = buttons.outlined(app, _("That is enough for today"), go(routes.TODAY), key="enough")
    else:
        path = here if index == 0 else screen_path(module, topic, shown[index - 1])
        back = buttons.outlined(app, _("Back"), go(path), key="back")
    if index + 1 < len(shown):
        word = _("Read more") if index == 0 and topic.pages[0].short else _("Next")
        on = buttons.primary(app, word, go(screen_path(module, topic, shown[index + 1])), key="next")
    else:
        on = buttons.primary(app, _("Finished"), finish, key="finish")
    return buttons.row(look, back, on)
