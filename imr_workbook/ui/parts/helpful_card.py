"""The two lists of *Det hjælper mig*, as they are read."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.plans import HelpfulList, helpful
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.state import App


def list_name(app: App, which: HelpfulList) -> str:
    """What a list is called."""
    _ = app.language.gettext
    return {
        HelpfulList.HELPS_ME: _("This can help"),
        HelpfulList.NOT_HELPFUL: _("Others should avoid this"),
    }[which]


def helpful_card(app: App, which: HelpfulList, *below: ft.Control) -> ft.Control:
    """The lines of one list, with what belongs under them."""
    look = app.look
    lines = [body(look, line.text.strip()) for line in helpful(app.records, which)]
    return card(heading(look, list_name(app, which), level=2), *lines, *below, key=f"helpful.{which}")
