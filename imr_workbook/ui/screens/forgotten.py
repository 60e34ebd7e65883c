"""The kode is forgotten: the reservenøgle opens, or a new workbook begins beside the locked one."""

from __future__ import annotations

import flet as ft

from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.field import text_field
from imr_workbook.ui.parts.kode_field import given
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.parts.word_mistakes import word_mistake
from imr_workbook.ui.patience import use_patience
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, made, use_app
from imr_workbook.vault.vault import WrongKode
from imr_workbook.vault.words import WordsRefused, secret_of

_ = str
"""Marks msgids; they are translated where they are shown."""

LOST = _(
    "This phone, tablet or computer looked after a key to your workbook. The key is gone. "
    "Everything you have written is still here."
)


@component
def Forgotten(back: buttons.Action | None) -> ft.Control:
    """The 12 words where there are some; else what can still be done.

    Args:
        back: to where the kode is asked for; none where there is no kode.
    """
    app = use_app()
    lost, lose = ft.use_state(not app.vault.has_words)
    if lost:
        return _lost(app, (lambda: lose(False)) if app.vault.has_words else back)
    return WordsAsked(back, lambda: lose(True))


@component
def WordsAsked(back: buttons.Action | None, lost: buttons.Action) -> ft.Control:
    """A field for all 12."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    box: ft.Ref[ft.TextField] = made(ft.Ref)
    said, say = ft.use_state("")

    patience = use_patience(app)

    async def unlock() -> None:
        try:
            still_here = await patience.run(lambda: app.vault.unlock_with_words(secret_of(given(box))))
        except WordsRefused as error:
            say(word_mistake(app, error))
        except WrongKode:
            say(_("These words belong to another workbook, or to an older spare key."))
        else:
            if still_here:
                show(routes.NEW_KODE)

    mistake = ft.Text(said, style=look.style(strong=True))
    return frame(
        app,
        heading(look, _("Write your spare key")),
        *([body(look, _(LOST))] if app.vault.secret_lost else []),
        body(look, _("Write the 12 words in order. The first four letters of each are enough.")),
        text_field(app, _("12 words"), given(box), on_change=lambda _event: None, lines=4, box=box),
        *([ft.Semantics(live_region=True, container=True, content=mistake)] if said else []),
        *([] if app.vault.secret_unreachable else [_no_words(app, lost)]),
        actions=buttons.row(
            look,
            *([buttons.outlined(app, _("Back"), back, key="back")] if back else []),
            buttons.primary(app, _("Unlock"), unlock, key="forgotten.unlock"),
        ),
    )


def _no_words(app: App, lost: buttons.Action) -> ft.Control:
    words = app.language.gettext("I do not have the words either")
    return buttons.plain(app, words, lost, key="forgotten.lost", in_line=True)


def _lost(app: App, back: buttons.Action | None) -> ft.Control:
    look, _ = app.look, app.language.gettext

    def begin() -> None:
        app.vault.start_again()
        show(routes.TODAY)

    return frame(
        app,
        heading(look, _("The key is gone") if app.vault.secret_lost else _("Without the code")),
        *(_secret_lost(app) if app.vault.secret_lost else _kode_lost(app)),
        soft(look, _("You can begin a new workbook. The locked one is kept beside it.")),
        buttons.tonal(app, _("Begin a new workbook"), begin, key="forgotten.begin"),
        actions=buttons.outlined(app, _("Back"), back, key="back") if back else None,
    )


def _kode_lost(app: App) -> list[ft.Control]:
    look, _ = app.look, app.language.gettext
    return [
        body(look, _("Without the code or a spare key, nobody can open the workbook. Not even us.")),
        body(look, _("Perhaps you will remember it later. There is no hurry, and nothing is deleted.")),
    ]


def _secret_lost(app: App) -> list[ft.Control]:
    look, _ = app.look, app.language.gettext
    return [
        body(look, _(LOST)),
        body(look, _("Without a spare key, nobody can open the workbook. Not even us.")),
        body(look, _("If you have a backup, you can fetch what is in it into a new workbook.")),
    ]
