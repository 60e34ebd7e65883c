"""Vil du også følge noget andet? Offered once after the first week's questions, and open any time."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.following import MOST, following
from imr_workbook.domain.rounds import FOLLOW_MORE
from imr_workbook.ui import routes
from imr_workbook.ui.arrival import use_arrival
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.follow_choice import follow_choice
from imr_workbook.ui.parts.question import no_question
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def WeekMore() -> ft.Control:
    """The offer; ”Ikke nu” is an answer like any other."""
    app = use_app()
    _ = app.language.gettext
    arrival = use_arrival()
    period = following(app.records)
    if period is None:
        return no_question(app)

    def leave() -> None:
        app.workbook.decline(FOLLOW_MORE)
        show(routes.week_saved(period.week_on(app.state.today)))

    done = arrival.steady(leave)
    return frame(
        app,
        heading(app.look, _("Would you like to follow something else too?")),
        _how_many(app),
        *follow_choice(app, period, arrival, offered=True),
        line=_("How I am"),
        actions=buttons.primary(app, _("Done"), done, key="week.done")
        if period.items
        else buttons.outlined(app, _("Not now"), done, key="week.not_now"),
    )


@component
def WeekChoice() -> ft.Control:
    """The same choice, from Min uge."""
    app = use_app()
    _ = app.language.gettext
    arrival = use_arrival()
    period = following(app.records)
    if period is None:
        return no_question(app)
    return frame(
        app,
        heading(app.look, _("What you follow")),
        _how_many(app),
        *follow_choice(app, period, arrival),
        line=_("How I am"),
        actions=buttons.primary(app, _("Done"), arrival.steady(go(routes.WEEK)), key="week.done"),
    )


def _how_many(app: App) -> ft.Control:
    _ = app.language.gettext
    return body(
        app.look, _("Hope is always included. You can choose up to %(count)d more things.", count=MOST)
    )
