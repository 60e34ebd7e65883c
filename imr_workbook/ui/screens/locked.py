"""In place of every screen but Hjælp nu, while the workbook is locked."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui.device_keys import Face
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.kode_field import given, kode_field, refusal
from imr_workbook.ui.parts.kode_words import face_words
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.patience import use_patience
from imr_workbook.ui.safety import component
from imr_workbook.ui.screens.forgotten import Forgotten
from imr_workbook.ui.screens.not_fetched import NotFetched
from imr_workbook.ui.state import made, use_app
from imr_workbook.vault.vault import KodeRefused


@component
def Locked() -> ft.Control:
    """The kode; or what to do without it, where there is none or it is forgotten."""
    app = use_app()
    vault = app.vault
    without_kode = not (vault.has_kode or vault.secret_unreachable)
    forgotten, forget = ft.use_state(without_kode or vault.only_words or vault.secret_lost)
    if vault.secret_unreachable and not forgotten:
        return ft.SafeArea(expand=True, content=NotFetched(lambda: forget(True)))
    back = (lambda: forget(False)) if vault.has_kode or vault.secret_unreachable else None
    shown = Forgotten(back) if forgotten else KodeAsked(lambda: forget(True))
    return ft.SafeArea(expand=True, content=shown)


@component
def KodeAsked(forget: buttons.Action) -> ft.Control:
    """One field and no more."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    kode: ft.Ref[ft.TextField] = made(ft.Ref)
    said, say = ft.use_state("")

    patience = use_patience(app)

    async def unlock() -> None:
        try:
            await patience.run(lambda: app.vault.unlock(given(kode)))
        except KodeRefused as error:
            say(refusal(app, error))

    async def by_face() -> None:
        found = await app.keys.unlock_with_face(*face_words(app))
        if found is Face.NOT_NOW:
            say(_("Write your code instead."))
        elif found is Face.GONE:
            say(
                _(
                    "Face or finger no longer opens here. Write your code. You can turn it on again afterwards."
                )
            )

    face = buttons.outlined(app, _("Open with face or finger"), by_face, key="unlock.face")
    return frame(
        app,
        heading(look, _("Your workbook is locked")),
        body(look, _("Write your code to go on.")),
        kode_field(app, _("Your code"), kode, unlock, error=said),
        *([face] if app.keys.offers_face and app.vault.face_may_open else []),
        buttons.plain(app, _("I have forgotten my code"), forget, key="forgotten", in_line=True),
        actions=buttons.primary(app, _("Unlock"), unlock, key="unlock"),
    )
