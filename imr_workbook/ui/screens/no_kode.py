"""Turn the kode off."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.kode_field import given, kode_field, refusal
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.patience import use_patience
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, made, use_app
from imr_workbook.vault.vault import KodeRefused


@component
def NoKode() -> ft.Control:
    """It is asked for once more, since whoever finds the app open could do it otherwise."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    kode: ft.Ref[ft.TextField] = made(ft.Ref)
    said, say = ft.use_state("")

    patience = use_patience(app)

    def turn() -> None:
        app.vault.confirms(given(kode))
        app.vault.remove_kode()

    async def turn_off() -> None:
        try:
            still_here = await patience.run(turn)
        except KodeRefused as error:
            say(refusal(app, error))
        else:
            if still_here:
                show(routes.KODE)

    return frame(
        app,
        heading(look, _("Turn the code off")),
        body(
            look,
            _(
                "Without a code, whoever can use this phone, tablet or computer can read what you have written."
            ),
        ),
        kode_field(app, _("Your code"), kode, turn_off, error=said),
        line=_("Code"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.KODE), key="back"),
            buttons.primary(app, _("Turn off"), turn_off, key="kode.off"),
        ),
    )
