"""When everything will be deleted, in words, and the calm line about it on I dag."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.erasure import erasure
from imr_workbook.ui.parts.removed import undo_line
from imr_workbook.ui.state import App


def erased_on(app: App) -> str:
    """”Alt bliver slettet fredag den 27. november kl. 14.05.”; empty where nobody has asked for it."""
    at = erasure(app.records, app.workbook.now())
    if at is None:
        return ""
    return app.language.gettext(
        "Everything will be deleted on %(day)s at %(time)s.",
        day=app.language.day(at.date()),
        time=app.language.time(at),
    )


def erasure_line(app: App) -> list[ft.Control]:
    """The line with Fortryd; nothing where nothing is to be deleted."""
    words = erased_on(app)
    return [undo_line(app, words, app.workbook.keep_everything, key="erasure.undo")] if words else []
