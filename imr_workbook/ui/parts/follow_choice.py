"""What to follow besides hope: offered ones and signs of one's own, each ticked or not."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.following import MOST, Following, TooManyItems
from imr_workbook.domain.instruments import OFFERED, own_sign_item
from imr_workbook.domain.own_signs import own_signs
from imr_workbook.domain.rounds import followed
from imr_workbook.ui import routes
from imr_workbook.ui.arrival import Arrival
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons, choice, question_words
from imr_workbook.ui.state import App, go

_ = str
"""Marks msgids; they are translated where they are shown."""

TOO_MANY = _("You can follow %(count)d things at a time. Take one away first.")


def follow_choice(
    app: App, period: Following, arrival: Arrival, *, offered: bool = False
) -> list[ft.Control]:
    """The choices, and the way to write a sign of one's own.

    Args:
        app: the app of this window.
        period: what it asks is ticked.
        arrival: of the screen that they stand on.
        offered: whether that is the offer after the first week's questions.
    """
    _ = app.language.gettext
    chosen = followed(app.records, period)

    def toggler(item: str) -> Callable[[], None]:
        def toggle() -> None:
            others = [other for other in chosen if other != item]
            try:
                app.workbook.follow(others if item in chosen else [*chosen, item])
            except TooManyItems:
                app.advise(TOO_MANY, count=MOST)

        return toggle

    def tile(item: str) -> ft.Control:
        words = question_words.label(app, item)
        return choice.tile(app, words, item in chosen, arrival.steady(toggler(item)), key=f"follow.{item}")

    def new_sign() -> None:
        show(routes.own_sign(app.workbook.add_own_sign(""), offered=offered))

    signs = [own_sign_item(sign.id) for sign in own_signs(app.records)]
    return [
        choice.tiles([tile(item) for item in OFFERED]),
        *(_own(app, tile(item), item, offered) for item in signs),
        buttons.tonal(app, _("Add a sign of your own"), arrival.steady(new_sign), key="follow.new"),
    ]


def _own(app: App, tile: ft.Control, item: str, offered: bool) -> ft.Control:
    """A sign of one's own, with a way to its words."""
    _ = app.language.gettext
    sign_id = item.partition(".")[2]
    change = buttons.plain(
        app, _("Change"), go(routes.own_sign(sign_id, offered=offered)), key=f"follow.change.{sign_id}"
    )
    named = ft.MergeSemantics(ft.Semantics(label=question_words.label(app, item), content=change))
    if app.look.large:
        return ft.Column(
            [tile, named], spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
        )
    return ft.Row([ft.Container(tile, expand=True), named], spacing=4)
