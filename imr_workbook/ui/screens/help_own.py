"""Det hjælper mig, as it is read in a bad hour: one's own words and people, nothing to fill in."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.plans import HelpfulList, contacts, helpful
from imr_workbook.ui.parts.contact_line import contacts_card
from imr_workbook.ui.parts.help_frame import back_to_help, help_frame
from imr_workbook.ui.parts.helpful_card import helpful_card
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app


@component
def HelpOwn() -> ft.Control:
    """What helps, whom to call, what others had better not do."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    found = [helpful_card(app, which) for which in HelpfulList if helpful(app.records, which)]
    if contacts(app.records):
        found.insert(1, contacts_card(app))
    if not found:
        found.append(body(look, _("Nothing is written here yet. You can write it under Plans.")))
    return help_frame(app, heading(look, _("This helps me")), *found, actions=back_to_help(app))
