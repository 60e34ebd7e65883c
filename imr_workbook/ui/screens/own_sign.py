"""A sign of one's own: something the person has noticed, in their own words."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook import wording
from imr_workbook.domain.following import TooManyItems, following
from imr_workbook.domain.instruments import own_sign_item
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.own_signs import OwnSign, Pole, own_sign, sign_in_writing
from imr_workbook.domain.rounds import followed
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.question import no_question
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, made, use_app

_ = str
"""Marks msgids; they are translated where they are shown."""

NO_ROOM = _("Your sign is kept. To follow it, take another away first.")


@component
def OwnSignScreen() -> ft.Control:
    """Its words, and when it is there. A new one is followed when it is done."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    sign_id = ft.use_route_params()["sign"]
    offered = ft.use_route_location().startswith(routes.WEEK_MORE)
    sign = sign_in_writing(app.records, sign_id)
    is_new: bool = made(lambda: own_sign(app.records, sign_id) is None, of=sign_id)
    if sign is None:
        return no_question(app)

    def done() -> None:
        app.drafts.flush()
        if is_new:
            _follow(app, sign_id)
        show(routes.WEEK_MORE if offered else routes.WEEK_CHOICE)

    return frame(
        app,
        heading(look, _("A sign you have noticed yourself")),
        SavedField(
            _("In your own words"),
            sign.text,
            lambda text: app.workbook.add_own_sign(text, sign_id=sign_id),
            lines=2,
            hint=_("For example: I call my sister less often"),
            key=sign_id,
        ),
        body(look, _("When do you notice it most?")),
        _poles(app, sign),
        soft(look, _("You can skip this. The questions stay the same.")),
        line=app.saved_line(app.records.saved_ms(Kind.OWN_SIGN, sign_id)) or _("How I am"),
        actions=buttons.primary(app, _("Done"), done, key="sign.done"),
    )


def _poles(app: App, sign: OwnSign) -> ft.Control:
    _ = app.language.gettext

    def chooser(pole: Pole) -> Callable[[], None]:
        def choose() -> None:
            app.drafts.flush()
            written = sign_in_writing(app.workbook.state, sign.id) or sign
            app.workbook.add_own_sign(written.text, pole, sign_id=sign.id)

        return choose

    return choice.chips(
        _("When do you notice it most?"),
        [
            choice.chip(app, word, sign.pole is pole, chooser(pole), key=f"pole.{pole}")
            for pole, word in wording.pole_words(app.language).items()
        ],
    )


def _follow(app: App, sign_id: str) -> None:
    """Ask about it from now on, where there are words in it and room for it."""
    period = following(app.workbook.state)
    if period is None or own_sign(app.workbook.state, sign_id) is None:
        return
    try:
        app.workbook.follow([*followed(app.workbook.state, period), own_sign_item(sign_id)])
    except TooManyItems:
        app.tell(NO_ROOM)
