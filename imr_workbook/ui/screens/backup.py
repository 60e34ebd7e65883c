"""Sikkerhedskopi: everything in one locked file, to keep somewhere else."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.allowed import allowed
from imr_workbook.ui.copies import save_backup
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.folder_words import every_words, trouble_words
from imr_workbook.ui.parts.not_by_itself import saves_by_itself
from imr_workbook.ui.parts.opener_rows import has_opener, opener_rows
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def BackupFile() -> ft.Control:
    """What it is and what opens it; without a kode or words, how to get one."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    fetch = row(app, _("Fetch from a backup"), "", go(routes.RESTORE), key="backup.restore")
    back = buttons.outlined(app, _("Back"), go(routes.DATA), key="backup.back")
    can = has_opener(app)
    save = allowed(app, lambda: save_backup(app))
    return frame(
        app,
        heading(look, _("Backup")),
        body(look, _("Everything in your workbook goes into one locked file.")),
        *([*_what_opens_it(app), rows(*_by_itself(app), fetch)] if can else opener_rows(app, fetch)),
        line=_("Your data"),
        actions=buttons.row(look, back, buttons.primary(app, _("Save a backup"), save, key="backup.save"))
        if can
        else back,
    )


def _by_itself(app: App) -> list[ft.Control]:
    if not saves_by_itself(app):
        return []
    title, note = app.language.gettext("Save it automatically"), trouble_words(app) or every_words(app)
    return [row(app, title, note, go(routes.BACKUP_BY_ITSELF), key="backup.by_itself")]


def _what_opens_it(app: App) -> list[ft.Control]:
    look, _ = app.look, app.language.gettext
    words = [body(look, _("Your spare key opens it, somewhere else too."))] if app.vault.has_words else []
    kode = [
        body(look, _("Your code opens it, somewhere else too.")),
        soft(look, _("Whoever gets hold of the file can try out codes. A long code is hard to guess.")),
    ]
    return [
        body(
            look,
            _(
                "Keep it somewhere else than here. Then you have it if this phone, tablet or computer is lost."
            ),
        ),
        *(kode if app.vault.has_kode else []),
        *words,
    ]
