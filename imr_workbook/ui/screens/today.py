"""I dag: at most three things, and a way through a hard day."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.offers import offered
from imr_workbook.domain.practices import this_weeks_practice
from imr_workbook.domain.profile import profile, resting
from imr_workbook.domain.rounds import due
from imr_workbook.domain.steps import Stage, stage, this_weeks_step
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.damage_words import damage_line
from imr_workbook.ui.parts.erasure_words import erasure_line
from imr_workbook.ui.parts.newer_line import newer_line
from imr_workbook.ui.parts.offer_card import OfferCard
from imr_workbook.ui.parts.practice_card import PracticeCard
from imr_workbook.ui.parts.questions_card import QuestionsCard
from imr_workbook.ui.parts.read_only_line import read_only_line
from imr_workbook.ui.parts.reading_card import ReadingCard
from imr_workbook.ui.parts.rest_card import RestCard
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.step_card import StepCard
from imr_workbook.ui.parts.text import heading
from imr_workbook.ui.reading import reading_on
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app

CARDS = 3
"""More than three things are too many for one day."""

_Card = Callable[[bool], ft.Control]
"""Draws a card, quiet or with the screen's one filled button."""


@component
def Today() -> ft.Control:
    """The first screen of every day."""
    app = use_app()
    look, _ = app.look, app.language.gettext
    name = profile(app.records).name
    return frame(
        app,
        heading(look, _("Hello %(name)s", name=name) if name else _("Hello"), whole=False),
        *erasure_line(app),
        *damage_line(app),
        *read_only_line(app),
        *newer_line(app),
        *_cards(app),
        ft.Row(
            [
                buttons.plain(app, _("Aa Text size"), go(routes.TEXT_SIZE), key="text_size"),
                buttons.plain(app, _("Settings"), go(routes.SETTINGS), key="settings"),
            ],
            wrap=True,
            alignment=ft.MainAxisAlignment.CENTER,
            spacing=0,
        ),
        line=app.language.day(app.state.today),
        title=_("Today"),
        actions=buttons.plain(app, _("Is it a hard day?"), go(routes.HARD_DAY), key="hard_day"),
    )


def _cards(app: App) -> list[ft.Control]:
    """The step, the questions and the reading; something to try where one of them has nothing today."""
    if app.workbook.read_only:
        # Nothing is asked that could not be answered.
        return [draw(False) for _asks, draw in _reading(app)]
    if resting(app.records, app.state.today):
        return [RestCard()]
    found = [*_step(app), *_questions(app), *_reading(app), *_practice(app)][:CARDS]
    offer = _offer(app)
    if offer:
        found = found[: CARDS - 1]
    filled = next((index for index, (asks, _draw) in enumerate(found) if asks), None)
    return [*(draw(index != filled) for index, (_asks, draw) in enumerate(found)), *offer]


def _offer(app: App) -> list[ft.Control]:
    """Something offered once stands last, in the place of the third card."""
    if not app.vault.can_lock:
        return []
    vault, now_ms = app.vault, int(app.workbook.now().timestamp() * 1000)
    found = offered(
        app.records,
        has_kode=vault.has_kode,
        has_words=vault.has_words,
        now_ms=now_ms,
        guarded=vault.in_keystore,
        may_go=app.web_page.keeps is False,
    )
    return [] if found is None else [OfferCard(found, key=f"offer.{found}")]


def _step(app: App) -> list[tuple[bool, _Card]]:
    found = this_weeks_step(app.records, app.workbook.now())
    if found is None:
        return []
    asks = stage(found, app.workbook.now()) is Stage.ASKING
    return [(asks, lambda quiet: StepCard(found, quiet=quiet, key=f"step.{found.id}"))]


def _questions(app: App) -> list[tuple[bool, _Card]]:
    if due(app.records, app.state.today) is None:
        return []
    return [(True, lambda quiet: QuestionsCard(quiet=quiet, key="questions"))]


def _reading(app: App) -> list[tuple[bool, _Card]]:
    if reading_on(app) is None:
        return []
    return [(True, lambda quiet: ReadingCard(quiet=quiet, key="reading"))]


def _practice(app: App) -> list[tuple[bool, _Card]]:
    found = this_weeks_practice(app.records, app.state.today)
    if found is None:
        return []
    return [(True, lambda quiet: PracticeCard(found, quiet=quiet, key=f"practice.{found.id}"))]
