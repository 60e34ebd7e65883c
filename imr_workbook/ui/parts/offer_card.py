"""Card on I dag: one thing that is offered, with ”Ikke nu”."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.offers import Offer
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.text import body, heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def OfferCard(offer: Offer) -> ft.Control:
    """A kode, a reservenøgle, or a backup."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    if offer is Offer.KODE:
        title = _("Would you like a code?")
        words = _("With a code, your workbook is locked to others.")
        action, path = _("Choose a code"), routes.KODE
    elif offer is Offer.BACKUP:
        title = _("Would you like to save a backup?")
        words = _(
            "The browser may delete what you write here if it runs out of room. A backup is safe from that."
        )
        action, path = _("See how"), routes.BACKUP
    else:
        title = _("Would you like a spare key?")
        words = (
            _("It opens your workbook if you forget your code.")
            if app.vault.has_kode
            else _("It opens your workbook if your phone, tablet or computer loses its key.")
        )
        action, path = _("See the spare key"), routes.SPARE_KEY

    def not_now() -> None:
        if offer is Offer.BACKUP:
            app.workbook.put_off(offer)
        else:
            app.workbook.decline(offer)

    def see() -> None:
        if offer is Offer.BACKUP:
            app.workbook.put_off(offer)
        go(path)()

    return card(
        heading(look, title, level=2),
        body(look, words),
        buttons.tonal(app, action, see, key=f"offer.{offer}"),
        buttons.plain(app, _("Not now"), not_now, key=f"decline.{offer}", in_line=True),
    )
