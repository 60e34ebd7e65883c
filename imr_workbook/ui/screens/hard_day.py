"""En svær dag: three ways, all of them small, and none of them asks how bad it is."""

from __future__ import annotations

import flet as ft

from imr_workbook.content.screens import screens
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.reading import reading_on, screen_path
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def HardDay() -> ft.Control:
    """What helps, one short page, or nothing more today."""
    app = use_app()
    look, _ = app.look, app.language.gettext

    def rest() -> None:
        app.workbook.rest_until_another_day()
        show(routes.RESTING)

    ways = [
        row(
            app,
            _("This helps me"),
            _("What you have written yourself"),
            go(routes.HARD_DAY_HELPFUL),
            key="hard.helpful",
        )
    ]
    path = short_page(app)
    if path:
        ways.append(row(app, _("Read one short page"), _("It takes a minute"), go(path), key="hard.read"))
    ways.append(
        row(app, _("Save the rest for another day"), _("Then you are done for today"), rest, key="hard.rest")
    )
    return frame(
        app,
        heading(look, _("A hard day")),
        body(look, _("You do not have to do anything. Choose what suits you.")),
        *(rows(way) for way in ways),
        line=_("Today"),
        actions=buttons.outlined(app, _("Back"), go(routes.TODAY), key="hard.back"),
    )


def short_page(app: App) -> str | None:
    """Where the ”Kort sagt” page is that the person is nearest to in the course; none where there is none."""
    following = reading_on(app)
    here = [] if following is None else [following[:2]]
    course = [(module, topic) for module in app.workbook.library.modules for topic in module.topics]
    for module, topic in [*here, *course]:
        if topic.pages[0].short:
            return screen_path(module, topic, screens(topic)[0])
    return None
