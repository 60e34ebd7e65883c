"""Planer: what a person has ready for a hard time. A plan is a tile from the day it is begun."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.plans import contacts
from imr_workbook.ui import routes
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def Plans() -> ft.Control:
    """The plans there are."""
    app = use_app()
    _ = app.language.gettext
    helps = _("What helps, and what others should avoid")
    return frame(
        app,
        heading(app.look, _("Plans")),
        rows(row(app, _("This helps me"), helps, go(routes.HELPFUL), key="plans.helpful")),
        rows(row(app, _("People I can call"), _people(app), go(routes.CONTACTS), key="plans.contacts")),
    )


def _people(app: App) -> str:
    names = [contact.name.strip() for contact in contacts(app.records) if contact.name.strip()]
    return app.language.listed(names) if names else app.language.gettext("Names and numbers")
