"""In place of every screen but Hjælp nu, while the workbook is locked."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.kode_field import given, kode_field, refusal
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import made, use_app
from imr_workbook.vault.vault import MustWait, NeedsWords, WrongKode


@component
def Locked() -> ft.Control:
    """The kode, and no more."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    kode: ft.Ref[ft.TextField] = made(ft.Ref)
    said, say = ft.use_state("")

    def unlock() -> None:
        try:
            app.vault.unlock(given(kode))
        except (WrongKode, MustWait, NeedsWords) as error:
            say(refusal(app, error))

    return ft.SafeArea(
        expand=True,
        content=frame(
            app,
            heading(look, _("Your workbook is locked")),
            body(look, _("What you have written is behind your code.")),
            kode_field(app, _("Your code"), kode, unlock, error=said),
            actions=buttons.primary(app, _("Unlock"), unlock, key="unlock"),
        ),
    )
