"""One answer put right, or taken back. The day stays, and so does what was answered first."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.check_ins import CheckIn, check_in, standing, taken_back
from imr_workbook.domain.instruments import HOPE_SOURCE
from imr_workbook.domain.kinds import Kind
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons, question_words
from imr_workbook.ui.parts.days import day_words
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.question import answer_tiles, no_question, question_actions
from imr_workbook.ui.parts.removed import removed_line
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import App, go, use_app


@component
def WeekCorrection() -> ft.Control:
    """The question as it was asked, with the answer that stands to it."""
    app = use_app()
    _ = app.language.gettext
    first = check_in(app.records, ft.use_route_params()["answer"])
    if first is None:
        return no_question(app)
    item, given = first.asked.item, standing(app.records).get(first.asked, first)
    text, day = (
        question_words.question(app, item),
        _("Your answer from %(day)s", day=day_words(app, given.day)),
    )
    if (removed := taken_back(app.records, given)) is not None:
        return _removed(app, removed, given, day)

    def correct(step: int, word: str) -> Callable[[], None]:
        def corrected() -> None:
            app.workbook.correct_answer(given.id, step, question=text, word=word)
            show(routes.WEEK_ANSWERS)

        return corrected

    def take_back() -> None:
        app.workbook.correct_answer(given.id, None, question=text)

    if item == HOPE_SOURCE:
        answer: ft.Control = SavedField(
            _("In your own words"),
            given.note,
            lambda note: app.workbook.correct_words(given.id, note),
            lines=3,
            key=given.id,
        )
        way = buttons.primary(app, _("Done"), go(routes.WEEK_ANSWERS), key="week.done")
    else:
        answer = answer_tiles(app, item, given, correct)
        way = buttons.outlined(app, _("Remove the answer"), take_back, key="week.take_back")
    return frame(
        app,
        heading(app.look, text),
        answer,
        line=_saved(app, given) or day,
        title=question_words.title(app, item),
        actions=question_actions(
            app, buttons.outlined(app, _("Back"), go(routes.WEEK_ANSWERS), key="week.back"), way
        ),
    )


def _saved(app: App, given: CheckIn) -> str:
    """When words of one's own were put right; until then the line tells which day's they are."""
    if given.asked.item != HOPE_SOURCE:
        return ""
    return app.saved_today(app.records.saved_ms(Kind.CHECK_IN, given.id))


def _removed(app: App, removed: CheckIn, given: CheckIn, day: str) -> ft.Control:
    """In place of the question whose answer was taken away, with the way to take it back."""
    _ = app.language.gettext
    item = given.asked.item
    back = buttons.outlined(app, _("Back"), go(routes.WEEK_ANSWERS), key="week.back")

    def put_back() -> None:
        app.workbook.put_answer_back(given.id)

    return frame(
        app,
        heading(app.look, question_words.question(app, item)),
        removed_line(app, question_words.answer_word(app, removed), put_back, key="week.undo"),
        line=day,
        title=question_words.title(app, item),
        actions=question_actions(app, back),
    )
