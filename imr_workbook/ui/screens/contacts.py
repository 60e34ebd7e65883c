"""Dem, jeg kan ringe til: everyone the person has written down."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.plans import Contact, contacts
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app
from imr_workbook.wording import shown_number


@component
def Contacts() -> ft.Control:
    """A row each; a tap opens it to be changed."""
    app = use_app()
    look, _ = app.look, app.language.gettext

    def add() -> None:
        show(routes.contact(app.workbook.fresh_id()))

    found = [_row(app, contact) for contact in contacts(app.records)]
    return frame(
        app,
        heading(look, _("People I can call")),
        *([] if found else [body(look, _("For example: a friend, your team"))]),
        body(look, _("They are also shown under Help now.")),
        *([rows(*found)] if found else []),
        line=_("Plans"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.PLANS), key="contacts.back"),
            buttons.primary(app, _("New contact"), add, key="contacts.new"),
        ),
    )


def _row(app: App, contact: Contact) -> ft.Control:
    shown = shown_number(contact)
    name = contact.name.strip() or shown
    note = shown if name != shown else ""
    return row(
        app,
        name,
        note or app.language.gettext("No number yet"),
        go(routes.contact(contact.id)),
        key=contact.id,
    )
