"""Hjælp nu: whom to call, the same for everyone. Works before anything else does."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.helplines import Ladder
from imr_workbook.domain.profile import declined
from imr_workbook.ui import routes
from imr_workbook.ui.ladder import use_ladder
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.help_frame import help_frame
from imr_workbook.ui.parts.helpline import alarm_card, foot_notes, line_card, region_lines
from imr_workbook.ui.parts.near_help import has_own, near_help, talk_row
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.screens.help_region import OFFER
from imr_workbook.ui.state import App, go, use_app


@component
def Help() -> ft.Control:
    """The ladder from the top: danger, very bad, one's own people, someone to talk to."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    steps = use_ladder(app)
    return help_frame(
        app,
        heading(look, _("Do you need help now?")),
        alarm_card(app, steps, _("Is your life, or someone else's, in danger?")),
        _acute(app, steps),
        *(line_card(app, line) for line in steps.daytime),
        *_rest(app, steps),
        *foot_notes(app, steps),
    )


def _acute(app: App, steps: Ladder) -> ft.Control:
    look, _ = app.look, app.language.gettext
    controls: list[ft.Control] = [
        body(look, _("Are you feeling very bad, but not in danger?")),
        *region_lines(app, steps),
    ]
    if not all(line.open for line in steps.acute):
        controls.append(soft(look, _("Is it closed now? Call your team or your own doctor.")))
    return card(*controls, key="help.acute")


def _rest(app: App, steps: Ladder) -> list[ft.Control]:
    """What stands below the region's number; behind one row where the numbers of all regions stand there."""
    _ = app.language.gettext
    if steps.region is not None:
        return near_help(app)
    found: list[ft.Control] = []
    if not declined(app.records, OFFER):
        note = _("Then only your region's number is shown here.")
        found.append(row(app, _("Which region are you in?"), note, go(routes.HELP_REGION), key="help.region"))
    if has_own(app):
        note = _("Your own people, and someone to talk to")
        found.append(row(app, _("More help"), note, go(routes.HELP_MORE), key="help.more"))
    else:
        found.append(talk_row(app))
    return [rows(*found)]
