"""*Det hjælper mig* as it is read: the two lists, and with whom one can call between them."""

from __future__ import annotations

import flet as ft

from imr_workbook import wording
from imr_workbook.domain.plans import HelpfulList, contacts, helpful
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.contact_line import contacts_card
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.state import App


def list_name(app: App, which: HelpfulList) -> str:
    """What a list is called."""
    return wording.list_name(app.language, which)


def helpful_card(app: App, which: HelpfulList, *below: ft.Control) -> ft.Control:
    """The lines of one list, with what belongs under them."""
    look = app.look
    lines = [body(look, line.text.strip()) for line in helpful(app.records, which)]
    return card(heading(look, list_name(app, which), level=2), *lines, *below, key=f"helpful.{which}")


def what_helps(app: App) -> list[ft.Control]:
    """All that is written, with nothing to fill in; a word of where it is written while there is none."""
    found: list[ft.Control] = [
        helpful_card(app, which) for which in HelpfulList if helpful(app.records, which)
    ]
    if contacts(app.records):
        found.insert(1, contacts_card(app))
    if not found:
        words = app.language.gettext("Nothing is written here yet. You can write it under Plans.")
        found.append(body(app.look, words))
    return found
