"""One of the week's questions: one answer a screen, tap is answer and on.

What was answered another week is never shown here, and nothing on the screen but the tick depends on
what is answered now.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import flet as ft

from imr_workbook.domain.following import WEEKS, following
from imr_workbook.domain.instruments import HOPE_SOURCE
from imr_workbook.domain.kinds import Kind
from imr_workbook.domain.rounds import Round, offers_more, round_of
from imr_workbook.ui import routes
from imr_workbook.ui.arrival import Arrival, use_arrival
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons, question_words
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.question import answer_tiles, no_question, question_actions
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import heading, soft
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, made, use_app

MOVE_ON_S = 0.3
"""How long the tick is seen before the next question. A second tap of a shaking hand falls within it, on
the answer already given, and not on the next question."""


class _Turn:
    """Counts taps, so that only the last one moves on."""

    def __init__(self) -> None:
        self._count = 0

    def next(self) -> Callable[[], bool]:
        """A new turn; tells whether it still is the last."""
        self._count += 1
        mine = self._count
        return lambda: mine == self._count


@component
def WeekQuestion() -> ft.Control:
    """The question that the path names, of the latest period."""
    app = use_app()
    turn, arrival = made(_Turn), use_arrival()
    ft.on_unmounted(lambda: _cancel(turn))
    parameters = ft.use_route_params()
    asked = _round(app, int(parameters["week"]) - 1)
    position = int(parameters["question"]) - 1
    if asked is None or position not in range(len(asked.questions)):
        return no_question(app)
    item = asked.questions[position]
    answer = _words(app, asked, item) if item == HOPE_SOURCE else _tiles(app, asked, item, turn, arrival)
    return frame(
        app,
        heading(app.look, question_words.question(app, item)),
        answer,
        line=_saved(app, asked, item) or _where(app, asked, position),
        title=question_words.title(app, item),
        actions=question_actions(app, *_ways(app, asked, item, turn, arrival)),
    )


def _round(app: App, week: int) -> Round | None:
    period = following(app.records)
    return None if period is None or week not in range(WEEKS) else round_of(app.records, period, week)


def _saved(app: App, asked: Round, item: str) -> str:
    """When words of one's own were last saved; a tap on an answer shows by its tick that it is kept."""
    given = asked.given.get(item)
    if item != HOPE_SOURCE or given is None:
        return ""
    return app.saved_line(app.records.saved_ms(Kind.CHECK_IN, given.id))


def _where(app: App, asked: Round, position: int) -> str:
    _ = app.language.gettext
    return _("Question %(number)d of %(count)d", number=position + 1, count=len(asked.questions))


def _words(app: App, asked: Round, item: str) -> ft.Control:
    _ = app.language.gettext
    text = question_words.question(app, item)
    given = asked.given.get(item)
    return ft.Column(
        [
            SavedField(
                _("In your own words"),
                given.note if given else "",
                lambda note: app.workbook.note_hope(note, week=asked.week, question=text),
                lines=3,
                key=f"{asked.period.id}.{asked.week}.{item}",
            ),
            soft(app.look, _("The field may be empty.")),
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _tiles(app: App, asked: Round, item: str, turn: _Turn, arrival: Arrival) -> ft.Control:
    text = question_words.question(app, item)

    def chooser(step: int, word: str) -> Callable[[], object]:
        async def choose() -> None:
            is_last = turn.next()
            app.workbook.answer_question(item, step, week=asked.week, question=text, word=word)
            await asyncio.sleep(MOVE_ON_S)
            if is_last():
                _onward(app, asked, item)

        return arrival.steady(choose)

    return answer_tiles(app, item, asked.given.get(item), chooser)


def _ways(app: App, asked: Round, item: str, turn: _Turn, arrival: Arrival) -> tuple[ft.Control, ft.Control]:
    """Back, and past the question."""
    _ = app.language.gettext
    position = asked.questions.index(item)

    def back() -> None:
        _cancel(turn)
        show(routes.week_question(asked.week, position - 1) if position else routes.WEEK)

    def past() -> None:
        _cancel(turn)
        app.drafts.flush()
        app.workbook.skip_question(item, week=asked.week, question=question_words.question(app, item))
        _onward(app, asked, item)

    on = (
        buttons.primary(app, _("Next"), arrival.steady(past), key="week.next")
        if item == HOPE_SOURCE
        else buttons.outlined(app, _("Skip"), arrival.steady(past), key="week.skip")
    )
    return buttons.outlined(app, _("Back"), arrival.steady(back), key="week.back"), on


def _onward(app: App, asked: Round, item: str) -> None:
    """To the next question, or to the end; after the first round by way of an offer."""
    position = asked.questions.index(item) + 1
    if position < len(asked.questions):
        path = routes.week_question(asked.week, position)
    elif offers_more(app.workbook.state, asked):
        path = routes.WEEK_MORE
    else:
        path = routes.week_saved(asked.week)
    show(path)


def _cancel(turn: _Turn) -> None:
    turn.next()
