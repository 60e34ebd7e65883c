"""Slet alt: in three days unless it is taken back, or now. The kode is asked again where there is one."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.erasure import erasure
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.erasure_words import erased_on
from imr_workbook.ui.parts.folder_words import left_words
from imr_workbook.ui.parts.kode_field import given, kode_field, refusal
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.patience import use_patience
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, made, use_app
from imr_workbook.vault.vault import KodeRefused

_LATER, _NOW = "later", "now"


@component
def DeleteAll() -> ft.Control:
    """What goes, when, and what the app cannot reach."""
    app = use_app()
    asked, ask = ft.use_state("")
    if asked == _NOW or (asked == _LATER and app.vault.has_kode):
        return _Sure(asked == _NOW, lambda: ask(""))
    if erasure(app.records, app.workbook.now()) is not None:
        return _planned(app, lambda: ask(_NOW))

    def later() -> None:
        if app.vault.has_kode:
            ask(_LATER)
        else:
            app.workbook.delete_everything_later()

    return _offer(app, later, lambda: ask(_NOW))


def _offer(app: App, later: Callable[[], None], now: Callable[[], None]) -> ft.Control:
    look, _ = app.look, app.language.gettext
    return frame(
        app,
        heading(look, _("Delete everything")),
        body(
            look,
            _(
                "Everything you have written here is deleted, and the key to it. Nobody can bring it back here."
            ),
        ),
        body(look, _("If you choose three days, you can change your mind until then.")),
        *_out_of_reach(app),
        buttons.plain(app, _("Delete everything now"), now, key="all.now", in_line=True),
        line=_("Delete"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.DELETE), key="all.back"),
            buttons.primary(app, _("Delete in 3 days"), later, key="all.later"),
        ),
    )


def _planned(app: App, now: Callable[[], None]) -> ft.Control:
    look, _ = app.look, app.language.gettext

    def keep() -> None:
        app.workbook.keep_everything()
        app.tell("Nothing will be deleted.")

    return frame(
        app,
        heading(look, _("Delete everything")),
        body(look, erased_on(app), strong=True),
        body(look, _("Until then everything is here as before.")),
        *_out_of_reach(app),
        buttons.plain(app, _("Delete everything now"), now, key="all.now", in_line=True),
        line=_("Delete"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(routes.DELETE), key="all.back"),
            buttons.primary(app, _("Undo"), keep, key="all.undo"),
        ),
    )


@component
def _Sure(now: bool, back: Callable[[], None]) -> ft.Control:
    """Once more, with the kode where there is one."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    kode: ft.Ref[ft.TextField] = made(ft.Ref)
    said, say = ft.use_state("")

    patience = use_patience(app)

    async def delete() -> None:
        if app.vault.has_kode:
            try:
                still_here = await patience.run(lambda: app.vault.confirms(given(kode)))
            except KodeRefused as error:
                say(refusal(app, error))
                return
            # Whoever has turned away from it deletes nothing.
            if not still_here or patience.left:
                return
        if now:
            app.tending.destroy()
            show(routes.TODAY)
        else:
            app.workbook.delete_everything_later()
            back()

    words = (
        _("It cannot be undone. The app starts again as new.")
        if now
        else _("In three days everything is deleted. You can change your mind until then.")
    )
    return frame(
        app,
        heading(look, _("Delete everything now?") if now else _("Delete everything in 3 days?")),
        body(look, words),
        *([kode_field(app, _("Your code"), kode, delete, error=said)] if app.vault.has_kode else []),
        line=_("Delete"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Keep everything"), back, key="all.keep"),
            buttons.tonal(app, _("Delete now") if now else _("Delete in 3 days"), delete, key="all.sure"),
        ),
    )


def _out_of_reach(app: App) -> list[ft.Control]:
    look, _ = app.look, app.language.gettext
    left = left_words(app)
    others = _(
        "The app cannot delete copies that you have saved or given to others, "
        "or what the facilitators have written in a record."
    )
    return [*([soft(look, left)] if left else []), soft(look, others)]
