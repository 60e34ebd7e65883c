"""One answer put right, or taken back. The day stays, and so does what was answered first."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from imr_workbook.domain.check_ins import check_in, standing
from imr_workbook.domain.instruments import HOPE_SOURCE
from imr_workbook.ui import routes
from imr_workbook.ui.parts import buttons, question_words
from imr_workbook.ui.parts.days import day_words
from imr_workbook.ui.parts.field import SavedField
from imr_workbook.ui.parts.question import answer_tiles, no_question, question_actions
from imr_workbook.ui.parts.shell import frame
from imr_workbook.ui.parts.text import heading
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import go, use_app


@component
def WeekCorrection() -> ft.Control:
    """The question as it was asked, with the answer that stands to it."""
    app = use_app()
    _ = app.language.gettext
    first = check_in(app.records, ft.use_route_params()["answer"])
    if first is None:
        return no_question(app)
    item, given = first.asked.item, standing(app.records).get(first.asked, first)
    text = question_words.question(app, item)

    def correct(step: int | None, word: str = "") -> Callable[[], None]:
        def corrected() -> None:
            app.workbook.correct_answer(given.id, step, question=text, word=word)
            ft.context.page.navigate(routes.WEEK_ANSWERS)

        return corrected

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
        way = buttons.outlined(app, _("Remove the answer"), correct(None), key="week.take_back")
    return frame(
        app,
        heading(app.look, text),
        answer,
        line=_("Your answer from %(day)s", day=day_words(app, given.day)),
        title=question_words.title(app, item),
        actions=question_actions(
            app, buttons.outlined(app, _("Back"), go(routes.WEEK_ANSWERS), key="week.back"), way
        ),
    )
