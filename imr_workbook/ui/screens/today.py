"""I dag: at most three things, and a way through a hard day."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.profile import profile
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def Today() -> ft.Control:
    """The first screen of every day."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    name = profile(app.records).name
    return frame(
        app,
        heading(look, _("Hello %(name)s", name=name) if name else _("Hello")),
        card(
            soft(look, _("Start here")),
            body(look, "Recovery og mål", strong=True),
            buttons.primary(app, _("Read on"), go(routes.HANDOUTS)),
        ),
        line=app.language.day(app.state.today),
        actions=buttons.plain(app, _("Is it a hard day?"), go(routes.HARD_DAY)),
    )
