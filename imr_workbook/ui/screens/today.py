"""I dag: at most three things, and a way through a hard day."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.practices import practices
from imr_workbook.domain.profile import profile, resting
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.practice_card import PracticeCard
from imr_workbook.ui.parts.reading_card import ReadingCard
from imr_workbook.ui.parts.rest_card import RestCard
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app

CARDS = 3
"""More than three things are too many for one day."""


@component
def Today() -> ft.Control:
    """The first screen of every day."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    person = profile(app.records)
    return frame(
        app,
        heading(look, _("Hello %(name)s", name=person.name) if person.name else _("Hello")),
        *(
            [soft(look, _("This workbook is made up: every name and every answer."))]
            if person.made_up
            else []
        ),
        *_cards(app),
        buttons.plain(app, _("Text size and settings"), go(routes.SETTINGS), key="settings"),
        line=app.language.day(app.state.today),
        actions=buttons.plain(app, _("Is it a hard day?"), go(routes.HARD_DAY), key="hard_day"),
    )


def _cards(app: App) -> list[ft.Control]:
    if resting(app.records, app.state.today):
        return [RestCard()]
    waiting = [one for one in practices(app.records) if one.outcome is None and not one.put_away]
    cards: list[ft.Control] = [PracticeCard(waiting[-1], key=waiting[-1].id)] if waiting else []
    return [*cards[: CARDS - 1], ReadingCard(quiet=bool(cards))]
