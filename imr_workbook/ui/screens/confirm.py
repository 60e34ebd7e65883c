"""The kode once more, before anything leaves the workbook."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.allowed import done
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.kode_field import given, kode_field, refusal
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.patience import use_patience
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, made, use_app
from imr_workbook.vault.vault import KodeRefused


@component
def Confirm() -> ft.Control:
    """What was asked for is done when the kode is right, on the screen that it was asked for on."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    kode: ft.Ref[ft.TextField] = made(ft.Ref)
    said, say = ft.use_state("")
    patience = use_patience(app)
    waiting = app.state.waiting
    if waiting is None:
        return _nothing_waits(app)

    async def confirm() -> None:
        try:
            still_here = await patience.run(lambda: app.vault.confirms(given(kode)))
        except KodeRefused as error:
            say(refusal(app, error))
        else:
            if not still_here:
                return
            app.state.waiting = None
            show(waiting.back)
            await done(waiting.action)

    def think_better_of_it() -> None:
        app.state.waiting = None
        show(waiting.back)

    return frame(
        app,
        heading(look, _("Your code once more")),
        body(look, _("This is so that nobody else takes your words out of the workbook.")),
        kode_field(app, _("Your code"), kode, confirm, error=said),
        line=_("Your data"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), think_better_of_it, key="confirm.back"),
            buttons.primary(app, _("Go on"), confirm, key="confirm.go_on"),
        ),
    )


def _nothing_waits(app: App) -> ft.Control:
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("Your code once more")),
        body(look, _("Nothing is waiting for your code.")),
        line=_("Your data"),
        actions=buttons.outlined(app, _("Back"), go(routes.DATA), key="confirm.back"),
    )
