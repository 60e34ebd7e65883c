"""A look back in words: what gave hope, and what was answered last. Shown as it was given, and no more."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.check_ins import CheckIn
from imr_workbook.domain.look_back import LookBack
from imr_workbook.ui.parts import question_words
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.days import day_words
from imr_workbook.ui.parts.text import body, heading, soft
from imr_workbook.ui.state import App

HOPES = 3
"""How many of the person's own words are shown here; all of them stand among the answers."""


def look_back_words(app: App, found: LookBack) -> list[ft.Control]:
    """Cards for what there is; none where nothing was answered."""
    _ = app.language.gettext
    cards: list[ft.Control] = []
    if found.hope:
        words = [body(app.look, question_words.answer_word(app, given)) for given in found.hope[:HOPES]]
        cards.append(card(heading(app.look, _("This gave you hope"), level=2), *words))
    if found.latest:
        day = max(given.day for given in found.latest)
        cards.append(
            card(
                heading(app.look, _("Your latest answers"), level=2),
                soft(app.look, day_words(app, day)),
                *(_answer(app, given, with_day=given.day != day) for given in found.latest),
            )
        )
    return cards


def _answer(app: App, given: CheckIn, *, with_day: bool) -> ft.Control:
    """What it is about, and the word; beside each other where there is room."""
    _ = app.language.gettext
    name = question_words.label(app, given.asked.item)
    if with_day:
        name = _("%(question)s, %(day)s", question=name, day=day_words(app, given.day))
    about, word = soft(app.look, name), body(app.look, question_words.answer_word(app, given))
    if app.look.large:
        return ft.MergeSemantics(ft.Column([about, word], spacing=0, tight=True))
    # At the far side of a wide card the word would be hard to follow to from its name.
    sides: list[ft.Control] = [ft.Container(about, expand=3), ft.Container(word, expand=2)]
    return ft.MergeSemantics(ft.Row(sides, spacing=12))
