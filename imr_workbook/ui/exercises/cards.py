"""Myths and facts: turn one card at a time. No score."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook import wording
from imr_workbook.content.exercises import Card, Cards
from imr_workbook.domain.answers import CARD, answer
from imr_workbook.ui.parts import buttons, choice
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.text import body, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, use_app


@component
def CardsView(exercise: Cards) -> ft.Control:
    """The card that is up, and the way to the next."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    index, show = ft.use_state(0)
    turned, turn = ft.use_state(False)
    one = exercise.cards[index]

    def show_card(new: int) -> None:
        show(new)
        turn(False)

    where = _("Card %(number)d of %(count)d", number=index + 1, count=len(exercise.cards))
    # Both sides in one card: on a phone, the fact and the way on are seen together.
    sides: list[ft.Control] = [
        soft(look, " · ".join([app.danish.gettext("Myth"), where])),
        body(look, one.front, strong=True),
    ]
    if turned:
        sides.append(_fact(app, one))
        asked = _knew(app, exercise, one)
    else:
        asked = buttons.tonal(app, _("Show the fact"), lambda: turn(True), key=f"{exercise.id}.turn")
    controls: list[ft.Control] = [card(*sides), asked]
    around = [
        buttons.tonal(app, _("Previous card"), lambda: show_card(index - 1)) if index > 0 else None,
        buttons.tonal(app, _("Next card"), lambda: show_card(index + 1))
        if index + 1 < len(exercise.cards)
        else None,
    ]
    controls.append(buttons.row(look, *[button for button in around if button is not None]))
    return ft.Column(controls, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _fact(app: App, one: Card) -> ft.Control:
    """Said aloud when it comes."""
    words: list[ft.Control] = [soft(app.look, app.danish.gettext("Fact")), body(app.look, one.back)]
    return ft.Semantics(live_region=True, content=ft.Column(words, spacing=4, tight=True))


def _knew(app: App, exercise: Cards, one: Card) -> ft.Control:
    field = f"{CARD}{one.id}"
    now = answer(app.records, exercise.id).text(field)

    def choose(value: str, word: str) -> Callable[[], None]:
        return lambda: app.workbook.answer(exercise.id, field, None if now == value else value, word)

    return choice.chips(
        one.front,
        [
            choice.chip(app, word, now == value, choose(value, word), key=f"{one.id}.{value}")
            for value, word in wording.card_words(app.language).items()
        ],
    )
