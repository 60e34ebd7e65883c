"""Hent ind fra en fil: a copy that was saved as JSON, merged with what is here."""

from __future__ import annotations

import flet as ft

from imr_workbook.export.machine_json import (
    Altered,
    CutShort,
    FromNewerVersion,
    NotACopy,
    TooLarge,
    UnreadableCopy,
    read_copy,
)
from imr_workbook.ui import routes
from imr_workbook.ui.copies import FileTooLarge, picked
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app

_ = str
"""Marks msgids; they are translated where they are shown."""

CAUSES: dict[type[UnreadableCopy], str] = {
    NotACopy: _("The file is not a copy of a workbook. Choose one that you saved as JSON."),
    CutShort: _("The file is not whole: the end of it is missing. Try another copy."),
    FromNewerVersion: _("The file was saved with a newer version of the app. Update the app, and try again."),
    Altered: _("Something in the file is damaged, so it cannot be read. Try another copy."),
    TooLarge: _("The file is too large to be a copy of a workbook."),
}


@component
def BringIn() -> ft.Control:
    """What it does, the file to choose, and what came of it."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    result, come_of = ft.use_state("")

    async def choose() -> None:
        come_of("")
        come_of(await _bring_in(app))

    return frame(
        app,
        heading(look, _("Bring in from a file")),
        body(look, _("Choose a file that you have saved as JSON from a workbook.")),
        soft(look, _("What is newer here stays as it is.")),
        *([_result(app, result)] if result else []),
        line=_("Advanced"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.ADVANCED), key="bring_in.back"),
            buttons.primary(app, _("Choose a file"), choose, key="bring_in.choose"),
        ),
    )


async def _bring_in(app: App) -> str:
    """What came of it, in a sentence; empty where no file was chosen."""
    _ = app.language.gettext
    try:
        data = await picked(app, "json")
        if data is None:
            return ""
        copy = read_copy(data)
    except FileTooLarge:
        return _not_read(app, TooLarge())
    except UnreadableCopy as error:
        return _not_read(app, error)
    app.drafts.flush()
    if not app.workbook.bring_in(copy.records, copy.versions):
        return _("All that is in the file is here already.")
    return _("It has been brought in. You will find it where you wrote it.")


def _not_read(app: App, error: UnreadableCopy) -> str:
    _ = app.language.gettext
    return " ".join([_(CAUSES[type(error)]), _("Nothing here has changed.")])


def _result(app: App, text: str) -> ft.Control:
    return ft.Semantics(
        live_region=True, container=True, content=card(body(app.look, text), key="bring_in.result")
    )
