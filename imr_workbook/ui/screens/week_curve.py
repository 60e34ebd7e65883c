"""The answers as curves: shown only when asked for, and nothing said about where they go."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.curves import curve
from imr_workbook.domain.goal_events import goal_events
from imr_workbook.domain.look_back import look_back
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.curve import CurveCard, event_lines
from imr_workbook.ui.parts.days import months_words
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.span_chips import shown_span, span_chips
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def WeekCurve() -> ft.Control:
    """One row an item, on one time line with the goals."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    span = shown_span(app, ft.use_route_params().get("span", ""))
    shown = curve(look_back(app.records, span), goal_events(app.records))
    back = buttons.outlined(app, _("Back"), go(routes.WEEK), key="week.back")
    if shown is None:
        return frame(
            app,
            heading(look, _("How I am")),
            body(look, _("Your answers will be shown here.")),
            line=_("My week"),
            actions=back,
        )
    events = event_lines(app, shown)
    return frame(
        app,
        heading(look, months_words(app, shown.first, shown.last)),
        *span_chips(app, span, routes.week_curve),
        CurveCard(shown, key="curve"),
        *([_dashes(app, events)] if events else []),
        line=_("How I am"),
        actions=buttons.row(
            look,
            back,
            buttons.tonal(app, _("See as a table"), go(routes.week_table(span.value)), key="week.table"),
        ),
    )


def _dashes(app: App, events: list[str]) -> ft.Control:
    """What the dashed lines stand for."""
    _ = app.language.gettext
    lines = [_("The dashed lines show your goals and steps:"), *events]
    return ft.Column([soft(app.look, line) for line in lines], spacing=6, tight=True)
