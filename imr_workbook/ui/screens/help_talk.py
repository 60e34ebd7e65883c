"""Tal med nogen: the lines where someone listens. None of them stands alone."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.ladder import use_ladder
from imr_workbook.ui.parts.help_frame import back_to_help, help_frame
from imr_workbook.ui.parts.helpline import foot_notes, line_card, never_alone_card
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.text import heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def HelpTalk() -> ft.Control:
    """The open lines, then 112 and the region's number for when nobody answers, then what is closed now."""
    app = use_app()
    _ = app.language.gettext
    steps = use_ladder(app)
    answered = [line_card(app, line) for line in steps.talk if line.open]
    closed = [line_card(app, line) for line in steps.talk if not line.open]
    found = [*answered, never_alone_card(app, steps), *closed]
    if steps.topic:
        names = app.language.listed(line.entry.name for line in steps.topic)
        found.append(rows(row(app, _("Other numbers"), names, go(routes.HELP_TOPICS), key="help.topics")))
    return help_frame(
        app,
        heading(app.look, _("Talk to someone")),
        *found,
        *foot_notes(app, steps),
        actions=back_to_help(app),
    )
