"""Someone the person has written down, with buttons to call and to write."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.plans import Contact, contacts
from imr_workbook.ui.parts.call import call_button, callee, name_text, write_button
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.hairlines import with_hairlines
from imr_workbook.ui.parts.text import heading
from imr_workbook.ui.state import App
from imr_workbook.wording import shown_number


def contact_line(app: App, contact: Contact) -> ft.Control:
    """Who, the number, and Skriv and Ring where the number is whole."""
    number, shown = contact.number, shown_number(contact)
    name = contact.name.strip() or shown
    ways: list[ft.Control] = []
    if number is not None:
        if contact.takes_messages:
            ways.append(write_button(app, number, name))
        ways.append(call_button(app, number, name))
    return callee(app, name_text(app, name), [shown] if name != shown else [], ways)


def contacts_card(app: App, *below: ft.Control) -> ft.Control:
    """Everyone written down, with what belongs under them."""
    title = heading(app.look, app.language.gettext("People I can call"), level=2)
    lines = [contact_line(app, contact) for contact in contacts(app.records)]
    return card(title, *with_hairlines(lines), *below, key="contacts")
