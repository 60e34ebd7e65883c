"""Sikkerhedskopi: everything in one locked file, to keep somewhere else."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.allowed import allowed
from imr_workbook.ui.copies import save_backup
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def BackupFile() -> ft.Control:
    """What it is and what opens it; without a kode, why there is none."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    lockable = app.vault.has_kode or app.vault.has_words
    return frame(
        app,
        heading(look, _("Backup")),
        body(look, _("Everything in your workbook goes into one locked file.")),
        *(_what_opens_it(app) if lockable else [_nothing_opens_it(app)]),
        rows(row(app, _("Fetch from a backup"), "", go(routes.RESTORE), key="backup.restore")),
        line=_("Your data"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.DATA), key="backup.back"),
            buttons.primary(
                app, _("Save a backup"), allowed(app, lambda: save_backup(app)), key="backup.save"
            )
            if lockable
            else buttons.primary(app, _("Choose a code"), go(routes.NEW_KODE), key="backup.kode"),
        ),
    )


def _what_opens_it(app: App) -> list[ft.Control]:
    look, _ = app.look, app.language.gettext
    words = [body(look, _("Your spare key opens it, on another device too."))] if app.vault.has_words else []
    kode = [
        body(look, _("Your code opens it, on another device too.")),
        soft(look, _("Whoever gets hold of the file can try out codes. A long code is hard to guess.")),
    ]
    return [
        body(look, _("Keep it somewhere else than on this device. Then you have it if the device is lost.")),
        *(kode if app.vault.has_kode else []),
        *words,
    ]


def _nothing_opens_it(app: App) -> ft.Control:
    return body(
        app.look,
        app.language.gettext("Choose a code first. Without it, the file cannot be opened on another device."),
    )
