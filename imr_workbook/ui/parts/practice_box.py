"""Prøv i hverdagen: one small thing to try, if one wants to."""

from __future__ import annotations

from functools import partial

import flet as ft

from imr_workbook.content.topics import Practice
from imr_workbook.domain.practices import Practice as Chosen
from imr_workbook.domain.practices import practice, this_weeks_practice
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.step_words import told_line
from imr_workbook.ui.parts.text import body, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, use_app
from imr_workbook.ui.theme import SURFACE_2


@component
def PracticeBox(offer: Practice) -> ft.Control:
    """The practice of a page, to choose or let go, or to take up again."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    chosen = practice(app.records, offer.id)
    return card(
        soft(look, app.danish.gettext("Try it in everyday life")),
        body(look, offer.text),
        *(_offered(app, offer) if chosen is None else _chosen(app, chosen)),
        bgcolor=SURFACE_2,
    )


def _offered(app: App, offer: Practice) -> list[ft.Control]:
    _ = app.language.gettext
    choose = partial(app.workbook.try_practice, offer.id)
    return [buttons.tonal(app, _("I want to try this"), choose, key=f"{offer.id}.try")]


def _chosen(app: App, one: Chosen) -> list[ft.Control]:
    """Where it stands now, and what can be done with it."""
    look, _ = app.look, app.language.gettext
    again = partial(app.workbook.try_practice, one.id)
    if one.told:
        return [
            soft(look, told_line(app, one.outcome, one.told_on)),
            buttons.tonal(app, _("Try it again"), again, key=f"{one.id}.again"),
        ]
    let_go = partial(app.workbook.forget_practice, one.id)
    ways = [buttons.plain(app, _("Not this one after all"), let_go, key=f"{one.id}.not")]
    now = this_weeks_practice(app.records, app.state.today)
    if now is not None and now.id == one.id:
        return [soft(look, _("It is on your Today page.")), *ways]
    take_up = buttons.tonal(app, _("Put it on Today"), again, key=f"{one.id}.again")
    return [soft(look, _("It is kept under Goals.")), take_up, *ways]
