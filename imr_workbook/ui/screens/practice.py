"""Hvordan gik det? for something tried in everyday life."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.practices import practice
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts import buttons
from imr_workbook.ui.parts.gone import never_was
from imr_workbook.ui.parts.outcome_screen import outcome_screen
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app


@component
def PracticeOutcome() -> ft.Control:
    """Tap is answer, and on to a few words if one likes. It can also wait, or be let go."""
    app = use_app()
    _ = app.language.gettext
    practice_id, here = ft.use_route_params()["practice"], ft.use_route_location()
    chosen = practice(app.records, practice_id)
    if chosen is None:
        return never_was(app)
    today = routes.from_today(here)
    back = routes.TODAY if today else routes.GOALS

    def tell(outcome: Outcome, word: str) -> None:
        review_id = app.workbook.tell_practice(practice_id, outcome, word)
        show(routes.review(review_id, today=today))

    def put_away() -> None:
        app.workbook.put_practice_away(practice_id)
        show(back)

    def let_go() -> None:
        app.workbook.forget_practice(practice_id)
        show(back)

    more = [buttons.plain(app, _("Not this one after all"), let_go, key="practice.let_go", in_line=True)]
    if not chosen.put_away:
        more.insert(
            0, buttons.plain(app, _("Save it for another day"), put_away, key="practice.away", in_line=True)
        )
    return outcome_screen(
        app,
        chosen.text.strip(),
        chosen.outcome,
        tell,
        *([] if chosen.told else more),
        line=_("Try it in everyday life"),
        back=back,
    )
