"""A look back in words: what gave hope, and what was answered last. Shown as it was given, and no more."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.check_ins import CheckIn
from imr_workbook.domain.look_back import LookBack
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons, question_words
from imr_workbook.ui.parts.card import card
from imr_workbook.ui.parts.days import day_words
from imr_workbook.ui.parts.text import beginning, body, heading, is_long, soft
from imr_workbook.ui.state import App, go

HOPES = 3
"""How many of the person's own words are shown here; all of them stand among the answers."""


def look_back_words(app: App, found: LookBack) -> list[ft.Control]:
    """Cards for what there is; none where nothing was answered."""
    _ = app.language.gettext
    cards: list[ft.Control] = []
    if found.hope:
        words = [control for given in found.hope[:HOPES] for control in _hope(app, given)]
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


def _hope(app: App, given: CheckIn) -> list[ft.Control]:
    """What gave hope once; under a long text the way to all of it."""
    text = question_words.answer_word(app, given)
    shown: list[ft.Control] = [beginning(app.look, body(app.look, text))]
    if is_long(text):
        words, path = app.language.gettext("Show all of it"), routes.week_correction(given.id)
        shown.append(buttons.plain(app, words, go(path), key=f"hope.{given.id}", in_line=True))
    return shown


def _answer(app: App, given: CheckIn, *, with_day: bool) -> ft.Control:
    """What it is about, and the word; beside each other where there is room."""
    _ = app.language.gettext
    name = question_words.label(app, given.asked.item)
    if with_day:
        name = _("%(question)s, %(day)s", question=name, day=day_words(app, given.day))
    word = beginning(app.look, body(app.look, question_words.answer_word(app, given)))
    about = beginning(app.look, soft(app.look, name))
    if app.look.large:
        return ft.MergeSemantics(ft.Column([about, word], spacing=0, tight=True))
    # At the far side of a wide card the word would be hard to follow to from its name.
    sides: list[ft.Control] = [ft.Container(about, expand=3), ft.Container(word, expand=2)]
    return ft.MergeSemantics(ft.Row(sides, spacing=12))
