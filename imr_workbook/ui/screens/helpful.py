"""Det hjælper mig: the two lists and whom one can call, to be read. Each is written on a screen of its own."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.plans import HelpfulList, contacts, helpful
from imr_workbook.domain.profile import profile
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.contact_line import contacts_card
from imr_workbook.ui.parts.helpful_card import helpful_card
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app

_ = str
"""Marks msgids; they are translated where they are shown."""

STILL_SEEN = _("It can still be seen without the code. The app tries again by itself.")
NOT_SEEN_YET = _("It cannot be seen without the code yet. The app tries again by itself.")


@component
def Helpful() -> ft.Control:
    """Nothing to fill in here: on a hard day it is only read."""
    app = use_app()
    _ = app.language.gettext
    return frame(
        app,
        heading(app.look, _("This helps me")),
        _list(
            app, HelpfulList.HELPS_ME, _("For example: go for a walk, listen to music"), routes.WRITE_HELPS_ME
        ),
        _people(app),
        _list(
            app,
            HelpfulList.NOT_HELPFUL,
            _("For example: give advice, ask many questions"),
            routes.WRITE_NOT_HELPFUL,
        ),
        *_seen(app),
        line=_("Plans"),
        actions=buttons.outlined(app, _("Back"), go(routes.PLANS), key="helpful.back"),
    )


def _list(app: App, which: HelpfulList, example: str, path: str) -> ft.Control:
    written = bool(helpful(app.records, which))
    hint = [] if written else [soft(app.look, example)]
    return helpful_card(app, which, *hint, _write(app, written, path, f"write.{which}"))


def _people(app: App) -> ft.Control:
    written = bool(contacts(app.records))
    hint = [] if written else [soft(app.look, app.language.gettext("For example: a friend, your team"))]
    return contacts_card(app, *hint, _write(app, written, routes.CONTACTS, "write.contacts"))


def _write(app: App, written: bool, path: str, key: str) -> ft.Control:
    _ = app.language.gettext
    if written:
        return buttons.plain(app, _("Change"), go(path), key=key, in_line=True)
    return buttons.tonal(app, _("Write"), go(path), key=key)


def _seen(app: App) -> list[ft.Control]:
    """The choice to have it in Hjælp nu before the lock, once there is a kode and something to see."""
    look, _, seen = app.look, app.language.gettext, profile(app.records).helpful_seen
    if not app.vault.has_kode or not any(helpful(app.records, which) for which in HelpfulList):
        return []

    def turn() -> None:
        app.workbook.let_helpful_be_seen(not seen)
        try:
            app.vault.seen.keep()
        except OSError:
            # Whoever takes it back must not believe that it is gone.
            app.tell(STILL_SEEN if seen else NOT_SEEN_YET)

    return [
        choice.tile(app, _("May be seen without the code"), seen, turn, key="helpful.seen"),
        soft(look, _("Then both lists are also in Help now, when the workbook is locked.")),
    ]
