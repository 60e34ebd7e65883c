"""The two ways to let a backup be opened somewhere else, where there is neither yet."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.text import body
from imr_workbook.ui.state import App, go


def has_opener(app: App) -> bool:
    """Whether there is a kode or a reservenøgle."""
    return app.vault.has_kode or app.vault.has_words


def opener_rows(app: App, *more: ft.Control) -> list[ft.Control]:
    """Why one is needed, and both ways; `more` rows under them."""
    _ = app.language.gettext
    return [
        body(
            app.look,
            _(
                "First choose a code or make a spare key. Without one, the file cannot be opened anywhere else."
            ),
        ),
        rows(
            row(
                app,
                _("Choose a code"),
                _("You make it up yourself"),
                go(routes.BACKUP_KODE),
                key="backup.kode",
            ),
            row(
                app,
                _("Make a spare key"),
                _("12 words on paper"),
                go(routes.BACKUP_WORDS),
                key="backup.words",
            ),
            *more,
        ),
    ]
