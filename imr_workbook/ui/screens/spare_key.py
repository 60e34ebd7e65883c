"""Min reservenøgle: 12 words to write down, for the day when the kode is forgotten."""

from __future__ import annotations

import secrets

import flet as ft

from imr_workbook.domain.offers import Offer
from imr_workbook.domain.profile import declined
from imr_workbook.ui import routes
from imr_workbook.ui.copies import save_words
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.kode_field import given, kode_field, refusal
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.patience import use_patience
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, made, use_app
from imr_workbook.vault.vault import KodeRefused
from imr_workbook.vault.words import SECRET_BYTES, words_of


@component
def SpareKey() -> ft.Control:
    """What it is, and then the words themselves: nobody comes to them by an address."""
    app = use_app()
    kode: ft.Ref[ft.TextField] = made(ft.Ref)
    secret = made(lambda: secrets.token_bytes(SECRET_BYTES))
    shown, show_words = ft.use_state(False)
    said, say = ft.use_state("")
    home = routes.kode_or_backup(ft.use_route_location())

    patience = use_patience(app)

    async def show_them() -> None:
        try:
            still_here = not _asks(app) or await patience.run(lambda: app.vault.confirms(given(kode)))
        except KodeRefused as error:
            say(refusal(app, error))
        else:
            if still_here:
                show_words(True)

    def keep() -> None:
        app.vault.set_words(secret)
        show(home)

    async def print_them() -> None:
        # Now, and not with ”Jeg har gemt papiret”: a paper that lies in the printer must open what it says.
        app.vault.set_words(secret)
        await save_words(app, words_of(secret))

    if shown:
        return _words(app, words_of(secret), print_them, keep, home)
    return _before(app, kode, said, show_them, home)


def _asks(app: App) -> bool:
    """Whether the kode is asked for: not of someone who has just opened with the words."""
    return app.vault.has_kode and not app.vault.opened_with_words


def _before(
    app: App, kode: ft.Ref[ft.TextField], said: str, show_them: buttons.Action, home: str
) -> ft.Control:
    look, _ = app.look, app.language.gettext
    asked = [kode_field(app, _("Your code"), kode, show_them, error=said)] if _asks(app) else []
    warned = ""
    if app.vault.has_words:
        warned = _("You have a spare key. If you make a new one, the old one no longer works.")
    elif app.vault.has_kode:
        warned = _("Without a spare key, nobody can open the workbook if you forget your code. Not even us.")
    return frame(
        app,
        heading(look, _("Your spare key")),
        body(look, _what_it_is(app)),
        body(look, _("Write the words on paper. Put the paper where only you will find it.")),
        *([soft(look, warned)] if warned else []),
        *asked,
        line=_("Code") if home == routes.KODE else _("Backup"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Not now"), _declined(app, home), key="spare.not_now"),
            buttons.primary(app, _("Show my 12 words"), show_them, key="spare.show"),
        ),
    )


def _what_it_is(app: App) -> str:
    _ = app.language.gettext
    if app.vault.has_kode:
        return _("Your spare key is 12 words. With them you can open your workbook if you forget your code.")
    if app.vault.in_keystore:
        return _(
            "Your spare key is 12 words. With them you can open your workbook if your phone, tablet or "
            "computer loses its key."
        )
    return _("Your spare key is 12 words. With them you can open your backup somewhere else.")


def _declined(app: App, home: str) -> buttons.Action:
    def decline() -> None:
        again = declined(app.records, Offer.SPARE_KEY)
        app.workbook.decline(Offer.SPARE_KEY_AGAIN if again else Offer.SPARE_KEY)
        show(home)

    return go(home) if app.vault.has_words or home != routes.KODE else decline


def _words(
    app: App, words: tuple[str, ...], print_them: buttons.Action, keep: buttons.Action, home: str
) -> ft.Control:
    look, _ = app.look, app.language.gettext
    lines = [f"{number}. {word}" for number, word in enumerate(words, start=1)]
    half = len(lines) // 2
    columns = [lines] if look.large else [lines[:half], lines[half:]]
    return frame(
        app,
        heading(look, _("Your 12 words")),
        body(look, _("Write them down in this order.")),
        card(
            ft.Row(
                [
                    # A group of its own: else they would be read aloud across, 1, 7, 2, 8.
                    ft.Semantics(
                        container=True,
                        expand=True,
                        content=ft.Column(
                            [body(look, line, strong=True) for line in column], spacing=10, tight=True
                        ),
                    )
                    for column in columns
                ],
                vertical_alignment=ft.CrossAxisAlignment.START,
            )
        ),
        soft(look, _("The words are not kept here. You see them only now.")),
        buttons.plain(app, _("Save a page to print"), print_them, key="spare.print", in_line=True),
        line=_("Your spare key"),
        actions=buttons.row(
            look,
            buttons.outlined(app, _("Back"), go(home), key="back"),
            buttons.primary(app, _("I have kept the paper"), keep, key="spare.keep"),
        ),
    )
