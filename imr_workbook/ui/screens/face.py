"""Let a face or a finger open beside the kode, or not any more."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.kode_field import given, kode_field, refusal
from imr_workbook.ui.parts.kode_words import face_words
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, made, use_app
from imr_workbook.vault.vault import KodeRefused


@component
def FaceScreen() -> ft.Control:
    """What it means, and the kode once more; or how to turn it off."""
    app = use_app()
    kode: ft.Ref[ft.TextField] = made(ft.Ref)
    (wrong, said), say = ft.use_state(("", ""))
    if app.vault.has_face:
        return _on(app)
    if not (app.keys.offers_face and app.vault.has_kode):
        return _not_here(app)

    async def turn_on() -> None:
        _ = app.language.gettext
        try:
            opens = await app.keys.let_face_open(given(kode), *face_words(app))
        except KodeRefused as error:
            say((refusal(app, error), ""))
            return
        if opens:
            show(routes.KODE)
        else:
            say(("", _("It could not be turned on. Your code opens as before.")))

    return _off(app, kode, wrong, said, turn_on)


def _off(app: App, kode: ft.Ref[ft.TextField], wrong: str, said: str, turn_on: buttons.Action) -> ft.Control:
    look, _ = app.look, app.language.gettext
    told = ft.Semantics(
        live_region=True, container=True, content=ft.Text(said, style=look.style(strong=True))
    )
    return frame(
        app,
        heading(look, _("Open with face or finger")),
        body(
            look,
            _(
                "Your code still opens. At least every 14 days the workbook asks for it, so that you do not forget it."
            ),
        ),
        body(
            look,
            _(
                "Does your phone, tablet or computer know the face or finger of others too? "
                "Then they can open the workbook as well."
            ),
        ),
        kode_field(app, _("Your code"), kode, turn_on, error=wrong),
        *([told] if said else []),
        line=_("Code"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.KODE), key="back"),
            buttons.primary(app, _("Turn on"), turn_on, key="face.on"),
        ),
    )


def _on(app: App) -> ft.Control:
    look, _ = app.look, app.language.gettext

    async def turn_off() -> None:
        await app.keys.let_no_face_open()
        show(routes.KODE)

    return frame(
        app,
        heading(look, _("Open with face or finger")),
        body(
            look, _("The workbook opens for every face and finger that your phone, tablet or computer knows.")
        ),
        soft(look, _("If you turn it off, your code opens as before.")),
        line=_("Code"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.KODE), key="back"),
            buttons.tonal(app, _("Turn off"), turn_off, key="face.off"),
        ),
    )


def _not_here(app: App) -> ft.Control:
    look, _ = app.look, app.language.gettext
    without_kode = _("It can only be turned on when you have a code.")
    with_kode = _("This cannot be done here. Your code opens the workbook.")
    return frame(
        app,
        heading(look, _("Open with face or finger")),
        body(look, with_kode if app.vault.has_kode else without_kode),
        line=_("Code"),
        actions=buttons.outlined(app, _("Back"), go(routes.KODE), key="back"),
    )
