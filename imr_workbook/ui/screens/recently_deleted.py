"""Slettet for nylig: what was deleted in the last 30 days, each a tap away from being put back."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.deleted import Deleted, deleted
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.deleted_words import its_words, kind_name, until
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def RecentlyDeleted() -> ft.Control:
    """The latest deleted first."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    found = deleted(app.records, app.workbook.now())
    shown: list[ft.Control] = [
        body(look, _("What you delete stays here for 30 days. Then it is gone for good.")),
        *([rows(*(_row(app, one) for one in found))] if found else [body(look, _("There is nothing here."))]),
        soft(look, _("Copies that you have saved elsewhere are not deleted by the app.")),
    ]
    return frame(
        app,
        heading(look, _("Deleted recently")),
        *shown,
        line=_("Your data"),
        actions=buttons.outlined(app, _("Back"), go(routes.DATA), key="deleted.back"),
    )


def _row(app: App, one: Deleted) -> ft.Control:
    note = f"{kind_name(app, one)} · {until(app, one)}"
    path = routes.deleted_one(one.kind, one.id)
    return row(app, its_words(app, one), note, go(path), key=f"deleted.{one.kind}.{one.id}")
