"""The kode: what it does, and what can be done with it."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.kode_words import guarding_words, minutes
from imr_workbook.ui.parts.rows import row, rows
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def KodeScreen() -> ft.Control:
    """Without one, what one is for; with one, how to change it."""
    app = use_app()
    title, _ = heading(app.look, app.language.gettext("Code")), app.language.gettext
    shown = _with_kode(app) if app.vault.has_kode else _without_kode(app)
    back = buttons.outlined(app, _("Back"), go(routes.DATA), key="back")
    return frame(app, title, *shown, line=_("Your data"), actions=back)


def _without_kode(app: App) -> list[ft.Control]:
    look, _ = app.look, app.language.gettext
    return [
        body(look, _("With a code, your workbook is locked to others. Help now works without it.")),
        body(
            look,
            _(
                "Without a code, whoever can use this phone, tablet or computer can read what you have written."
            ),
        ),
        soft(look, guarding_words(app)),
        buttons.primary(app, _("Choose a code"), go(routes.NEW_KODE), key="kode.new"),
        # It can stand alone, for backups; whoever has lost the paper makes another here.
        *([rows(_spare_key(app))] if app.vault.has_words else []),
    ]


def _with_kode(app: App) -> list[ft.Control]:
    _ = app.language.gettext
    return [
        soft(app.look, guarding_words(app)),
        rows(
            row(app, _("Change the code"), "", go(routes.NEW_KODE)),
            row(app, _("Lock automatically"), minutes(app, app.vault.lock_after), go(routes.LOCK_AFTER)),
            _spare_key(app),
            *_face(app),
            row(app, _("Turn the code off"), "", go(routes.NO_KODE)),
        ),
        buttons.tonal(app, _("Lock now"), app.locking.lock, key="kode.lock"),
    ]


def _spare_key(app: App) -> ft.Control:
    _ = app.language.gettext
    return row(app, _("Your spare key"), _("On") if app.vault.has_words else _("None"), go(routes.SPARE_KEY))


def _face(app: App) -> list[ft.Control]:
    """Only where this device can, or where it is on and must be turned off somewhere."""
    _ = app.language.gettext
    if not (app.keys.offers_face or app.vault.has_face):
        return []
    note = _("On") if app.vault.has_face else _("Off")
    return [row(app, _("Open with face or finger"), note, go(routes.FACE))]
