"""Said where something was taken away, with the way to take it back, or where it never was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.state import App, go


def gone(app: App, title: str, *notes: str, undo: Callable[[], Any] | None = None) -> ft.Control:
    """A screen in place of what is gone.

    Args:
        app: the app of this window.
        title: what is gone.
        notes: what is still there.
        undo: puts it back; none where there is nothing to put back.
    """
    _ = app.language.gettext
    if undo is not None:
        notes = (*notes, _("You can also find it under Deleted recently, in Settings."))
    onward = buttons.primary(app, _("Go to Goals"), go(routes.GOALS), key="gone.goals")
    if undo is not None:
        onward = buttons.row(app.look, buttons.outlined(app, _("Undo"), undo, key="gone.undo"), onward)
    return frame(
        app,
        heading(app.look, title),
        *(body(app.look, note) for note in notes),
        line=_("Goals"),
        actions=onward,
    )


def never_was(app: App) -> ft.Control:
    """A path to something that is not in the workbook."""
    _ = app.language.gettext
    return gone(app, _("This is not here"), _("Nothing is lost. You can go on from Goals."))
