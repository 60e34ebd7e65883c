"""Hvordan gik det? for a step."""

from __future__ import annotations

import flet as ft

from imr_workbook.domain.outcomes import Outcome
from imr_workbook.domain.steps import step
from imr_workbook.ui import routes
from imr_workbook.ui.navigation import show
from imr_workbook.ui.parts.gone import never_was
from imr_workbook.ui.parts.outcome_screen import outcome_screen
from imr_workbook.ui.safety import component
from imr_workbook.ui.state import use_app


@component
def StepOutcome() -> ft.Control:
    """Tap is answer, and on to a few words if one likes."""
    app = use_app()
    _ = app.language.gettext
    step_id, here = ft.use_route_params()["step"], ft.use_route_location()
    one = step(app.records, step_id)
    if one is None:
        return never_was(app)
    today = routes.from_today(here)

    def tell(outcome: Outcome, word: str) -> None:
        review_id = app.workbook.tell_step(step_id, outcome, word)
        show(routes.review(review_id, today=today))

    back = routes.TODAY if today else routes.step(step_id)
    return outcome_screen(app, one.text.strip(), one.outcome, tell, line=_("My step"), back=back)
